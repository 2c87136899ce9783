package org.triad.sale.domain;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.triad.campaign.CampaignState;
import org.triad.campaign.CampaignView;
import org.triad.campaign.Campaigns;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.PlainText;
import org.triad.kernel.Refusal;
import org.triad.people.Person;
import org.triad.sale.SaleEvents.CampaignCorrected;
import org.triad.sale.SaleEvents.CorrectionDemanded;
import org.triad.sale.SaleEvents.FeedbackGiven;
import org.triad.sale.SaleEvents.SaleClosed;
import org.triad.sale.SaleStage;
import org.triad.workflow.ProcessControl;

/** The time a campaign sells: weekly feedback, corrections Service demands, and its end. */
@Service
@Transactional
public class SaleWindow {

    private static final Set<String> STANDINGS = Set.of("onTrack", "atRisk", "offTrack");

    /** How Sales saw it in a week. */
    public record Feedback(PersonId person, String standing, String feedback) {}

    private final JdbcClient jdbc;
    private final Campaigns campaigns;
    private final ProcessControl processes;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SaleWindow(
            JdbcClient jdbc,
            Campaigns campaigns,
            ProcessControl processes,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.campaigns = campaigns;
        this.processes = processes;
        this.clock = clock;
        this.events = events;
    }

    public void giveFeedback(CampaignKey key, PersonId by, String standing, String feedback) {
        if (!STANDINGS.contains(standing)) {
            throw Refusal.invalid("standing", "Choose on track, at risk or off track.");
        }
        jdbc.sql("""
                        insert into sale_feedback (campaign_key, person, standing, feedback, given_at)
                        values (:key, :person, :standing, :feedback, :now)
                        """)
                .param("key", key.value())
                .param("person", by.value())
                .param("standing", standing)
                .param("feedback", feedback)
                .param("now", now())
                .update();
        events.publishEvent(new FeedbackGiven(key, Optional.of(by), Optional.of(standing), Optional.of(feedback)));
    }

    public void closedByHand(CampaignKey key, PersonId by, String reason) {
        events.publishEvent(new SaleClosed(key, Optional.of(by), Optional.of("byHand"), Optional.of(reason)));
    }

    public void closedByDate(CampaignKey key) {
        events.publishEvent(new SaleClosed(key, Optional.empty(), Optional.of("byDate"), Optional.empty()));
    }

    /** Asks Marketing for a correction of the running campaign. Only Service may, and only one at a time is open. */
    public void demandCorrection(CampaignKey key, Person by, String demand) {
        if (!by.isMemberOf(Department.SERVICE)) {
            throw Refusal.forbidden("Corrections are demanded by Service.");
        }
        if (demand == null || demand.isBlank()) {
            throw Refusal.invalid("demand", "Say what has to be corrected.");
        }
        if (demand.length() > 2000) {
            throw Refusal.invalid("demand", "The demand has more than 2,000 characters.");
        }
        PlainText.fault(demand).ifPresent(fault -> {
            throw Refusal.invalid("demand", "The demand " + fault);
        });
        CampaignView campaign = campaigns.get(key);
        if (campaign.state() != CampaignState.RUNNING || !SaleStage.KEY.equals(campaign.stage())) {
            throw Refusal.conflict("%s is not being sold, so there is nothing to correct.".formatted(key));
        }
        write(key, by, demand.strip());
        events.publishEvent(new CorrectionDemanded(key, Optional.of(by.id()), Optional.of(demand.strip())));
        processes.message(key, SaleStage.CORRECTION_DEMANDED);
    }

    private void write(CampaignKey key, Person by, String demand) {
        int written = jdbc.sql("""
                        insert into sale_correction (campaign_key, demanded_by, demand, demanded_at)
                        values (:key, :person, :demand, :now)
                        on conflict do nothing
                        """)
                .param("key", key.value())
                .param("person", by.id().value())
                .param("demand", demand)
                .param("now", now())
                .update();
        if (written == 0) {
            throw Refusal.conflict("Marketing is correcting %s already. Wait for the answer.".formatted(key));
        }
    }

    public void corrected(CampaignKey key, PersonId by, String answer) {
        jdbc.sql("""
                        update sale_correction set corrected_by = :person, answer = :answer, corrected_at = :now
                        where campaign_key = :key and corrected_at is null
                        """)
                .param("key", key.value())
                .param("person", by.value())
                .param("answer", answer)
                .param("now", now())
                .update();
        events.publishEvent(new CampaignCorrected(key, Optional.of(by), Optional.of(answer)));
    }

    /** What Service demands and Marketing has not corrected yet. */
    @Transactional(readOnly = true)
    public Optional<String> openDemand(CampaignKey key) {
        return jdbc.sql(
                        "select demand from sale_correction where campaign_key = :key and corrected_at is null order by id desc limit 1")
                .param("key", key.value())
                .query(String.class)
                .optional();
    }

    /** The latest first, ten at most. */
    @Transactional(readOnly = true)
    public List<Feedback> feedback(CampaignKey key) {
        return jdbc.sql(
                        "select person, standing, feedback from sale_feedback where campaign_key = :key order by id desc limit 10")
                .param("key", key.value())
                .query((row, index) -> new Feedback(
                        new PersonId(row.getString("person")), row.getString("standing"), row.getString("feedback")))
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
