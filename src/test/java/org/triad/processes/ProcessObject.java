package org.triad.processes;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.util.ClassUtils;

/** The constants of one {@code …Process} class of production code, by the nested class they stand in. */
record ProcessObject(String key, Map<String, Set<String>> words) {

    /** All there are, by process key. */
    static Map<String, ProcessObject> all() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(
                new RegexPatternTypeFilter(Pattern.compile("org\\.triad\\.\\w+\\.process\\.\\w+Process")));
        Map<String, ProcessObject> objects = new TreeMap<>();
        scanner.findCandidateComponents("org.triad").forEach(found -> {
            ProcessObject object = of(ClassUtils.resolveClassName(found.getBeanClassName(), null));
            objects.put(object.key(), object);
        });
        return objects;
    }

    private static ProcessObject of(Class<?> type) {
        Map<String, Set<String>> words = new TreeMap<>();
        Arrays.stream(type.getDeclaredClasses())
                .forEach(nested -> words.put(nested.getSimpleName(), constants(nested)));
        return new ProcessObject(constants(type).iterator().next(), words);
    }

    private static Set<String> constants(Class<?> type) {
        Set<String> values = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                field.setAccessible(true);
                try {
                    values.add((String) field.get(null));
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }
        return values;
    }

    Set<String> in(String nested) {
        return words.getOrDefault(nested, Set.of());
    }
}
