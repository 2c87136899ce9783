package org.triad.notification.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What one person finds in the morning's summary, section by section. */
final class Morning {

    /** The sections in their order; pages and mails call them {@code notification.digest.<section>}. */
    private static final List<String> SECTIONS = List.of("overdue", "today", "waiting", "news");

    private static final int MOST_ITEMS = 12;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE, d MMM, HH:mm", Locale.ENGLISH);

    private final ZoneId zone;
    private final Map<String, List<Map<String, String>>> sections = new TreeMap<>();

    Morning(ZoneId zone) {
        this.zone = zone;
    }

    void add(String section, String text, String note, String path) {
        sections.computeIfAbsent(section, empty -> new ArrayList<>())
                .add(Map.of("text", text, "note", note, "path", path));
    }

    String moment(Instant at) {
        return MOMENT.format(at.atZone(zone));
    }

    /** As facts of a message; of a long section the first, and how many there are besides. */
    Map<String, Object> facts() {
        List<Map<String, Object>> shown = new ArrayList<>();
        SECTIONS.stream().filter(sections::containsKey).forEach(section -> {
            List<Map<String, String>> items = sections.get(section);
            List<Map<String, String>> first = new ArrayList<>(items.subList(0, Math.min(items.size(), MOST_ITEMS)));
            if (items.size() > MOST_ITEMS) {
                first.add(Map.of(
                        "text", "and %d more".formatted(items.size() - MOST_ITEMS), "note", "", "path", "/campaigns"));
            }
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("title", section);
            one.put("items", first);
            shown.add(one);
        });
        return Map.of("sections", shown);
    }
}
