package org.triad.audit;

/** The way somebody came in to do something. */
public enum Door {
    /** Our pages. */
    PAGE,
    /** Our REST interface below {@code /api}. */
    REST,
    TASKLIST,
    COCKPIT,
    /** Camunda Admin. */
    ADMIN,
    /** One of the engine's web applications; the browser did not say which. */
    WEB_APPLICATION,
    /** The engine's REST interface. */
    ENGINE_REST,
    /** Nobody came in: a timer, or work in the background. */
    ENGINE,
    /** Before Triad was ready: what it ships and makes when it starts. */
    START,
    /** A database administrator, past Triad. */
    DATABASE
}
