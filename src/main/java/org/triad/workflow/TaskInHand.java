package org.triad.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.spin.json.SpinJsonNode;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;

/** A user task at the moment somebody completes it: whose it is, who completes it and what they answered. */
public final class TaskInHand {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DelegateTask task;

    TaskInHand(DelegateTask task) {
        this.task = task;
    }

    public CampaignKey campaign() {
        return new CampaignKey(task.getExecution().getProcessBusinessKey());
    }

    /** The key of what the task's process is about, also where that is no campaign. */
    public String businessKey() {
        return task.getExecution().getProcessBusinessKey();
    }

    /** The department the task belongs to. */
    public Department department() {
        return task.getCandidates().stream()
                .flatMap(link -> Department.ofGroup(link.getGroupId()).stream())
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("", "“%s” belongs to no department.".formatted(task.getName())));
    }

    /** Who completes it: the person signed in, or whoever has claimed it where Triad acts for nobody. */
    public PersonId by() {
        Authentication authentication =
                task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        String person = authentication != null ? authentication.getUserId() : task.getAssignee();
        if (person == null) {
            throw Refusal.forbidden("“%s” has to be claimed before it is completed.".formatted(task.getName()));
        }
        return new PersonId(person);
    }

    /** What was typed or chosen in a field, stripped of surrounding blanks; empty where nothing was. */
    public Optional<String> answer(String field) {
        return text(task, field);
    }

    /**
     * What was typed or chosen in a field the form requires.
     *
     * @throws Refusal if there is nothing
     */
    public String required(String field) {
        return answer(field).orElseThrow(() -> Refusal.invalid(field, "“%s” needs an answer.".formatted(field)));
    }

    /** What was ticked in a field with several choices. */
    public List<String> choices(String field) {
        return list(task, field);
    }

    /** The whole form, for a field of another type. */
    public VariableScope form() {
        return task;
    }

    /** Tells the gateways of the diagram what came of it. */
    public void fact(String name, Object value) {
        task.getExecution().getProcessInstance().setVariable(name, value);
    }

    static Optional<String> text(VariableScope scope, String field) {
        return Optional.ofNullable(scope.getVariable(field))
                .map(String::valueOf)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    static List<String> list(VariableScope scope, String field) {
        Object value = scope.getVariable(field);
        if (value == null) {
            return List.of();
        }
        try {
            return value instanceof SpinJsonNode node
                    ? JSON.readValue(node.toString(), new TypeReference<List<String>>() {})
                    : ((List<?>) value).stream().map(String::valueOf).toList();
        } catch (JsonProcessingException | ClassCastException unreadable) {
            throw Refusal.invalid(field, "“%s” must be a list.".formatted(field));
        }
    }
}
