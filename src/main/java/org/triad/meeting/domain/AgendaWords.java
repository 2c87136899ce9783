package org.triad.meeting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.triad.kernel.PersonId;
import org.triad.people.Person;
import org.triad.workflow.OpenTask;

/** Says why something is on an agenda, the same on the page, in the form and in the mail. */
final class AgendaWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_WEEK = DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);

    private final ZoneId zone;
    private final Map<PersonId, Person> names;

    AgendaWords(ZoneId zone, Map<PersonId, Person> names) {
        this.zone = zone;
        this.names = names;
    }

    String overdue(OpenTask task) {
        return "“%s” is overdue since %s; %s."
                .formatted(
                        task.name(),
                        day(task.due().orElseThrow()),
                        task.assignee().map(person -> name(person) + " has it").orElse("nobody has claimed it"));
    }

    String conflict(int round, Instant since) {
        return "The verdicts of round %d do not agree; the leads have had to align since %s."
                .formatted(round, day(since));
    }

    String bounced(Instant since, String reason) {
        return "Service bounced the handover on %s: “%s”".formatted(day(since), reason);
    }

    static String launch(LocalDate day, LocalDate today) {
        return day.equals(today) ? "Launches today." : "Launches on %s.".formatted(DAY_OF_WEEK.format(day));
    }

    String quiet(Instant last, List<OpenTask> owed) {
        String tasks = owed.stream()
                .map(task -> "“%s”%s"
                        .formatted(
                                task.name(),
                                task.assignee()
                                        .map(person -> " (" + name(person) + ")")
                                        .orElse("")))
                .collect(Collectors.joining(", "));
        return "Nothing has happened since %s. Still to do: %s.".formatted(day(last), tasks);
    }

    String name(PersonId id) {
        return Optional.ofNullable(names.get(id)).map(Person::name).orElse(id.value());
    }

    private String day(Instant moment) {
        return DAY.format(moment.atZone(zone));
    }
}
