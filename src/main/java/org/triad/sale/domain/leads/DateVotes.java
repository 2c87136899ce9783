package org.triad.sale.domain.leads;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts which styles fit a file's dates, and whether those that fit best agree on what they mean. */
final class DateVotes {

    private static final int MOST_KEPT = 20_000;

    private final Map<DateStyle, Integer> votes = new EnumMap<>(DateStyle.class);
    private final Set<Set<DateStyle>> differing = new HashSet<>();
    /** The same days come again and again, so each is tried once. */
    private final Map<String, Integer> waiting = new HashMap<>();

    void count(String text) {
        if (text.isEmpty()) {
            return;
        }
        waiting.merge(text, 1, Integer::sum);
        if (waiting.size() > MOST_KEPT) {
            vote();
        }
    }

    private void vote() {
        waiting.forEach(this::vote);
        waiting.clear();
    }

    private void vote(String text, int times) {
        Map<DateStyle, LocalDate> readings = new EnumMap<>(DateStyle.class);
        for (DateStyle style : DateStyle.values()) {
            style.parse(text).ifPresent(date -> readings.put(style, date));
        }
        readings.keySet().forEach(style -> votes.merge(style, times, Integer::sum));
        if (readings.size() > 1 && new HashSet<>(readings.values()).size() > 1) {
            differing.add(Set.copyOf(readings.keySet()));
        }
    }

    /** Empty where two styles fit equally well and mean different days. */
    Optional<DateStyle> winner() {
        vote();
        int most = votes.values().stream().max(Comparator.naturalOrder()).orElse(0);
        if (most == 0) {
            return Optional.of(DateStyle.ISO);
        }
        List<DateStyle> best = votes.entrySet().stream()
                .filter(vote -> vote.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
        boolean open = best.size() > 1
                && differing.stream()
                        .anyMatch(
                                styles -> best.stream().filter(styles::contains).count() > 1);
        return open ? Optional.empty() : Optional.of(best.get(0));
    }
}
