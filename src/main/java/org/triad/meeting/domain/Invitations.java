package org.triad.meeting.domain;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.meeting.AgendaItem;
import org.triad.meeting.CalendarPart;
import org.triad.meeting.Invitation;
import org.triad.meeting.SyncEvents.Reason;
import org.triad.meeting.SyncEvents.SyncCancelled;
import org.triad.meeting.SyncEvents.SyncChanged;
import org.triad.meeting.SyncEvents.SyncInvited;
import org.triad.meeting.domain.calendar.SyncFile;
import org.triad.people.People;
import org.triad.people.Person;

/** Who is asked to a sync, and what they are told. */
@Component
class Invitations {

    private final SyncTable table;
    private final People people;
    private final SyncTimes times;
    private final ApplicationEventPublisher events;

    Invitations(SyncTable table, People people, SyncTimes times, ApplicationEventPublisher events) {
        this.table = table;
        this.people = people;
        this.times = times;
        this.events = events;
    }

    /** Asks everybody who has an item, and a lead to write the minutes. */
    void invite(StoredSync sync, List<AgendaItem> items) {
        Map<PersonId, Person> withItem = people.named(items.stream()
                .flatMap(item -> item.people().stream())
                .distinct()
                .toList());
        Set<PersonId> asked = withItem.values().stream()
                .filter(Person::hasDepartment)
                .map(Person::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Optional<PersonId> chair = chair(sync, withItem);
        chair.ifPresent(asked::add);
        table.ask(sync.key(), asked);
        table.invited(sync.key(), chair, times.now());
        StoredSync invited = table.get(sync.key());
        events.publishEvent(
                new SyncInvited(invitation(invited, items, asked, Optional.of(CalendarPart.Method.REQUEST), asked)));
    }

    /** The lead who called it; of the leads with an item the first; else one of Marketing, whose meeting it is. */
    private Optional<PersonId> chair(StoredSync sync, Map<PersonId, Person> withItem) {
        return sync.calledBy()
                .or(() -> Arrays.stream(Department.values())
                        .flatMap(department -> withItem.values().stream()
                                .filter(person -> person.leads(department))
                                .map(Person::id)
                                .sorted(java.util.Comparator.comparing(PersonId::value)))
                        .findFirst())
                .or(() -> people.leadsOf(Department.MARKETING).stream()
                        .map(Person::id)
                        .findFirst());
    }

    /** Asks those who are still asked again, with a risen sequence number. */
    void tellChange(StoredSync sync, List<AgendaItem> items, boolean moved, Optional<PersonId> by) {
        Set<PersonId> asked = new LinkedHashSet<>(table.attendees(sync.key()));
        events.publishEvent(new SyncChanged(
                invitation(sync, items, asked, Optional.of(CalendarPart.Method.REQUEST), asked), moved, by));
    }

    /** Those who have no part in it any more need not come; the lead who writes the minutes comes all the same. */
    void release(StoredSync sync, Collection<PersonId> released, List<AgendaItem> items) {
        if (released.isEmpty()) {
            return;
        }
        table.release(sync.key(), released, times.now());
        Set<PersonId> gone = new LinkedHashSet<>(released);
        events.publishEvent(new SyncCancelled(
                invitation(sync, items, gone, Optional.of(CalendarPart.Method.CANCEL), gone),
                Reason.NO_ITEM_LEFT,
                Optional.empty(),
                Optional.empty()));
    }

    /** Tells those who were asked, and the leads, who would expect it. */
    void tellCancelled(StoredSync sync, List<AgendaItem> items, Collection<PersonId> leads) {
        Set<PersonId> asked = new LinkedHashSet<>(table.attendees(sync.key()));
        Reason reason = sync.reason().orElseThrow();
        Optional<PersonId> by = reason == Reason.CALLED_OFF ? sync.endedBy() : Optional.empty();
        if (!asked.isEmpty()) {
            events.publishEvent(new SyncCancelled(
                    invitation(sync, items, asked, Optional.of(CalendarPart.Method.CANCEL), asked),
                    reason,
                    by,
                    sync.words()));
        }
        Set<PersonId> others = new LinkedHashSet<>(leads);
        others.removeAll(asked);
        if (!others.isEmpty()) {
            events.publishEvent(new SyncCancelled(
                    invitation(sync, items, others, Optional.empty(), Set.of()), reason, by, sync.words()));
        }
    }

    private Invitation invitation(
            StoredSync sync,
            List<AgendaItem> items,
            Set<PersonId> to,
            Optional<CalendarPart.Method> method,
            Set<PersonId> attendees) {
        List<Invitation.Point> points = items.stream()
                .filter(item -> item.settled().isEmpty())
                .map(item -> new Invitation.Point(
                        item.subject(), item.sentence(), item.campaign(), Set.copyOf(item.people())))
                .toList();
        return new Invitation(
                sync.key(),
                times.titleOf(sync),
                sync.sequence(),
                sync.starts(),
                sync.ends(),
                times.zone(),
                points,
                Set.copyOf(to),
                method.map(how -> part(how, sync, points, attendees)));
    }

    private CalendarPart part(
            CalendarPart.Method method, StoredSync sync, List<Invitation.Point> points, Set<PersonId> attendees) {
        Set<PersonId> named = new LinkedHashSet<>(attendees);
        sync.chair().ifPresent(named::add);
        Map<PersonId, Person> known = people.named(named);
        SyncFile.Event event = new SyncFile.Event(
                sync.uid(),
                sync.sequence(),
                times.now(),
                sync.starts(),
                sync.ends(),
                times.zone(),
                times.titleOf(sync),
                points.stream()
                        .map(point -> point.subject() + "\n" + point.sentence())
                        .collect(Collectors.joining("\n\n")),
                sync.chair().map(known::get));
        List<Person> asked = attendees.stream()
                .map(known::get)
                .filter(java.util.Objects::nonNull)
                .toList();
        return method == CalendarPart.Method.REQUEST ? SyncFile.request(event, asked) : SyncFile.cancel(event, asked);
    }
}
