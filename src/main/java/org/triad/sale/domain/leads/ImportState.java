package org.triad.sale.domain.leads;

/** How far a file of leads has come. */
public enum ImportState {
    /** Uploaded and understood; somebody has to confirm it. */
    RECOGNISED,
    /** Confirmed; it begins within seconds. */
    QUEUED,
    RUNNING,
    DONE,
    /** Stopped before its end; what had been read until then is in the campaign. */
    FAILED;

    /** Nothing more happens to it. */
    public boolean isOver() {
        return this == DONE || this == FAILED;
    }
}
