package org.triad.workflow;

import java.util.Collection;
import java.util.Map;

/**
 * Processes beside the campaigns, such as a meeting: they have a business key of their own, which no campaign has. Each call joins the
 * caller's transaction and is made by Triad itself, for nobody.
 */
public interface SideProcesses {

    /** Starts the process that begins with this message. */
    void start(String message, String businessKey);

    /**
     * Delivers a message to the process that waits for it.
     *
     * @return false where none waits; then nothing has happened
     */
    boolean tell(String message, String businessKey);

    /** Asks the diagram anew for the moments the process waits for. */
    void askTimersAnew(String businessKey);

    /** Runs the process's timers that are due now, without waiting for the job executor. */
    void runDueTimers(String businessKey);

    /** Runs the timer that starts processes of this bundle if it is due now, without waiting for the job executor. */
    void runDueStart(String bundle);

    /** The ids of the open tasks by business key; a key whose process has none is missing. One statement. */
    Map<String, String> openTasks(Collection<String> businessKeys);
}
