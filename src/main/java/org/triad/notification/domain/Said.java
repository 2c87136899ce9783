package org.triad.notification.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.notification.domain.LoopedIn.Call;

/** An occasion for one audience; for webhooks there is no call. */
record Said(Occasion occasion, Optional<Call> call) {

    /** A row of {@code said}, which the database reads as JSON: one parameter, whose plan PostgreSQL keeps. */
    record Row(
            int place,
            String occasion,
            String kind,
            String event,
            String audience,
            String campaign,
            String task,
            String department,
            String person,
            String headline,
            Map<String, Object> facts,
            String at,
            List<String> people,
            List<String> groups,
            List<String> departments) {}

    private boolean isFor(Audience audience) {
        return call.filter(row -> row.audience() == audience).isPresent();
    }

    Row row(int place, String headline) {
        return new Row(
                place,
                occasion.key(),
                text(call, row -> row.kind().name()),
                occasion.event(),
                text(call, row -> row.audience().name()),
                text(occasion.campaign(), CampaignKey::value),
                text(occasion.task(), Function.identity()),
                text(occasion.department(), Department::name),
                text(occasion.by(), PersonId::value),
                headline,
                facts(),
                occasion.at().toString(),
                people(),
                groups(),
                departments());
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new TreeMap<>(occasion.facts());
        if (!occasion.outcome().isEmpty()) {
            facts.put("outcome", occasion.outcome());
        }
        return facts;
    }

    /** Whom the audience names itself. */
    List<String> people() {
        return isFor(Audience.CONCERNED)
                ? occasion.concerned().stream().map(PersonId::value).toList()
                : List.of();
    }

    /** The engine's groups that belong to the audience. */
    List<String> groups() {
        return call.map(row -> switch (row.audience()) {
                    case CONCERNED -> occasion.concerned().isEmpty() ? meant() : List.<String>of();
                    case DEPARTMENT -> members();
                    case DEPARTMENT_LEADS ->
                        occasion.department()
                                .map(each -> List.of(each.leadsKey()))
                                .orElse(leads());
                    case LEADS -> leads();
                    case TRIAD, WATCHERS -> List.<String>of();
                })
                .orElse(List.of());
    }

    /**
     * Whose channels hear of it: those of the department, of the groups that are meant, or all. A task somebody has is theirs alone, and
     * remains so where any department might have it.
     */
    List<String> departments() {
        boolean somebodys = occasion.department().isEmpty()
                && occasion.task().isPresent()
                && occasion.concerned().size() == 1;
        if (somebodys
                || occasion.event().equals("taskAssigned")
                        && !occasion.concerned().isEmpty()) {
            return List.of();
        }
        Stream<Department> meant = occasion.department()
                .map(Stream::of)
                .orElseGet(() -> occasion.groups().isEmpty()
                        ? Arrays.stream(Department.values())
                        : occasion.groups().stream().flatMap(group -> Department.ofGroup(group).stream()));
        return meant.map(Department::name).distinct().toList();
    }

    /** Leads are members, too. */
    private List<String> meant() {
        return occasion.groups().isEmpty()
                ? members()
                : occasion.groups().stream()
                        .flatMap(group -> Stream.concat(
                                Stream.of(group), Department.ofGroup(group).map(Department::leadsKey).stream()))
                        .distinct()
                        .toList();
    }

    private List<String> members() {
        return occasion.department()
                .map(each -> List.of(each.key(), each.leadsKey()))
                .orElse(leads());
    }

    private static List<String> leads() {
        return Arrays.stream(Department.values()).map(Department::leadsKey).toList();
    }

    private static <T> String text(Optional<T> value, Function<T, String> text) {
        return value.map(text).orElse(null);
    }
}
