package org.triad.meeting.domain;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.meeting.AgendaItem;
import org.triad.meeting.MeetingEvents.CampaignDiscussed;
import org.triad.meeting.SyncEvents.Reason;
import org.triad.meeting.SyncKey;
import org.triad.meeting.SyncState;
import org.triad.people.People;
import org.triad.people.Person;

/** The course of a sync: its agenda is built, people are invited, what is settled goes, and it is held or cancelled. */
@Service
@Transactional
public class WeeklySyncs {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private final SyncTable table;
    private final Agendas agendas;
    private final Invitations invitations;
    private final ActionItems actions;
    private final People people;
    private final SyncTimes times;
    private final ApplicationEventPublisher events;

    WeeklySyncs(
            SyncTable table,
            Agendas agendas,
            Invitations invitations,
            ActionItems actions,
            People people,
            SyncTimes times,
            ApplicationEventPublisher events) {
        this.table = table;
        this.agendas = agendas;
        this.invitations = invitations;
        this.actions = actions;
        this.people = people;
        this.times = times;
        this.events = events;
    }

    /**
     * Plans the sync of this week.
     *
     * @return empty where it is planned already, or where its evening has not come yet because the last one was missed
     */
    public Optional<SyncKey> planWeekly() {
        ZonedDateTime starts = times.next();
        return times.isAgendaTime(starts)
                ? table.addWeekly(
                        SyncTimes.weekOf(starts), starts.toInstant(), times.endOf(starts.toInstant()), times.now())
                : Optional.empty();
    }

    /** @return whether there is anything to talk about */
    public boolean buildAgenda(SyncKey key) {
        List<AgendaItem> items = new ArrayList<>();
        StoredSync sync = table.get(key);
        sync.topic().ifPresent(topic -> items.add(topic(sync, topic)));
        items.addAll(agendas.now());
        table.addItems(key, items);
        return !items.isEmpty();
    }

    private AgendaItem topic(StoredSync sync, String topic) {
        PersonId by = sync.calledBy().orElseThrow();
        String name = people.find(by).map(Person::name).orElse(by.value());
        return new AgendaItem(
                AgendaItem.Kind.TOPIC,
                sync.key().value(),
                Optional.empty(),
                topic,
                "Asked for by %s.".formatted(name),
                List.of(by),
                Optional.empty());
    }

    public void invite(SyncKey key) {
        invitations.invite(table.get(key), table.items(key));
    }

    @Transactional(readOnly = true)
    public Instant lastLookAt(SyncKey key) {
        return times.lastLookAt(table.get(key).starts());
    }

    /**
     * Takes from the agenda what is settled, and tells who need not come.
     *
     * @return whether anything is left to talk about
     */
    public boolean settleAgenda(SyncKey key) {
        StoredSync sync = table.locked(key);
        List<AgendaItem> planned = table.items(key);
        List<AgendaItem> now = agendas.now();
        List<AgendaItem> gone =
                planned.stream().filter(item -> !stillHolds(item, now)).toList();
        table.settle(key, gone, times.now());
        table.settled(key, times.now());
        if (gone.size() == planned.size()) {
            return false;
        }
        if (!gone.isEmpty()) {
            tellWhatIsLeft(
                    sync, planned.stream().filter(item -> !gone.contains(item)).toList());
        }
        return true;
    }

    static boolean stillHolds(AgendaItem item, List<AgendaItem> now) {
        return item.kind() == AgendaItem.Kind.TOPIC || now.stream().anyMatch(item::isSameAs);
    }

    private void tellWhatIsLeft(StoredSync sync, List<AgendaItem> left) {
        Set<PersonId> needed =
                left.stream().flatMap(item -> item.people().stream()).collect(Collectors.toSet());
        sync.chair().ifPresent(needed::add);
        List<PersonId> released = table.attendees(sync.key()).stream()
                .filter(person -> !needed.contains(person))
                .toList();
        table.changed(sync.key());
        StoredSync changed = table.get(sync.key());
        invitations.release(changed, released, left);
        invitations.tellChange(changed, left, false, Optional.empty());
    }

    /** It is not held: nothing is left to talk about, or a lead called it off. */
    public void cancel(SyncKey key) {
        StoredSync sync = table.locked(key);
        Reason reason = sync.words().isPresent()
                ? Reason.CALLED_OFF
                : sync.invited().isPresent() ? Reason.SETTLED : Reason.EMPTY;
        table.cancelled(key, reason, times.now());
        AuditedAct act = AuditedAct.of("Sync.Cancelled").outcome(reason.name()).detail(key.value());
        events.publishEvent(sync.endedBy().map(act::by).orElse(act));
        invitations.tellCancelled(
                table.get(key),
                table.items(key),
                agendas.leads().values().stream().flatMap(List::stream).toList());
    }

    /** Its minutes are written: what was agreed is kept, and the campaigns remember that they were talked about. */
    public void hold(SyncKey key, Minutes minutes, PersonId by) {
        StoredSync sync = table.locked(key);
        if (sync.state() != SyncState.PLANNED) {
            throw Refusal.conflict("%s is over already.".formatted(key));
        }
        List<Agreement> agreed = minutes.agreements();
        table.held(key, minutes.text(), by, times.now());
        agreed.forEach(agreement -> actions.add(key, agreement));
        Map<PersonId, Person> names =
                people.named(agreed.stream().map(Agreement::person).toList());
        discussed(table.items(key), agreed)
                .forEach(campaign -> events.publishEvent(new CampaignDiscussed(
                        campaign, Optional.of(by), Optional.of(words(sync, campaign, agreed, names)))));
        events.publishEvent(
                AuditedAct.of("Sync.Held").by(by).detail("%s; action items: %d".formatted(key, agreed.size())));
    }

    private static Set<CampaignKey> discussed(List<AgendaItem> items, List<Agreement> agreed) {
        Set<CampaignKey> campaigns = new java.util.TreeSet<>();
        items.stream()
                .filter(item -> item.settled().isEmpty())
                .forEach(item -> item.campaign().ifPresent(campaigns::add));
        agreed.forEach(agreement -> agreement.campaign().ifPresent(campaigns::add));
        return campaigns;
    }

    private String words(StoredSync sync, CampaignKey campaign, List<Agreement> agreed, Map<PersonId, Person> names) {
        String actionItems = agreed.stream()
                .filter(agreement ->
                        agreement.campaign().filter(campaign::equals).isPresent())
                .map(agreement -> "%s: %s (by %s)"
                        .formatted(names.get(agreement.person()).name(), agreement.what(), DAY.format(agreement.due())))
                .collect(Collectors.joining("; "));
        return "%s (%s)%s"
                .formatted(times.titleOf(sync), sync.key(), actionItems.isEmpty() ? "" : ". Agreed: " + actionItems);
    }
}
