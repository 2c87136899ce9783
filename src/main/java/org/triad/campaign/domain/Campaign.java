package org.triad.campaign.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
class Campaign {

    private final CampaignKey key;
    private final int version;
    private final Priority priority;
    private final PersonId proposedBy;
    private final Instant proposedAt;
    private Brief brief;
    private Triad triad;
    private CampaignState state;
    private String stateReason;
    private Instant stateSince;
    private String stage;
    private Instant stageSince;
    private int round;

    /** As it stands in its table. */
    Campaign(CampaignView view, Instant stateSince, int version) {
        this.key = view.key();
        this.version = version;
        this.priority = view.priority();
        this.proposedBy = view.proposedBy();
        this.proposedAt = view.proposedAt();
        this.brief = view.brief();
        this.triad = view.triad();
        this.state = view.state();
        this.stateReason = view.stateReason().orElse(null);
        this.stateSince = stateSince;
        this.stage = view.stage();
        this.stageSince = view.stageSince();
        this.round = view.round();
    }

    static Campaign propose(long number, Proposal proposal, Triad triad, PersonId by, Instant now) {
        CampaignView proposed = new CampaignView(
                CampaignKey.ofNumber(number),
                proposal.brief(),
                triad,
                proposal.priority(),
                by,
                now,
                CampaignState.RUNNING,
                Optional.empty(),
                "proposed",
                now,
                0);
        return new Campaign(proposed, now, 1);
    }

    CampaignKey key() {
        return key;
    }

    /** How often it has been written. */
    int version() {
        return version;
    }

    Instant stateSince() {
        return stateSince;
    }

    Brief brief() {
        return brief;
    }

    Triad triad() {
        return triad;
    }

    PersonId proposedBy() {
        return proposedBy;
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
        triad = triad.with(department, person);
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
                key,
                brief,
                triad,
                priority,
                proposedBy,
                proposedAt,
                state,
                Optional.ofNullable(stateReason),
                stage,
                stageSince,
                round);
    }
}
