package org.triad.notification.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.triad.kernel.PersonId;
import org.triad.people.Person;

/** What one person finds in the morning's summary, section by section. */
final class Morning {

    /** The sections in their order; pages and mails call them {@code notification.digest.<section>}. */
    private static final List<String> SECTIONS = List.of("overdue", "today", "waiting", "news");

    private static final int MOST_ITEMS = 12;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE, d MMM, HH:mm", Locale.ENGLISH);

    private final ZoneId zone;
    private final Map<String, List<Item>> sections = new TreeMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** @param person whose name comes before the note */
    private record Item(String text, Optional<PersonId> person, String note, String path) {

        Map<String, String> facts(Map<PersonId, Person> names) {
            String name = person.map(id -> names.containsKey(id) ? names.get(id).name() : id.value())
                    .orElse("");
            return Map.of("text", text, "note", name + note, "path", path);
        }
    }

    Morning(ZoneId zone) {
        this.zone = zone;
    }

    void add(String section, String text, String note, String path) {
        add(section, text, Optional.empty(), note, path);
    }

    /** Of a section only the first are kept, and how many there are. */
    void add(String section, String text, Optional<PersonId> person, String note, String path) {
        if (numbers.merge(section, 1, Integer::sum) <= MOST_ITEMS) {
            sections.computeIfAbsent(section, empty -> new ArrayList<>()).add(new Item(text, person, note, path));
        }
    }

    /** Whose names are needed to write it. */
    Stream<PersonId> named() {
        return sections.values().stream().flatMap(List::stream).flatMap(item -> item.person().stream());
    }

    String moment(Instant at) {
        return MOMENT.format(at.atZone(zone));
    }

    /** As facts of a message; of a long section the first, and how many there are besides. */
    Map<String, Object> facts(Map<PersonId, Person> names) {
        List<Map<String, Object>> shown = new ArrayList<>();
        SECTIONS.stream().filter(sections::containsKey).forEach(section -> {
            List<Map<String, String>> items = new ArrayList<>();
            sections.get(section).forEach(item -> items.add(item.facts(names)));
            int more = numbers.get(section) - items.size();
            if (more > 0) {
                items.add(Map.of("text", "and %d more".formatted(more), "note", "", "path", "/campaigns"));
            }
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("title", section);
            one.put("items", items);
            shown.add(one);
        });
        return Map.of("sections", shown);
    }
}
