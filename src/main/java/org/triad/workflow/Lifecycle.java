package org.triad.workflow;

import java.util.List;

/** The stages of a campaign, as the deployed lifecycle diagram orders them. */
public interface Lifecycle {

    /** The diagram's process key. */
    String KEY = "campaign-lifecycle";

    /** The message the diagram waits for at every stage: the campaign is cancelled. */
    String CANCELLED = "campaignCancelled";

    /**
     * One stage.
     *
     * @param key the called bundle, such as {@code review}
     * @param name as the diagram calls it
     * @param elementId the call activity's id
     */
    record Stage(String key, String name, String elementId) {}

    /** In the order of the sequence flows of the latest deployed diagram. */
    List<Stage> stages();

    /** The diagram a campaign runs on, as BPMN 2.0 XML. */
    String diagramOf(org.triad.kernel.CampaignKey campaign);
}
