package org.triad.workflow.engine;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/** The engine's own handler, whose form also shows what is true now: nothing of it is stored, so nothing of it is stale. */
class LiveTaskFormHandler implements TaskFormHandler {

    private final TaskFormHandler original;
    private final LiveForms live;

    LiveTaskFormHandler(TaskFormHandler original, LiveForms live) {
        this.original = original;
        this.live = live;
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        TaskFormData form = original.createTaskForm(task);
        live.fill(task, form.getFormFields());
        return form;
    }

    @Override
    public void parseConfiguration(
            Element activity, DeploymentEntity deployment, ProcessDefinitionEntity process, BpmnParse parse) {
        original.parseConfiguration(activity, deployment, process, parse);
    }

    @Override
    public void submitFormVariables(VariableMap properties, VariableScope variableScope) {
        original.submitFormVariables(properties, variableScope);
    }
}
