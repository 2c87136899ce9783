package org.triad.campaign.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.triad.campaign.Brief;
import org.triad.campaign.CampaignState;
import org.triad.campaign.CampaignView;
import org.triad.campaign.Priority;
import org.triad.campaign.Proposal;
import org.triad.campaign.Triad;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;

/** A campaign and what may be done to it as a whole. Where it stands is told by its process, never decided here. */
@Table("campaign")
class Campaign {

    @Id
    private String key;

    private long number;

    @Embedded.Nullable
    private Brief brief;

    private String marketingPerson;
    private String salesPerson;
    private String servicePerson;
    private Priority priority = Priority.NORMAL;
    private String proposedBy;
    private Instant proposedAt;
    private CampaignState state;
    private String stateReason;
    private Instant stateSince;
    private String stage;
    private Instant stageSince;
    private int round;

    @Version
    private int version;

    Campaign() {}

    static Campaign propose(long number, Proposal proposal, Triad triad, PersonId by, Instant now) {
        Campaign campaign = new Campaign();
        campaign.key = CampaignKey.ofNumber(number).value();
        campaign.number = number;
        campaign.brief = proposal.brief();
        campaign.priority = proposal.priority();
        campaign.name(triad);
        campaign.proposedBy = by.value();
        campaign.proposedAt = now;
        campaign.become(CampaignState.RUNNING, null, now);
        campaign.stage = "proposed";
        campaign.stageSince = now;
        return campaign;
    }

    CampaignKey key() {
        return new CampaignKey(key);
    }

    Brief brief() {
        return brief;
    }

    Triad triad() {
        return new Triad(new PersonId(marketingPerson), new PersonId(salesPerson), new PersonId(servicePerson));
    }

    PersonId proposedBy() {
        return new PersonId(proposedBy);
    }

    CampaignState state() {
        return state;
    }

    int round() {
        return round;
    }

    void write(Brief written) {
        goesOn();
        this.brief = written;
    }

    int sealRound() {
        goesOn();
        return ++round;
    }

    void enter(String nextStage, Instant now) {
        this.stage = nextStage;
        this.stageSince = now;
    }

    void pause(String reason, Instant now) {
        goesOn();
        become(CampaignState.PAUSED, reason, now);
    }

    /** @return how long it was paused */
    Duration resume(Instant now) {
        if (state != CampaignState.PAUSED) {
            throw Refusal.conflict("%s is not paused.".formatted(key));
        }
        Duration pause = Duration.between(stateSince, now);
        become(CampaignState.RUNNING, null, now);
        return pause;
    }

    void end(CampaignState how, String reason, Instant now) {
        if (state.isOver()) {
            throw Refusal.conflict("%s is over already.".formatted(key));
        }
        become(how, reason, now);
    }

    void name(Department department, PersonId person) {
        if (state.isOver()) {
            throw Refusal.conflict("%s is over; its triad stays as it was.".formatted(key));
        }
        name(triad().with(department, person));
    }

    private void name(Triad triad) {
        marketingPerson = triad.marketing().value();
        salesPerson = triad.sales().value();
        servicePerson = triad.service().value();
    }

    private void become(CampaignState next, String reason, Instant now) {
        state = next;
        stateReason = reason;
        stateSince = now;
    }

    private void goesOn() {
        if (state == CampaignState.PAUSED) {
            throw Refusal.conflict("%s is paused. It goes on when it is resumed.".formatted(key));
        }
        if (state.isOver()) {
            throw Refusal.conflict("%s is over.".formatted(key));
        }
    }

    CampaignView view() {
        return new CampaignView(
                key(),
                brief,
                triad(),
                priority,
                proposedBy(),
                proposedAt,
                state,
                Optional.ofNullable(stateReason),
                stage,
                stageSince,
                round);
    }
}
