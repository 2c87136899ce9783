package org.triad.insight.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.triad.campaign.CampaignState;
import org.triad.workflow.Lifecycle.Stage;

/**
 * The way of one campaign through the stages of the lifecycle diagram.
 *
 * @param position 1 for the first stage; 0 before it, or where the diagram no longer has the stage
 */
record StagePath(List<Step> steps, int position) {

    /** How a stage looks from where the campaign stands. */
    enum Progress {
        DONE,
        CURRENT,
        PAUSED,
        STOPPED,
        AHEAD;

        /** The word in style sheets and scripts. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    record Step(String key, String name, String elementId, Progress progress) {}

    static StagePath of(List<Stage> stages, String stage, CampaignState state) {
        int at = 0;
        for (int index = 0; index < stages.size(); index++) {
            if (stages.get(index).key().equals(stage)) {
                at = index + 1;
            }
        }
        List<Step> steps = new ArrayList<>();
        for (int index = 0; index < stages.size(); index++) {
            Stage each = stages.get(index);
            steps.add(new Step(each.key(), each.name(), each.elementId(), progress(index + 1, at, state)));
        }
        return new StagePath(List.copyOf(steps), at);
    }

    private static Progress progress(int position, int at, CampaignState state) {
        if (state == CampaignState.CLOSED || position < at) {
            return Progress.DONE;
        }
        if (position > at) {
            return Progress.AHEAD;
        }
        return switch (state) {
            case RUNNING, CLOSED -> Progress.CURRENT;
            case PAUSED -> Progress.PAUSED;
            case WITHDRAWN, CANCELLED -> Progress.STOPPED;
        };
    }

    /** The stage the campaign stands in, or stood in last. */
    Optional<Step> here() {
        return position == 0 ? Optional.empty() : Optional.of(steps.get(position - 1));
    }

    public String name() {
        return here().map(Step::name).orElse("");
    }

    /** The diagram's elements that are behind the campaign, separated by blanks. */
    public String doneElements() {
        return elements(Progress.DONE);
    }

    /** The diagram's element the campaign stands in; empty where nothing goes on. */
    public String currentElement() {
        return here().filter(step -> step.progress() != Progress.DONE)
                .map(Step::elementId)
                .orElse("");
    }

    public String currentProgress() {
        return here().map(step -> step.progress().key()).orElse("");
    }

    private String elements(Progress progress) {
        return String.join(
                " ",
                steps.stream()
                        .filter(step -> step.progress() == progress)
                        .map(Step::elementId)
                        .toList());
    }
}
