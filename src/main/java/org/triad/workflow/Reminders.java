package org.triad.workflow;

/** What a drawn reminder timer does when it fires. */
public interface Reminders {

    /**
     * Tells of the rung the firing timer has reached and releases the task if it was left idle. Only publishes and writes, and does not
     * fail. Where no timer is firing it does nothing.
     */
    void remind();
}
