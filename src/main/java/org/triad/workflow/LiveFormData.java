package org.triad.workflow;

import org.triad.kernel.CampaignKey;

/** What a module shows in the forms of a campaign's tasks, read when the form is opened and never stored with the task. */
public interface LiveFormData {

    /** Offers texts and prefilled fields; those the form does not mention are never computed. */
    void contribute(CampaignKey campaign, FormContents contents);
}
