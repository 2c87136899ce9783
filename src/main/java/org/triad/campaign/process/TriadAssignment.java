package org.triad.campaign.process;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.triad.campaign.Campaigns;
import org.triad.campaign.domain.Rounds;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.workflow.TaskAssignment;
import org.triad.workflow.TaskRule;

/** A department's task goes to its member of the triad; a judgement on a brief never to its author. */
@Component
class TriadAssignment implements TaskAssignment, TaskRule {

    private static final String NO_REVIEW = "Nobody reviews their own brief. Ask a colleague.";

    /** The tasks that judge a brief, and what its author is told there. */
    private static final Map<String, String> JUDGEMENTS = Map.of(
            ReviewProcess.Elements.REVIEW_FOR_SALES,
            NO_REVIEW,
            ReviewProcess.Elements.REVIEW_FOR_SERVICE,
            NO_REVIEW,
            ReviewProcess.Elements.ALIGN_DEPARTMENTS,
            "Nobody decides on their own brief. Ask another lead.");

    private final Campaigns campaigns;
    private final Rounds rounds;

    TriadAssignment(Campaigns campaigns, Rounds rounds) {
        this.campaigns = campaigns;
        this.rounds = rounds;
    }

    @Override
    public Optional<Assignment> of(String elementId, CampaignKey campaign, Optional<Department> department) {
        return campaigns
                .find(campaign)
                .map(view -> new Assignment(
                        campaign + " " + view.brief().name(),
                        department
                                .map(view.triad()::of)
                                .filter(person -> !judgesOwnBrief(elementId, campaign, person))));
    }

    @Override
    public void check(String elementId, String businessKey, PersonId person) {
        CampaignKey.parse(businessKey)
                .filter(campaign -> judgesOwnBrief(elementId, campaign, person))
                .ifPresent(campaign -> {
                    throw Refusal.forbidden(JUDGEMENTS.get(elementId));
                });
    }

    private boolean judgesOwnBrief(String elementId, CampaignKey campaign, PersonId person) {
        return JUDGEMENTS.containsKey(elementId) && rounds.isAuthor(campaign, person);
    }
}
