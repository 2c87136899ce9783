package org.triad.aftercare.domain;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.triad.aftercare.AftercareEvents.CampaignHandedOver;
import org.triad.aftercare.AftercareEvents.HandoverAnswered;
import org.triad.aftercare.AftercareEvents.LookedBack;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;

/** The campaign as a whole passed to Service, and what the three departments learned. */
@Service
@Transactional
public class Handovers {

    private static final String BOUNCE = "bounce";

    /**
     * One try.
     *
     * @param reason why it was bounced; null while it is open or where it was accepted
     */
    public record Handover(PersonId by, String sold, String promised, String openPoints, String reason) {}

    /** What a department learned. */
    public record LookBack(Department department, PersonId person, String wentWell, String improve) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Handovers(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    public void handOver(CampaignKey key, PersonId by, String sold, String promised, Optional<String> openPoints) {
        jdbc.sql("""
                        insert into aftercare_handover
                            (campaign_key, handed_over_by, sold, promised, open_points, handed_over_at)
                        values (:key, :person, :sold, :promised, :open, :now)
                        """)
                .param("key", key.value())
                .param("person", by.value())
                .param("sold", sold)
                .param("promised", promised)
                .param("open", openPoints.orElse(null))
                .param("now", now())
                .update();
        events.publishEvent(new CampaignHandedOver(key, Optional.of(by), Optional.of(promised)));
    }

    /** @return whether Service accepted it */
    public boolean answer(CampaignKey key, PersonId by, String decision, Optional<String> reason) {
        boolean accepted = !BOUNCE.equals(decision);
        if (!accepted && reason.isEmpty()) {
            throw Refusal.invalid("reason", "Say what is missing, so that Sales can add it.");
        }
        jdbc.sql("""
                        update aftercare_handover set decision = :decision, reason = :reason,
                               answered_by = :person, answered_at = :now
                        where id = (select max(id) from aftercare_handover where campaign_key = :key)
                        """)
                .param("key", key.value())
                .param("decision", decision)
                .param("reason", reason.orElse(null))
                .param("person", by.value())
                .param("now", now())
                .update();
        events.publishEvent(new HandoverAnswered(key, Optional.of(by), Optional.of(decision), reason));
        return accepted;
    }

    public void lookBack(CampaignKey key, LookBack learned) {
        jdbc.sql("""
                        insert into aftercare_look_back (campaign_key, department, person, went_well, improve, written_at)
                        values (:key, :department, :person, :well, :improve, :now)
                        """)
                .param("key", key.value())
                .param("department", learned.department().name())
                .param("person", learned.person().value())
                .param("well", learned.wentWell())
                .param("improve", learned.improve())
                .param("now", now())
                .update();
        events.publishEvent(new LookedBack(
                key, Optional.of(learned.person()), Optional.of(learned.department()), Optional.of(learned.improve())));
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Handover> handovers(CampaignKey key) {
        return jdbc.sql("""
                        select handed_over_by, sold, promised, open_points, reason from aftercare_handover
                        where campaign_key = :key order by id desc
                        """)
                .param("key", key.value())
                .query((row, index) -> new Handover(
                        new PersonId(row.getString("handed_over_by")),
                        row.getString("sold"),
                        row.getString("promised"),
                        row.getString("open_points"),
                        row.getString("reason")))
                .list();
    }

    @Transactional(readOnly = true)
    public List<LookBack> lookBacks(CampaignKey key) {
        return jdbc.sql("""
                        select department, person, went_well, improve from aftercare_look_back
                        where campaign_key = :key order by department
                        """)
                .param("key", key.value())
                .query((row, index) -> new LookBack(
                        Department.valueOf(row.getString("department")),
                        new PersonId(row.getString("person")),
                        row.getString("went_well"),
                        row.getString("improve")))
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
