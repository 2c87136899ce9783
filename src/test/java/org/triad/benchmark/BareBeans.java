package org.triad.benchmark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** What the diagrams name, doing nothing but what the engine needs to go on. */
final class BareBeans {

    private static final List<String> NOTHING_TO_DO = List.of(
            "stageReached",
            "campaignClosed",
            "campaignWithdrawn",
            "campaignCancelled",
            "roundDecided",
            "saleWindowEnded",
            "remind");
    private static final List<String> TASKS = List.of(
            "giveEarlyInput",
            "alignDepartments",
            "prepareLaunch",
            "announceLaunch",
            "closeSale",
            "correctCampaign",
            "giveSalesFeedback",
            "handOverCampaign",
            "lookBack");

    private BareBeans() {}

    /** @param reminders the cycle of the timers at the tasks */
    static Map<Object, Object> all(String reminders) {
        Map<Object, Object> beans = new HashMap<>();
        NOTHING_TO_DO.forEach(name -> beans.put(name, (ExecutionListener) execution -> {}));
        TASKS.forEach(name -> beans.put(name, (TaskListener) task -> {}));
        // Triad takes what was typed out of the process, and so does the floor: its price is the engine's.
        beans.put("proposeCampaign", (ExecutionListener)
                execution -> execution.getVariableNames().forEach(execution::removeVariable));
        beans.put("sealRound", (JavaDelegate) execution -> execution.setVariable("round", 1));
        beans.put("writeBrief", (TaskListener) task -> fact(task, "draftOutcome", "ready"));
        beans.put("reviewBrief", (TaskListener) task -> fact(task, department(task) + "Verdict", "endorse"));
        beans.put("decideGo", (TaskListener) task -> fact(task, department(task) + "Go", "go"));
        beans.put("acceptHandover", (TaskListener) task -> fact(task, "handoverOutcome", "accepted"));
        beans.put("openDraft", (ExecutionListener) BareBeans::askForInput);
        beans.put("campaignCalendar", new Calendar());
        beans.put("saleCalendar", new Calendar());
        beans.put("recordNoResponse", (JavaDelegate) execution -> {});
        beans.put("deadlines", new Deadlines(reminders));
        return beans;
    }

    private static void askForInput(DelegateExecution execution) {
        execution.setVariable("salesInput", "missing");
        execution.setVariable("serviceInput", "missing");
    }

    private static String department(DelegateTask task) {
        return task.getTaskDefinitionKey().replaceFirst(".*For", "").toLowerCase(java.util.Locale.ROOT);
    }

    private static void fact(DelegateTask task, String name, Object value) {
        task.getExecution().getProcessInstance().setVariable(name, value);
    }

    /** Named by the diagrams' timers. */
    public static final class Calendar {

        public Date launch(DelegateExecution execution) {
            return Date.from(Instant.now().truncatedTo(ChronoUnit.DAYS));
        }

        public Date nextFeedback(DelegateExecution execution) {
            return Date.from(Instant.now().plus(7, ChronoUnit.DAYS));
        }

        public Date end(DelegateExecution execution) {
            return Date.from(Instant.now().truncatedTo(ChronoUnit.DAYS).plus(61, ChronoUnit.DAYS));
        }
    }

    /** Named by the timers at the tasks. */
    public static final class Deadlines {

        private final String reminders;

        Deadlines(String reminders) {
            this.reminders = reminders;
        }

        public String reminders(DelegateExecution execution) {
            return reminders;
        }

        public Date unanswered(DelegateExecution execution) {
            return Date.from(Instant.now().plus(365, ChronoUnit.DAYS));
        }
    }
}
