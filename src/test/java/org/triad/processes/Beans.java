package org.triad.processes;

import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.triad.workflow.CompletedTask;

/** What diagrams may name: the beans that do something for a task, an event or a service task. */
final class Beans {

    private Beans() {}

    /** Their classes by bean name. */
    static Map<String, Class<?>> all() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(CompletedTask.class));
        scanner.addIncludeFilter(new AssignableTypeFilter(ExecutionListener.class));
        scanner.addIncludeFilter(new AssignableTypeFilter(JavaDelegate.class));
        Map<String, Class<?>> beans = new TreeMap<>();
        scanner.findCandidateComponents("org.triad").forEach(found -> {
            Class<?> type = ClassUtils.resolveClassName(found.getBeanClassName(), null);
            if (type.isAnnotationPresent(Component.class)) {
                beans.put(
                        AnnotationBeanNameGenerator.INSTANCE.generateBeanName(
                                found, new SimpleBeanDefinitionRegistry()),
                        type);
            }
        });
        return beans;
    }
}
