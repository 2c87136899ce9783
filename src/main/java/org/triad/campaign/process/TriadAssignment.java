package org.triad.campaign.process;

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

/** A department's task goes to its member of the triad; a review never to the author of the brief. */
@Component
class TriadAssignment implements TaskAssignment, TaskRule {

    private static final String REVIEW = "userTask_reviewFor";

    private final Campaigns campaigns;
    private final Rounds rounds;

    TriadAssignment(Campaigns campaigns, Rounds rounds) {
        this.campaigns = campaigns;
        this.rounds = rounds;
    }

    @Override
    public Optional<PersonId> assignee(String elementId, CampaignKey campaign, Department department) {
        return campaigns
                .find(campaign)
                .map(view -> view.triad().of(department))
                .filter(person -> !isOwnReview(elementId, campaign, person));
    }

    @Override
    public void check(String elementId, String businessKey, PersonId person) {
        CampaignKey.parse(businessKey)
                .filter(campaign -> isOwnReview(elementId, campaign, person))
                .ifPresent(campaign -> {
                    throw Refusal.forbidden("Nobody reviews their own brief. Ask a colleague.");
                });
    }

    private boolean isOwnReview(String elementId, CampaignKey campaign, PersonId person) {
        return elementId.startsWith(REVIEW) && rounds.isAuthor(campaign, person);
    }
}
