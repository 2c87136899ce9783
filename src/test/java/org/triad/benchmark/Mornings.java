package org.triad.benchmark;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.triad.notification.domain.Digests;

/** The morning's digest, written where there are few campaigns and where there are many. */
final class Mornings {

    /** A Monday on which nothing is closed. */
    private static final Instant MONDAY = Instant.parse("2031-03-03T06:30:00Z");

    private static final int WARM_UP = 5;
    private static final int ROUNDS = 15;

    private final Server server;

    Mornings(Server server) {
        this.server = server;
    }

    /** @param sides from the one with the fewest campaigns to the one with the most */
    void measure(Report report, List<TriadSide> sides) {
        Map<TriadSide, List<Double>> millis = new LinkedHashMap<>();
        Map<TriadSide, Long> statements = new LinkedHashMap<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            boolean measured = round >= WARM_UP;
            for (TriadSide side : sides) {
                long before = server.statements(side.database());
                double took = write(side);
                statements.merge(side, server.statements(side.database()) - before, Math::min);
                if (measured) {
                    millis.computeIfAbsent(side, any -> new ArrayList<>()).add(took);
                }
                side.jdbc()
                        .sql("delete from notification_message where kind = 'DIGEST'")
                        .update();
            }
        }
        TriadSide most = sides.get(sides.size() - 1);
        report.compare(
                "the morning's digest", Numbers.median(millis.get(most)), Numbers.median(millis.get(sides.get(0))), "");
        report.note(IntStream.range(0, sides.size())
                .mapToObj(i -> "%s: %.1f ms, %d statements"
                        .formatted(
                                sides.get(i).database(),
                                Numbers.median(millis.get(sides.get(i))),
                                statements.get(sides.get(i))))
                .toList()
                .toString());
    }

    private static double write(TriadSide side) {
        long start = System.nanoTime();
        int told = side.bean(Digests.class).write(MONDAY);
        double took = (System.nanoTime() - start) / 1e6;
        if (told == 0) {
            throw new IllegalStateException("Nobody was told anything.");
        }
        return took;
    }
}
