package org.triad.workflow.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.triad.kernel.Refusal;

/**
 * Checks what was submitted against the form it belongs to. The engine and Tasklist check a Camunda Form in the browser alone; here it
 * is checked for every door.
 */
@Component
class FormGuard {

    private final FormSchemas schemas;
    private final ObjectMapper json;
    /** Made when the first expression is read, which most starts do without. */
    private final SingletonSupplier<FeelEngine> feel =
            SingletonSupplier.of(() -> new ScalaFeelEngineFactory().createInstance());

    FormGuard(FormSchemas schemas, ObjectMapper json) {
        this.schemas = schemas;
        this.json = json;
    }

    /** What a task was completed with. */
    void check(DelegateTask task) {
        TaskEntity entity = (TaskEntity) task;
        Optional<FormSchema> form =
                form(entity.getProcessDefinition(), entity.getTaskDefinition().getFormDefinition());
        refuseWhatIsNotAsked(
                form.map(FormSchema::inputs).orElse(Set.of()),
                entity.getExecution().getProcessInstance());
        form.ifPresent(found -> check(found, task));
    }

    /** What no field of the form asks for would become a variable of the process, where the gateways read their facts. */
    private static void refuseWhatIsNotAsked(Set<String> asked, ExecutionEntity process) {
        DbEntityManager entities = Context.getCommandContext().getDbEntityManager();
        process.getVariablesInternal().stream()
                .filter(variable -> entities.isDirty(variable)
                        || entities.getDbEntityCache().isTransient(variable))
                .map(VariableInstanceEntity::getName)
                .filter(name -> !asked.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.invalid(name, "“%s” is not a field of this form.".formatted(name));
                });
    }

    /** What a process was started with. */
    void check(DelegateExecution execution) {
        ProcessDefinitionEntity definition = ((ExecutionEntity) execution).getProcessDefinition();
        form(definition, definition.getStartFormDefinition()).ifPresent(form -> check(form, execution));
    }

    /** The form a task or a start event names. */
    Optional<FormSchema> form(ProcessDefinitionEntity process, FormDefinition form) {
        Expression key = form == null ? null : form.getCamundaFormDefinitionKey();
        return key == null ? Optional.empty() : schemas.find(process.getDeploymentId(), key.getExpressionText());
    }

    private void check(FormSchema form, VariableScope submitted) {
        Map<String, Object> values = new HashMap<>();
        form.inputs().forEach(key -> values.put(key, plain(submitted.getVariable(key))));
        List<Refusal.Violation> violations = new ArrayList<>();
        // Only what is wrong is worth the question whether it is hidden, which costs more than all the rest.
        form.fields()
                .forEach(field -> field.fault(values.get(field.key()))
                        .filter(fault -> field.hiddenWhen()
                                .filter(hide -> isTrue(hide, values))
                                .isEmpty())
                        .ifPresent(fault -> violations.add(new Refusal.Violation(field.key(), fault))));
        if (!violations.isEmpty()) {
            throw Refusal.invalid(violations);
        }
    }

    private boolean isTrue(String expression, Map<String, Object> values) {
        return Boolean.TRUE.equals(feel.obtain()
                .evaluateSimpleExpression(expression, Variables.fromMap(values).asVariableContext()));
    }

    private Object plain(Object value) {
        if (!(value instanceof SpinJsonNode node)) {
            return value;
        }
        try {
            return json.readValue(node.toString(), Object.class);
        } catch (IOException unreadable) {
            throw Refusal.invalid("", "What was sent cannot be read: " + unreadable.getMessage());
        }
    }
}
