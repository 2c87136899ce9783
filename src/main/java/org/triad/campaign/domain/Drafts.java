package org.triad.campaign.domain;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.triad.campaign.Brief;
import org.triad.campaign.CampaignEvents.BriefFinished;
import org.triad.campaign.CampaignEvents.CampaignWithdrawn;
import org.triad.campaign.CampaignEvents.EarlyInputGiven;
import org.triad.campaign.CampaignState;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;

/** The brief while it is being written, and what Sales and Service say to it early. */
@Service
@Transactional
public class Drafts {

    /** What a department said while the brief was open. */
    public record EarlyInput(Department department, PersonId person, String input) {}

    private final CampaignRepository campaigns;
    private final JdbcClient jdbc;
    private final House house;
    private final ApplicationEventPublisher events;

    Drafts(CampaignRepository campaigns, JdbcClient jdbc, House house, ApplicationEventPublisher events) {
        this.campaigns = campaigns;
        this.jdbc = jdbc;
        this.house = house;
        this.events = events;
    }

    public void giveEarlyInput(CampaignKey key, Department department, PersonId by, String input) {
        jdbc.sql("""
                        insert into campaign_early_input (campaign_key, department, person, input, given_at)
                        values (:key, :department, :person, :input, :now)
                        """)
                .param("key", key.value())
                .param("department", department.name())
                .param("person", by.value())
                .param("input", input)
                .param("now", Timestamp.from(house.now()))
                .update();
        events.publishEvent(new EarlyInputGiven(key, Optional.of(by), Optional.of(department), Optional.of(input)));
    }

    /** Writes the brief down and asks for its review. */
    public void finish(CampaignKey key, Brief brief, PersonId by) {
        BriefRules.check(brief, house.today());
        Campaign campaign = get(key);
        campaign.write(brief);
        campaigns.writeBrief(campaign);
        events.publishEvent(new BriefFinished(key, Optional.of(by)));
    }

    public void withdraw(CampaignKey key, Optional<String> reason, PersonId by) {
        String why = reason.orElseThrow(() -> Refusal.invalid("reason", "Say why the campaign is withdrawn."));
        Campaign campaign = get(key);
        campaign.end(CampaignState.WITHDRAWN, why, house.now());
        campaigns.write(campaign);
        events.publishEvent(new CampaignWithdrawn(key, Optional.of(by), Optional.of(why)));
    }

    /** The oldest first. */
    @Transactional(readOnly = true)
    public List<EarlyInput> earlyInput(CampaignKey key) {
        return jdbc.sql(
                        "select department, person, input from campaign_early_input where campaign_key = :key order by id")
                .param("key", key.value())
                .query((row, index) -> new EarlyInput(
                        Department.valueOf(row.getString("department")),
                        new PersonId(row.getString("person")),
                        row.getString("input")))
                .list();
    }

    /** The departments that have given early input, in this draft or an earlier one. */
    @Transactional(readOnly = true)
    public Set<Department> heard(CampaignKey key) {
        return earlyInput(key).stream().map(EarlyInput::department).collect(Collectors.toSet());
    }

    private Campaign get(CampaignKey key) {
        return campaigns.find(key).orElseThrow(() -> Refusal.unknown("There is no campaign %s.".formatted(key)));
    }
}
