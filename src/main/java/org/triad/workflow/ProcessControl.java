package org.triad.workflow;

import java.time.Duration;
import java.util.Map;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/** What the modules ask of the engine outside tasks. Each call joins the caller's transaction. */
public interface ProcessControl {

    /**
     * Starts the campaign lifecycle as this person.
     *
     * @param form values by field key: texts, numbers, lists of texts
     */
    CampaignKey startLifecycle(Map<String, Object> form, PersonId by);

    /** Delivers a message to the campaign's process that waits for it; a paused campaign is resumed by it. */
    void message(CampaignKey campaign, String name);

    /** Stops tasks and timers of the campaign. */
    void suspend(CampaignKey campaign);

    /**
     * Lets them go on: tasks have as much working time left as when they stopped, and the diagram is asked anew for moments that fell into
     * the pause.
     */
    void activate(CampaignKey campaign, Duration pause);

    /** Gives a department's open tasks from one person to another, also while the campaign is paused. */
    void handTasks(CampaignKey campaign, Department department, PersonId from, PersonId to);

    /** Runs the campaign's timers that are due now, without waiting for the job executor; those of a paused campaign stay. */
    void runDueTimers(CampaignKey campaign);
}
