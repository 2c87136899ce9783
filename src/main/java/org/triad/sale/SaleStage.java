package org.triad.sale;

/** How the lifecycle calls the time a campaign sells, and what can be told to it meanwhile. */
public final class SaleStage {

    /** The stage's key: the bundle the lifecycle calls. */
    public static final String KEY = "sale";

    /** The message that Service has found something to correct. */
    public static final String CORRECTION_DEMANDED = "correctionDemanded";

    private SaleStage() {}
}
