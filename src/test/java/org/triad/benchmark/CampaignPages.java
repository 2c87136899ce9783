package org.triad.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.triad.campaign.CampaignState;
import org.triad.campaign.CampaignView;
import org.triad.insight.CampaignList;
import org.triad.insight.CampaignList.Query;
import org.triad.insight.CampaignList.Sort;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.people.People;
import org.triad.testing.Journeys;
import org.triad.workflow.OpenTasks;

/** What the page with the campaigns reads, in three databases of which each has ten times as many campaigns as the one before. */
final class CampaignPages {

    private static final long FINISHED = 1_000_000;
    private static final long OPEN = 2_000_000;

    /** One campaign in so many is open. */
    private static final int OPEN_SHARE = 50;

    private static final int WARM_UP = 40;
    private static final int ROUNDS = 200;
    private static final int TRIES = 5;

    private final Settings settings;
    private final Server server;

    CampaignPages(Settings settings, Server server) {
        this.settings = settings;
        this.server = server;
    }

    void measure(Report report) {
        int largest = settings.listed();
        List.of(largest / 100, largest / 10, largest).forEach(this::fill);
        try (TriadSide small = side(largest / 100);
                TriadSide middle = side(largest / 10);
                TriadSide large = side(largest)) {
            report.head("Campaign page, median ms", "%,d".formatted(largest), "%,d".formatted(largest / 100));
            List<TriadSide> sides = List.of(small, middle, large);
            // Each before any of them is measured: what the first one warms is used by all.
            queries().values().forEach(query -> rounds(WARM_UP, query, sides));
            queries().forEach((words, query) -> compare(report, words, query, sides));
            new Mornings(server).measure(report, sides);
        }
    }

    private TriadSide side(int campaigns) {
        return new TriadSide(server, "list_" + campaigns);
    }

    private void fill(int campaigns) {
        String database = "list_" + campaigns;
        if (server.exists(database)) {
            return;
        }
        String finished;
        String open;
        try (TriadSide side = side(campaigns)) {
            finished = side.start(Script.brief());
            side.go(finished, Script.steps(Script.brief()));
            open = side.start(Script.brief());
        }
        Copies copies = new Copies(server, database);
        copies.makeListed(finished, FINISHED, campaigns - campaigns / OPEN_SHARE);
        copies.make(open, OPEN, campaigns / OPEN_SHARE);
    }

    private static Map<String, Query> queries() {
        Map<String, Query> queries = new LinkedHashMap<>();
        queries.put("all, the newest first", Query.everything());
        queries.put("all, by name", query(Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Sort.NAME));
        queries.put(
                "going on, of one person, by launch",
                query(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Journeys.JONAS),
                        Set.of(CampaignState.RUNNING, CampaignState.PAUSED),
                        Sort.LAUNCH));
        queries.put(
                "owed by a department, the oldest first",
                query(Optional.empty(), Optional.of(Department.SALES), Optional.empty(), Set.of(), Sort.OLDEST_TASK));
        queries.put(
                "with a word all have",
                query(Optional.of("autumn"), Optional.empty(), Optional.empty(), Set.of(), Sort.KEY));
        return queries;
    }

    private static Query query(
            Optional<String> text,
            Optional<Department> department,
            Optional<PersonId> person,
            Set<CampaignState> states,
            Sort sort) {
        return new Query(text, Optional.empty(), department, person, states, sort, true, 0, Query.PAGE_SIZE);
    }

    private void compare(Report report, String words, Query query, List<TriadSide> sides) {
        rounds(WARM_UP, query, sides);
        Map<TriadSide, List<Double>> millis = rounds(ROUNDS, query, sides);
        List<Double> medians =
                sides.stream().map(side -> Numbers.median(millis.get(side))).toList();
        double growth = Math.log(medians.get(2) / medians.get(0)) / Math.log(100);
        // An exponent of 0.05 over two powers of ten.
        report.compare(words, medians.get(2), medians.get(0), "≤ 1.26");
        report.note(String.format(
                Locale.ROOT,
                "  tenth %.2f ms, exponent %.2f, 99th percentile %.2f ms, statements %s",
                medians.get(1),
                growth,
                Numbers.percentile(millis.get(sides.get(2)), 99),
                sides.stream().map(side -> statements(side, query)).toList()));
    }

    private static Map<TriadSide, List<Double>> rounds(int rounds, Query query, List<TriadSide> sides) {
        Map<TriadSide, List<Double>> millis = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (TriadSide side : sides) {
                long start = System.nanoTime();
                read(side, query);
                millis.computeIfAbsent(side, any -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
            }
        }
        return millis;
    }

    /** The fewest of some tries: now and then Triad's housekeeping sends one in between. */
    private long statements(TriadSide side, Query query) {
        return LongStream.generate(() -> {
                    long before = server.statements(side.database());
                    read(side, query);
                    return server.statements(side.database()) - before;
                })
                .limit(TRIES)
                .min()
                .orElseThrow();
    }

    /** As the page does. */
    private static void read(TriadSide side, Query query) {
        CampaignList.Page page = side.bean(CampaignList.class).find(query);
        if (page.campaigns().size() < Math.min(Query.PAGE_SIZE, page.found())) {
            throw new IllegalStateException("The page is not full.");
        }
        Set<PersonId> mentioned = new HashSet<>();
        for (CampaignView campaign : page.campaigns()) {
            Arrays.stream(Department.values()).map(campaign.triad()::of).forEach(mentioned::add);
        }
        side.bean(OpenTasks.class)
                .of(page.campaigns().stream().map(CampaignView::key).toList())
                .values()
                .forEach(tasks -> tasks.forEach(task -> task.assignee().ifPresent(mentioned::add)));
        side.bean(People.class).named(mentioned);
        for (Department department : Department.values()) {
            side.bean(People.class).membersOf(department);
        }
    }
}
