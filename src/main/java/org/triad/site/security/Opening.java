package org.triad.site.security;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.triad.people.Person;

/**
 * One line of {@link EngineOpenings}: who may ask for an address with which methods.
 *
 * @param methods HTTP methods; empty for all
 */
record Opening(Who who, Set<String> methods, PathPattern address) {

    /** Whom an opening is for. */
    enum Who {
        EVERYBODY,
        DEPARTMENTS,
        OWNERS,
        ADMINISTRATORS,
        NOBODY;

        boolean includes(Person person) {
            return switch (this) {
                case EVERYBODY -> true;
                case DEPARTMENTS -> person.hasDepartment();
                case OWNERS -> person.ownsProcesses();
                case ADMINISTRATORS -> person.isAdministrator();
                case NOBODY -> false;
            };
        }
    }

    /**
     * Reads a line such as {@code departments GET,POST /task/count}; the method {@code *} stands for all.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Opening of(String line) {
        String[] words = line.strip().split("\\s+");
        if (words.length != 3) {
            throw new IllegalArgumentException("Not an opening: " + line);
        }
        Set<String> methods = words[1].equals("*")
                ? Set.of()
                : Arrays.stream(words[1].split(",")).collect(Collectors.toUnmodifiableSet());
        return new Opening(Who.valueOf(words[0].toUpperCase(java.util.Locale.ROOT)), methods, pattern(words[2]));
    }

    boolean matches(String method, PathContainer path) {
        return (methods.isEmpty() || methods.contains(method)) && address.matches(path);
    }

    /** Whether it names what the other leaves open, such as {@code /task/count} beside {@code /task/{id}}. */
    boolean isMoreSpecificThan(Opening other) {
        return PathPattern.SPECIFICITY_COMPARATOR.compare(address, other.address) < 0;
    }

    private static PathPattern pattern(String address) {
        return PathPatternParser.defaultInstance.parse(address);
    }
}
