package org.triad.meeting.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.PersonId;
import org.triad.kernel.PlainText;
import org.triad.kernel.Refusal;
import org.triad.meeting.AgendaItem;
import org.triad.meeting.SyncEvents.Reason;
import org.triad.meeting.SyncKey;
import org.triad.meeting.SyncState;
import org.triad.meeting.SyncView;
import org.triad.meeting.Syncs;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.workflow.SideProcesses;

/** Does with syncs what people ask outside their tasks. */
@Service
@Transactional
class SyncDesk implements Syncs {

    private static final int LONGEST_TOPIC = 200;
    private static final Duration FURTHEST = Duration.ofDays(365);

    private final SyncTable table;
    private final SyncLists lists;
    private final Agendas agendas;
    private final Invitations invitations;
    private final ActionItems actions;
    private final SideProcesses processes;
    private final People people;
    private final SyncTimes times;
    private final ApplicationEventPublisher events;

    SyncDesk(
            SyncTable table,
            SyncLists lists,
            Agendas agendas,
            Invitations invitations,
            ActionItems actions,
            SideProcesses processes,
            People people,
            SyncTimes times,
            ApplicationEventPublisher events) {
        this.table = table;
        this.lists = lists;
        this.agendas = agendas;
        this.invitations = invitations;
        this.actions = actions;
        this.processes = processes;
        this.people = people;
        this.times = times;
        this.events = events;
    }

    @Override
    public SyncKey call(Instant starts, Optional<String> topic, PersonId by) {
        lead(by);
        Instant moment = moment(starts);
        SyncKey key = table.addCalled(by, checked(topic), moment, times.endOf(moment), times.now())
                .orElseThrow(SyncDesk::taken);
        events.publishEvent(AuditedAct.of("Sync.Called").by(by).detail("%s: %s".formatted(key, moment)));
        processes.start(SyncMessages.SYNC_CALLED, key.value());
        if (table.get(key).reason().filter(Reason.EMPTY::equals).isPresent()) {
            throw Refusal.conflict(
                    "There is nothing to talk about: no task is overdue, no launch is near, nothing is stuck. Name a topic to hold a sync all the same.");
        }
        return key;
    }

    @Override
    public void move(SyncKey key, Instant starts, PersonId by) {
        lead(by);
        StoredSync sync = ahead(key);
        Instant moment = moment(starts);
        if (moment.equals(sync.starts())) {
            throw Refusal.invalid("starts", "That is when it begins already.");
        }
        try {
            table.moved(key, moment, times.endOf(moment));
        } catch (DuplicateKeyException another) {
            throw taken();
        }
        processes.askTimersAnew(key.value());
        events.publishEvent(
                AuditedAct.of("Sync.Moved").by(by).detail("%s: %s → %s".formatted(key, sync.starts(), moment)));
        invitations.tellChange(table.get(key), table.items(key), true, Optional.of(by));
    }

    @Override
    public void callOff(SyncKey key, String reason, PersonId by) {
        lead(by);
        String why = SyncRules.reason(reason, "Say why the sync is called off.");
        ahead(key);
        table.calledOff(key, by, why);
        if (!processes.tell(SyncMessages.SYNC_CALLED_OFF, key.value())) {
            throw begun(key);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public SyncView get(SyncKey key) {
        StoredSync sync = table.get(key);
        return new SyncView(
                sync.key(),
                sync.starts(),
                sync.ends(),
                sync.state(),
                sync.calledBy(),
                sync.settled().isPresent(),
                sync.chair(),
                sync.sequence(),
                sync.ended(),
                sync.endedBy(),
                sync.reason(),
                sync.words(),
                sync.minutes(),
                sync.isAhead() ? markedAsTheyAreNow(sync) : table.items(key),
                table.attendees(key),
                actions.of(key));
    }

    /** What is settled since people were asked is shown as settled before it is written down. */
    private List<AgendaItem> markedAsTheyAreNow(StoredSync sync) {
        List<AgendaItem> now = agendas.now();
        return table.items(sync.key()).stream()
                .map(item -> item.settled().isPresent() || WeeklySyncs.stillHolds(item, now)
                        ? item
                        : new AgendaItem(
                                item.kind(),
                                item.subjectId(),
                                item.campaign(),
                                item.subject(),
                                item.sentence(),
                                item.people(),
                                Optional.of(times.now())))
                .toList();
    }

    @Override
    public Instant next() {
        return times.next().toInstant();
    }

    @Override
    @Transactional(readOnly = true)
    public List<AgendaItem> agendaNow() {
        return agendas.now();
    }

    @Override
    @Transactional(readOnly = true)
    public Page list(Optional<SyncState> state, int page, int size) {
        return lists.page(state, page, size);
    }

    @Override
    @Transactional(readOnly = true)
    public List<SyncKey> planned() {
        return lists.planned();
    }

    @Override
    @Transactional(readOnly = true)
    public int saved() {
        return lists.saved();
    }

    @Override
    public void settle(String actionItem, String reason, PersonId by) {
        actions.settle(actionItem, reason, lead(by));
    }

    private Person lead(PersonId by) {
        Person person = people.find(by).orElseThrow(() -> Refusal.forbidden("Only leads do this."));
        SyncRules.lead(person);
        return person;
    }

    /** The sync, if it is still ahead; nobody else changes it meanwhile. */
    private StoredSync ahead(SyncKey key) {
        StoredSync sync = table.locked(key);
        if (sync.state() != SyncState.PLANNED) {
            throw Refusal.conflict("%s is over already.".formatted(key));
        }
        if (!sync.isAhead()) {
            throw begun(key);
        }
        return sync;
    }

    private static Refusal begun(SyncKey key) {
        return Refusal.conflict(
                "%s is beginning: its agenda is settled. What comes of it stands in its minutes.".formatted(key));
    }

    private static Refusal taken() {
        return Refusal.conflict("Another sync is planned for the same moment. Choose another time.");
    }

    /** To the minute, from now on. */
    private Instant moment(Instant starts) {
        Instant now = times.now().truncatedTo(ChronoUnit.MINUTES);
        Instant moment = starts.truncatedTo(ChronoUnit.MINUTES);
        if (moment.isBefore(now)) {
            throw Refusal.invalid("starts", "That moment is over. Choose one from now on.");
        }
        if (moment.isAfter(now.plus(FURTHEST))) {
            throw Refusal.invalid("starts", "That is more than a year ahead. Choose an earlier day.");
        }
        return moment;
    }

    private static Optional<String> checked(Optional<String> typed) {
        Optional<String> topic = typed.map(String::strip).filter(text -> !text.isEmpty());
        topic.ifPresent(text -> {
            if (text.length() > LONGEST_TOPIC) {
                throw Refusal.invalid("topic", "The topic has more than 200 characters.");
            }
            PlainText.faultOfLine(text).ifPresent(fault -> {
                throw Refusal.invalid("topic", "The topic " + fault);
            });
        });
        return topic;
    }
}
