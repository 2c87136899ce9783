package org.triad.workflow.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.triad.kernel.CampaignKey;
import org.triad.workflow.CampaignPriority;
import org.triad.workflow.ForDiagrams;
import org.triad.workflow.WorkingTime;
import org.triad.workflow.deadline.DeadlineRule;
import org.triad.workflow.deadline.Ladder;
import org.triad.workflow.deadline.PolicyTable;
import org.triad.workflow.deadline.TaskKind;

/** Tells the diagrams' timers, and each new task, what the deadline policy says of it. */
@Component
public class Deadlines {

    private static final String KIND = "triadTaskKind";
    private static final String NORMAL = PolicyTable.PRIORITIES.get(0);
    private static final Ladder WITHOUT = new Ladder(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            0);

    private final DeadlinePolicy policy;
    private final ObjectProvider<CampaignPriority> priorities;
    private final WorkingTime time;
    private final Clock clock;

    Deadlines(@Lazy DeadlinePolicy policy, ObjectProvider<CampaignPriority> priorities, WorkingTime time, Clock clock) {
        this.policy = policy;
        this.priorities = priorities;
        this.time = time;
        this.clock = clock;
    }

    /** The ladder of reminders of the task that begins, for the cycle of its timer. */
    @ForDiagrams
    public String reminders(DelegateExecution execution) {
        return ladder((ExecutionEntity) execution).toString();
    }

    /** When the task that begins ends without an answer; in a far future where the policy waits for ever. */
    @ForDiagrams
    public Date unanswered(DelegateExecution execution) {
        return Date.from(ladder((ExecutionEntity) execution).endsAt(time));
    }

    /** Notes at a user task what the policy will be asked with. */
    static void note(ActivityImpl activity, TaskDefinition task) {
        Set<String> groups = task.getCandidateGroupIdExpressions().stream()
                .map(Expression::getExpressionText)
                .collect(Collectors.toSet());
        String name = task.getNameExpression() == null
                ? activity.getId()
                : task.getNameExpression().getExpressionText();
        activity.setProperty(KIND, TaskKind.of(groups, name, false));
    }

    /** The ladder of a task that begins now in this execution; one without rungs where no row fits. */
    Ladder ladder(ExecutionEntity execution) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return rule(execution).map(rule -> Ladder.of(rule, now, time)).orElse(WITHOUT);
    }

    private Optional<DeadlineRule> rule(ExecutionEntity execution) {
        return policy.table()
                .flatMap(table -> kind(execution.getActivity())
                        .flatMap(kind -> table.rule(kind, priority(execution.getProcessBusinessKey()))));
    }

    private String priority(String businessKey) {
        return CampaignKey.parse(businessKey)
                .flatMap(campaign -> priorities.stream()
                        .flatMap(known -> known.of(campaign).stream())
                        .findFirst())
                .orElse(NORMAL);
    }

    private static Optional<TaskKind> kind(ActivityImpl activity) {
        if (activity == null) {
            return Optional.empty();
        }
        if (activity.getProperty(KIND) instanceof TaskKind kind) {
            return Optional.of(kind);
        }
        // What is done for each of several stands in a frame of its own.
        List<ActivityImpl> inner = activity.getActivities();
        return activity.isMultiInstance() && inner.size() == 1 ? kind(inner.get(0)) : Optional.empty();
    }
}
