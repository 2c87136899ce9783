package org.triad.campaign.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.triad.campaign.CampaignEvents.DepartmentsAligned;
import org.triad.campaign.CampaignEvents.ReviewGiven;
import org.triad.campaign.CampaignEvents.ReviewUnanswered;
import org.triad.campaign.CampaignEvents.RoundDecided;
import org.triad.campaign.CampaignEvents.RoundSealed;
import org.triad.campaign.Verdict;
import org.triad.database.TransactionMemory;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;

/** Sealed rounds of review: the brief as it was, each department's verdict with its reason, and what came of it. */
@Service
@Transactional
public class Rounds {

    private static final Set<String> AGREED = Set.of("approved", "rework", "rejected");

    /**
     * A verdict of an earlier or the present round.
     *
     * @param person empty where nobody answered in time
     */
    public record Review(int round, Department department, Optional<PersonId> person, Verdict verdict, String reason) {}

    /** What the leads agreed on in a round. */
    public record Alignment(int round, String outcome, PersonId person, String reason) {}

    /** Under which a transaction remembers who wrote the brief. */
    private record Authors(CampaignKey campaign) {}

    private final CampaignRepository campaigns;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final House house;
    private final ApplicationEventPublisher events;

    Rounds(
            CampaignRepository campaigns,
            JdbcClient jdbc,
            ObjectMapper json,
            House house,
            ApplicationEventPublisher events) {
        this.campaigns = campaigns;
        this.jdbc = jdbc;
        this.json = json;
        this.house = house;
        this.events = events;
    }

    /**
     * Seals the brief as it is under the next number.
     *
     * @param finishedBy who finished the brief, if anybody is known
     * @return the number of the round, from 1
     */
    public int seal(CampaignKey key, Optional<PersonId> finishedBy) {
        Campaign campaign =
                campaigns.find(key).orElseThrow(() -> Refusal.unknown("There is no campaign %s.".formatted(key)));
        int number = campaign.sealRound();
        campaigns.write(campaign);
        jdbc.sql("""
                        insert into campaign_round (campaign_key, number, brief, finished_by, sealed_at)
                        values (:key, :number, :brief::jsonb, :person, :now)
                        """)
                .param("key", key.value())
                .param("number", number)
                .param("brief", written(campaign))
                .param("person", finishedBy.orElse(campaign.proposedBy()).value())
                .param("now", Timestamp.from(house.now()))
                .update();
        TransactionMemory.forget(new Authors(key));
        events.publishEvent(new RoundSealed(key, finishedBy, Optional.of("Round " + number)));
        return number;
    }

    public void review(CampaignKey key, Department department, PersonId by, Verdict verdict, Optional<String> reason) {
        if (isAuthor(key, by)) {
            throw Refusal.forbidden(
                    "Nobody reviews their own brief. Ask a colleague of %s.".formatted(department.label()));
        }
        if (verdict != Verdict.ENDORSE && reason.isEmpty()) {
            throw Refusal.invalid("reason", "Say why, so that Marketing knows what to change.");
        }
        if (!write(key, department, Optional.of(by), verdict, reason)) {
            throw Refusal.conflict("%s has given its verdict in this round already.".formatted(department.label()));
        }
        events.publishEvent(
                new ReviewGiven(key, Optional.of(by), Optional.of(department), Optional.of(verdict.key()), reason));
    }

    /** The deadline policy ended a department's review before anybody gave a verdict. Nothing changes where one was given meanwhile. */
    public void noResponse(CampaignKey key, Department department) {
        if (write(key, department, Optional.empty(), Verdict.NO_RESPONSE, Optional.empty())) {
            events.publishEvent(
                    new ReviewUnanswered(key, Optional.of(department), Optional.of(Verdict.NO_RESPONSE.key())));
        }
    }

    /** False where the department has one in this round already. */
    private boolean write(
            CampaignKey key, Department department, Optional<PersonId> by, Verdict verdict, Optional<String> reason) {
        return jdbc.sql("""
                        insert into campaign_review (campaign_key, round, department, person, verdict, reason, given_at)
                        select key, round, :department, :person, :verdict, :reason, :now from campaign where key = :key
                        on conflict do nothing
                        """)
                        .param("key", key.value())
                        .param("department", department.name())
                        .param("person", by.map(PersonId::value).orElse(null))
                        .param("verdict", verdict.key())
                        .param("reason", reason.orElse(null))
                        .param("now", Timestamp.from(house.now()))
                        .update()
                == 1;
    }

    /** Writes down what the leads agreed where the verdicts did not decide the round. */
    public void align(CampaignKey key, String outcome, String reason, PersonId by) {
        if (!AGREED.contains(outcome)) {
            throw Refusal.invalid("outcome", "Choose approved, rework or rejected.");
        }
        if (isAuthor(key, by)) {
            throw Refusal.forbidden("Nobody decides on their own brief. Ask another lead to record what was agreed.");
        }
        jdbc.sql("""
                        update campaign_round r set aligned_by = :person, alignment = :reason
                        from campaign c where c.key = :key and r.campaign_key = c.key and r.number = c.round
                        """)
                .param("key", key.value())
                .param("person", by.value())
                .param("reason", reason)
                .update();
        events.publishEvent(new DepartmentsAligned(key, Optional.of(by), Optional.of(outcome), Optional.of(reason)));
    }

    public void decide(CampaignKey key, String outcome) {
        jdbc.sql("""
                        update campaign_round r set outcome = :outcome, decided_at = :now
                        from campaign c where c.key = :key and r.campaign_key = c.key and r.number = c.round
                        """)
                .param("key", key.value())
                .param("outcome", outcome)
                .param("now", Timestamp.from(house.now()))
                .update();
        events.publishEvent(new RoundDecided(key, Optional.empty(), Optional.of(outcome)));
    }

    /** Whether this person proposed the campaign or finished the brief of the present round. */
    @Transactional(readOnly = true)
    public boolean isAuthor(CampaignKey key, PersonId person) {
        return TransactionMemory.once(new Authors(key), () -> authors(key))
                .filter(authors -> authors.contains(person))
                .isPresent();
    }

    private Optional<Set<PersonId>> authors(CampaignKey key) {
        return jdbc.sql("""
                        select c.proposed_by, coalesce(r.finished_by, c.proposed_by) as finished_by from campaign c
                        left join campaign_round r on r.campaign_key = c.key and r.number = c.round
                        where c.key = :key
                        """)
                .param("key", key.value())
                .query((row, index) -> Stream.of(row.getString("proposed_by"), row.getString("finished_by"))
                        .map(PersonId::new)
                        .collect(Collectors.toSet()))
                .optional();
    }

    /** The latest round first, in it Sales before Service. */
    @Transactional(readOnly = true)
    public List<Review> reviews(CampaignKey key) {
        return jdbc.sql("""
                        select round, department, person, verdict, reason from campaign_review
                        where campaign_key = :key order by round desc, department
                        """)
                .param("key", key.value())
                .query((row, index) -> new Review(
                        row.getInt("round"),
                        Department.valueOf(row.getString("department")),
                        Optional.ofNullable(row.getString("person")).map(PersonId::new),
                        Verdict.of(row.getString("verdict")),
                        row.getString("reason")))
                .list();
    }

    /** The latest round first. */
    @Transactional(readOnly = true)
    public List<Alignment> alignments(CampaignKey key) {
        return jdbc.sql("""
                        select number, outcome, aligned_by, alignment from campaign_round
                        where campaign_key = :key and alignment is not null order by number desc
                        """)
                .param("key", key.value())
                .query((row, index) -> new Alignment(
                        row.getInt("number"),
                        row.getString("outcome"),
                        new PersonId(row.getString("aligned_by")),
                        row.getString("alignment")))
                .list();
    }

    private String written(Campaign campaign) {
        try {
            return json.writeValueAsString(campaign.brief());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
