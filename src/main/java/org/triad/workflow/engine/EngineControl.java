package org.triad.workflow.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.workflow.Lifecycle;
import org.triad.workflow.ProcessControl;

/** Speaks to the engine for the modules, as the person who acts or for nobody. */
@Component
@Transactional
class EngineControl implements ProcessControl {

    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final IdentityService identityService;
    private final People people;
    private final ObjectMapper json;

    EngineControl(
            RuntimeService runtimeService,
            TaskService taskService,
            IdentityService identityService,
            People people,
            ObjectMapper json) {
        this.runtimeService = runtimeService;
        this.taskService = taskService;
        this.identityService = identityService;
        this.people = people;
        this.json = json;
    }

    @Override
    public CampaignKey startLifecycle(Map<String, Object> form, PersonId by) {
        VariableMap variables = Variables.createVariables();
        form.forEach((field, value) -> variables.put(field, value instanceof Collection<?> list ? listed(list) : value));
        return as(by, () -> new CampaignKey(runtimeService
                .createProcessInstanceByKey(Lifecycle.KEY)
                .setVariables(variables)
                .execute()
                .getBusinessKey()));
    }

    @Override
    public void message(CampaignKey campaign, String name, PersonId by) {
        asNobody(() -> {
            runtimeService
                    .updateProcessInstanceSuspensionState()
                    .byProcessInstanceQuery(instances(campaign))
                    .activate();
            if (runtimeService
                            .createExecutionQuery()
                            .processInstanceBusinessKey(campaign.value())
                            .messageEventSubscriptionName(name)
                            .count()
                    == 0) {
                throw Refusal.conflict("%s is not at a stage where this is possible.".formatted(campaign));
            }
            runtimeService
                    .createMessageCorrelation(name)
                    .processInstanceBusinessKey(campaign.value())
                    .correlate();
            return null;
        });
    }

    @Override
    public void suspend(CampaignKey campaign) {
        asNobody(() -> {
            runtimeService
                    .updateProcessInstanceSuspensionState()
                    .byProcessInstanceQuery(instances(campaign))
                    .suspend();
            return null;
        });
    }

    @Override
    public void activate(CampaignKey campaign, Duration pause) {
        asNobody(() -> {
            runtimeService
                    .updateProcessInstanceSuspensionState()
                    .byProcessInstanceQuery(instances(campaign))
                    .activate();
            taskService
                    .createTaskQuery()
                    .processInstanceBusinessKey(campaign.value())
                    .list()
                    .stream()
                    .filter(task -> task.getDueDate() != null)
                    .forEach(task -> taskService.setDueDate(
                            task.getId(), Date.from(task.getDueDate().toInstant().plus(pause))));
            return null;
        });
    }

    @Override
    public void handTasks(CampaignKey campaign, Department department, PersonId from, PersonId to) {
        asNobody(() -> {
            taskService
                    .createTaskQuery()
                    .processInstanceBusinessKey(campaign.value())
                    .taskAssignee(from.value())
                    .taskCandidateGroup(department.key())
                    .includeAssignedTasks()
                    .list()
                    .forEach(task -> taskService.setAssignee(task.getId(), to.value()));
            return null;
        });
    }

    private org.camunda.bpm.engine.runtime.ProcessInstanceQuery instances(CampaignKey campaign) {
        return runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(campaign.value());
    }

    private Object listed(Collection<?> list) {
        try {
            return SpinValues.jsonValue(json.writeValueAsString(list)).create();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <T> T as(PersonId person, Supplier<T> work) {
        List<String> groups = people.find(person).map(Person::groups).map(List::copyOf).orElse(List.of());
        return with(new Authentication(person.value(), groups), work);
    }

    private <T> T asNobody(Supplier<T> work) {
        return with(null, work);
    }

    private <T> T with(Authentication authentication, Supplier<T> work) {
        Authentication before = identityService.getCurrentAuthentication();
        identityService.setAuthentication(authentication);
        try {
            return work.get();
        } finally {
            identityService.setAuthentication(before);
        }
    }
}
