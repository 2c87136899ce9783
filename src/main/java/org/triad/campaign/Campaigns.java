package org.triad.campaign;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/**
 * What people and other modules do with campaigns outside their tasks. Every method joins the caller's transaction or opens one; every
 * refusal is an {@link org.triad.kernel.Refusal} and changes nothing.
 */
public interface Campaigns {

    /** Starts a campaign's lifecycle. Only members of Marketing propose. */
    CampaignKey propose(Proposal proposal, PersonId by);

    Optional<CampaignView> find(CampaignKey key);

    /**
     * @throws org.triad.kernel.Refusal (unknown) if there is none
     */
    CampaignView get(CampaignKey key);

    Map<CampaignKey, CampaignView> named(Collection<CampaignKey> keys);

    /** Ends a campaign at any stage. A member of its triad, a lead of any department or an administrator may. */
    void cancel(CampaignKey key, String reason, PersonId by);

    /** Stops a campaign's tasks and timers until it is resumed; the same people as for cancelling. */
    void pause(CampaignKey key, String reason, PersonId by);

    /** Lets a paused campaign go on; due dates move by the length of the pause. */
    void resume(CampaignKey key, PersonId by);

    /** Makes another member of the department accountable, and gives them the open tasks of the one before. */
    void changeTriad(CampaignKey key, Department department, PersonId person, PersonId by);
}
