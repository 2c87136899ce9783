package org.triad.campaign;

/** Whether a campaign goes on. Where it stands is its stage, which the lifecycle diagram decides. */
public enum CampaignState {
    RUNNING,
    PAUSED,
    WITHDRAWN,
    CANCELLED,
    CLOSED;

    /** Nothing more happens to it. */
    public boolean isOver() {
        return this == WITHDRAWN || this == CANCELLED || this == CLOSED;
    }
}
