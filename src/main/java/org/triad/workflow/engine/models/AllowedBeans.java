package org.triad.workflow.engine.models;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.triad.workflow.ForDiagrams;

/**
 * The beans a model may name: delegates and listeners of the modules' {@code process} packages, and methods marked
 * {@link ForDiagrams}. All other beans do not exist for a model.
 */
@Component
class AllowedBeans {

    private final ApplicationContext beans;
    private final AtomicReference<Map<String, Class<?>>> known = new AtomicReference<>();

    AllowedBeans(ApplicationContext beans) {
        this.beans = beans;
    }

    /** Whether a model may name this bean where this type is expected. */
    boolean isDelegate(String name, Class<?> type) {
        Class<?> found = known().get(name);
        return found != null && type.isAssignableFrom(found);
    }

    /** Whether expressions may call this method of this bean. */
    boolean isCallable(String name, String method) {
        Class<?> found = known().get(name);
        return found != null && callableMethods(found).contains(method);
    }

    /** Whether expressions may call this method of this object, which is a bean. */
    boolean isCallable(Object bean, String method) {
        return bean.getClass().getName().startsWith("org.triad.")
                && known().containsValue(bean.getClass())
                && callableMethods(bean.getClass()).contains(method);
    }

    /** The bean if it is on the list, or null. */
    Object find(String name) {
        return known().containsKey(name) ? beans.getBean(name) : null;
    }

    /** Whether there is any bean of this name, allowed or not. */
    boolean exists(String name) {
        return beans.containsBean(name);
    }

    /** The names of the beans that may stand where this type is expected, for sentences. */
    Set<String> delegates(Class<?> type) {
        return known().entrySet().stream()
                .filter(bean -> type.isAssignableFrom(bean.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    /** Looked up when it is first needed: the engine is built before the beans are. */
    private Map<String, Class<?>> known() {
        Map<String, Class<?>> listed = known.get();
        if (listed == null) {
            listed = new TreeMap<>();
            for (String name : beans.getBeanDefinitionNames()) {
                Class<?> type = beans.getType(name, false);
                if (type != null && type.getName().startsWith("org.triad.") && isForDiagrams(type)) {
                    listed.put(name, type);
                }
            }
            known.set(listed);
        }
        return listed;
    }

    private static boolean isForDiagrams(Class<?> type) {
        boolean isDelegate = JavaDelegate.class.isAssignableFrom(type)
                || ExecutionListener.class.isAssignableFrom(type)
                || TaskListener.class.isAssignableFrom(type);
        return isDelegate && type.getPackageName().endsWith(".process")
                || !callableMethods(type).isEmpty();
    }

    private static Set<String> callableMethods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(ForDiagrams.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }
}
