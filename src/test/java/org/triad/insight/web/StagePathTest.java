package org.triad.insight.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triad.insight.web.StagePath.Progress.AHEAD;
import static org.triad.insight.web.StagePath.Progress.CURRENT;
import static org.triad.insight.web.StagePath.Progress.DONE;
import static org.triad.insight.web.StagePath.Progress.PAUSED;
import static org.triad.insight.web.StagePath.Progress.STOPPED;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.triad.campaign.CampaignState;
import org.triad.insight.web.StagePath.Progress;
import org.triad.insight.web.StagePath.Step;
import org.triad.workflow.Lifecycle.Stage;

class StagePathTest {

    private static final List<Stage> STAGES = List.of(
            new Stage("draft", "Draft", "call_draft"),
            new Stage("review", "Review", "call_review"),
            new Stage("launch", "Launch", "call_launch"));

    @Test
    void aRunningCampaignHasStagesBehindAndAhead() {
        StagePath path = StagePath.of(STAGES, "review", CampaignState.RUNNING);

        assertThat(progress(path)).containsExactly(DONE, CURRENT, AHEAD);
        assertThat(path.name()).isEqualTo("Review");
        assertThat(path.currentElement()).isEqualTo("call_review");
        assertThat(path.doneElements()).isEqualTo("call_draft");
    }

    @Test
    void aPausedCampaignStandsStillWhereItIs() {
        assertThat(progress(StagePath.of(STAGES, "draft", CampaignState.PAUSED)))
                .containsExactly(PAUSED, AHEAD, AHEAD);
    }

    @Test
    void aCancelledCampaignEndedWhereItStoodLast() {
        assertThat(progress(StagePath.of(STAGES, "review", CampaignState.CANCELLED)))
                .containsExactly(DONE, STOPPED, AHEAD);
    }

    @Test
    void aClosedCampaignHasEverythingBehindIt() {
        StagePath path = StagePath.of(STAGES, "launch", CampaignState.CLOSED);

        assertThat(progress(path)).containsOnly(DONE);
        assertThat(path.currentElement()).isEmpty();
        assertThat(path.doneElements()).isEqualTo("call_draft call_review call_launch");
    }

    @Test
    void aStageTheDiagramNoLongerHasIsNoReasonToFail() {
        StagePath path = StagePath.of(STAGES, "proposed", CampaignState.RUNNING);

        assertThat(progress(path)).containsOnly(AHEAD);
        assertThat(path.position()).isZero();
        assertThat(path.name()).isEmpty();
    }

    private static List<Progress> progress(StagePath path) {
        return path.steps().stream().map(Step::progress).toList();
    }
}
