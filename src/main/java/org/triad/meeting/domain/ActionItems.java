package org.triad.meeting.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.meeting.ActionItem;
import org.triad.meeting.MeetingEvents.ActionItemDone;
import org.triad.meeting.SyncKey;
import org.triad.people.Absences;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.workflow.SideProcesses;

/** What syncs agreed on. Each action item is a task of one person. */
@Service
@Transactional
public class ActionItems {

    private static final Pattern SHAPE = Pattern.compile("A-[0-9]{4,12}");

    private final JdbcClient jdbc;
    private final People people;
    private final Absences absences;
    private final SideProcesses processes;
    private final SyncTimes times;
    private final ApplicationEventPublisher events;

    ActionItems(
            JdbcClient jdbc,
            People people,
            Absences absences,
            SideProcesses processes,
            SyncTimes times,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.absences = absences;
        this.processes = processes;
        this.times = times;
        this.events = events;
    }

    /** @return its key */
    String add(SyncKey sync, Agreement agreement) {
        return jdbc.sql("""
                        with next as (select nextval('meeting_action_number') as number)
                        insert into meeting_action
                            (key, number, sync_key, person, what, due_on, campaign_key, state, agreed_at)
                        select 'A-' || lpad(number::text, greatest(4, length(number::text)), '0'), number, :sync, :person,
                               :what, :due, :campaign, 'OPEN', :now
                        from next returning key
                        """)
                .param("sync", sync.value())
                .param("person", agreement.person().value())
                .param("what", agreement.what())
                .param("due", agreement.due())
                .param("campaign", agreement.campaign().map(CampaignKey::value).orElse(null))
                .param("now", Timestamp.from(times.now()))
                .query(String.class)
                .single();
    }

    /** Makes a task of each that has none yet. */
    public void handOut(SyncKey sync) {
        List<String> open = of(sync).stream()
                .filter(item -> item.state() == ActionItem.State.OPEN)
                .map(ActionItem::key)
                .toList();
        open.forEach(key -> processes.start(SyncMessages.ACTION_ITEM_AGREED, key));
    }

    @Transactional(readOnly = true)
    public List<ActionItem> of(SyncKey sync) {
        return jdbc.sql("select * from meeting_action where sync_key = :sync order by number")
                .param("sync", sync.value())
                .query((row, index) -> item(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<ActionItem> find(String key) {
        if (key == null || !SHAPE.matcher(key).matches()) {
            return Optional.empty();
        }
        return jdbc.sql("select * from meeting_action where key = :key")
                .param("key", key)
                .query((row, index) -> item(row))
                .optional();
    }

    /** What a person still has to do, the first that is due first. */
    @Transactional(readOnly = true)
    public List<ActionItem> openOf(PersonId person) {
        return jdbc.sql(
                        "select * from meeting_action where person = :person and state = 'OPEN' order by due_on, number")
                .param("person", person.value())
                .query((row, index) -> item(row))
                .list();
    }

    /** Whether this person may work on it: whose it is, who stands in for them, and the leads of their department. */
    @Transactional(readOnly = true)
    public boolean mayWorkOn(ActionItem item, PersonId person) {
        return item.person().equals(person)
                || absences.coversOf(item.person()).contains(person)
                || people.find(item.person()).stream()
                        .flatMap(owner -> owner.departments().stream())
                        .anyMatch(department -> leads(person, department));
    }

    private boolean leads(PersonId person, Department department) {
        return people.find(person).filter(found -> found.leads(department)).isPresent();
    }

    /** It is done. */
    public void done(String key, String result, PersonId by) {
        ActionItem item = find(key).orElseThrow(() -> unknown(key));
        if (close(key, ActionItem.State.DONE, Optional.of(by), result) == 0) {
            throw Refusal.conflict("%s is closed already.".formatted(key));
        }
        item.campaign()
                .ifPresent(campaign -> events.publishEvent(new ActionItemDone(
                        campaign, Optional.of(by), Optional.of("%s: %s".formatted(item.what(), result)))));
    }

    /** A lead takes it back: nothing is left to do. */
    public void settle(String key, String reason, Person by) {
        ActionItem item = find(key).orElseThrow(() -> unknown(key));
        SyncRules.lead(by);
        String why = SyncRules.reason(reason, "Say why it needs not be done any more.");
        settle(item, Optional.of(by.id()), why);
    }

    /** What was to be done for campaigns that are over has settled itself. */
    public void settleAllOf(CampaignKey campaign) {
        jdbc.sql("select * from meeting_action where campaign_key = :campaign and state = 'OPEN' order by number")
                .param("campaign", campaign.value())
                .query((row, index) -> item(row))
                .list()
                .forEach(item -> settle(item, Optional.empty(), "%s is over.".formatted(campaign)));
    }

    private void settle(ActionItem item, Optional<PersonId> by, String words) {
        if (close(item.key(), ActionItem.State.SETTLED, by, words) == 0) {
            throw Refusal.conflict("%s is closed already.".formatted(item.key()));
        }
        processes.tell(SyncMessages.ACTION_ITEM_SETTLED, item.key());
        AuditedAct act = AuditedAct.of("ActionItem.Settled")
                .about(item.person().value())
                .detail("%s: %s".formatted(item.key(), words));
        events.publishEvent(by.map(act::by).orElse(act));
    }

    private int close(String key, ActionItem.State state, Optional<PersonId> by, String words) {
        return jdbc.sql("""
                        update meeting_action set state = :state, closed_at = :now, closed_by = :by, words = :words
                        where key = :key and state = 'OPEN'
                        """)
                .param("key", key)
                .param("state", state.name())
                .param("by", by.map(PersonId::value).orElse(null))
                .param("words", words)
                .param("now", Timestamp.from(times.now()))
                .update();
    }

    private static Refusal unknown(String key) {
        return Refusal.unknown("There is no action item %s.".formatted(key));
    }

    private static ActionItem item(ResultSet row) throws SQLException {
        return new ActionItem(
                row.getString("key"),
                new SyncKey(row.getString("sync_key")),
                new PersonId(row.getString("person")),
                row.getString("what"),
                row.getDate("due_on").toLocalDate(),
                CampaignKey.parse(row.getString("campaign_key")),
                ActionItem.State.valueOf(row.getString("state")),
                StoredSync.moment(row, "closed_at"),
                StoredSync.person(row, "closed_by"),
                Optional.ofNullable(row.getString("words")));
    }
}
