package org.triad.campaign;

import java.util.Optional;
import org.triad.kernel.CampaignEvent;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/** What happens to a campaign between its proposal and its launch, and to the campaign as a whole. */
public final class CampaignEvents {

    private CampaignEvents() {}

    /** Marketing proposed it. */
    public record CampaignProposed(CampaignKey campaign, Optional<PersonId> by, Optional<String> words)
            implements CampaignEvent {}

    /** It entered a stage; the outcome is the stage's key. */
    public record StageReached(CampaignKey campaign, Optional<PersonId> by, Optional<String> outcome)
            implements CampaignEvent {}

    /** Sales or Service said what Marketing should know before the brief is finished. */
    public record EarlyInputGiven(
            CampaignKey campaign, Optional<PersonId> by, Optional<Department> department, Optional<String> words)
            implements CampaignEvent {}

    /** Marketing asks for a review. */
    public record BriefFinished(CampaignKey campaign, Optional<PersonId> by) implements CampaignEvent {}

    /** Marketing gave it up. */
    public record CampaignWithdrawn(CampaignKey campaign, Optional<PersonId> by, Optional<String> words)
            implements CampaignEvent {}

    /** The brief under review can no longer change; the words name the round. */
    public record RoundSealed(CampaignKey campaign, Optional<PersonId> by, Optional<String> words)
            implements CampaignEvent {}

    /** A department's verdict in a round. */
    public record ReviewGiven(
            CampaignKey campaign,
            Optional<PersonId> by,
            Optional<Department> department,
            Optional<String> outcome,
            Optional<String> words)
            implements CampaignEvent {}

    /** A department gave no verdict until the deadline policy ended its review. */
    public record ReviewUnanswered(CampaignKey campaign, Optional<Department> department, Optional<String> outcome)
            implements CampaignEvent {

        @Override
        public Optional<PersonId> by() {
            return Optional.empty();
        }
    }

    /** What the leads agreed where the verdicts conflicted. */
    public record DepartmentsAligned(
            CampaignKey campaign, Optional<PersonId> by, Optional<String> outcome, Optional<String> words)
            implements CampaignEvent {}

    /** What came of a round. */
    public record RoundDecided(CampaignKey campaign, Optional<PersonId> by, Optional<String> outcome)
            implements CampaignEvent {}

    /** A department is prepared for the launch. */
    public record PreparationFinished(
            CampaignKey campaign, Optional<PersonId> by, Optional<Department> department, Optional<String> words)
            implements CampaignEvent {}

    /** A lead's go or no-go. */
    public record GoDecided(
            CampaignKey campaign,
            Optional<PersonId> by,
            Optional<Department> department,
            Optional<String> outcome,
            Optional<String> words)
            implements CampaignEvent {}

    /** It met its audience. */
    public record LaunchAnnounced(CampaignKey campaign, Optional<PersonId> by, Optional<String> words)
            implements CampaignEvent {}

    public record CampaignPaused(CampaignKey campaign, Optional<PersonId> by, Optional<String> words)
            implements CampaignEvent {}

    public record CampaignResumed(CampaignKey campaign, Optional<PersonId> by) implements CampaignEvent {}

    public record CampaignCancelled(CampaignKey campaign, Optional<PersonId> by, Optional<String> words)
            implements CampaignEvent {}

    /** Another person is accountable in a department; the words name them. */
    public record TriadChanged(
            CampaignKey campaign, Optional<PersonId> by, Optional<Department> department, Optional<String> words)
            implements CampaignEvent {}

    /** All is done and handed over. */
    public record CampaignClosed(CampaignKey campaign, Optional<PersonId> by) implements CampaignEvent {}
}
