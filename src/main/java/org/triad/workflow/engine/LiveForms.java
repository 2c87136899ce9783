package org.triad.workflow.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.impl.form.FormFieldImpl;
import org.camunda.bpm.engine.impl.form.type.StringFormType;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;
import org.triad.kernel.CampaignKey;
import org.triad.workflow.FormContents;
import org.triad.workflow.LiveFormData;
import org.triad.workflow.SideTasks;

/** Collects from the modules what a task's form shows at the moment it is opened. */
@Component
class LiveForms {

    /** The variable the forms' texts read their Markdown from. */
    private static final String CAMPAIGN = "campaign";

    private final FormGuard forms;
    private final List<LiveFormData> sources;
    private final List<SideTasks> sideTasks;
    private final ObjectMapper json;

    LiveForms(FormGuard forms, List<LiveFormData> sources, List<SideTasks> sideTasks, ObjectMapper json) {
        this.forms = forms;
        this.sources = sources;
        this.sideTasks = sideTasks;
        this.json = json;
    }

    void fill(TaskEntity task, List<FormField> fields) {
        String businessKey = task.getExecution().getProcessBusinessKey();
        forms.form(task.getProcessDefinition(), task.getTaskDefinition().getFormDefinition())
                .ifPresent(form -> fill(contents(businessKey, form), form, fields));
    }

    private FormContents contents(String businessKey, FormSchema form) {
        FormContents contents = new FormContents(form.inputs(), form.json());
        CampaignKey.parse(businessKey)
                .ifPresentOrElse(
                        campaign -> sources.forEach(source -> source.contribute(campaign, contents)),
                        () -> sideTasks.forEach(known -> known.contribute(businessKey, contents)));
        return contents;
    }

    private void fill(FormContents contents, FormSchema form, List<FormField> fields) {
        Map<String, String> texts = new TreeMap<>();
        FormContents.TEXTS.forEach(name -> texts.put(name, ""));
        texts.putAll(contents.texts());
        fields.add(field(CAMPAIGN, SpinValues.jsonValue(written(texts)).create()));
        Map<String, Object> values = new TreeMap<>();
        // Without a list to begin with, Tasklist would send the list back with the type of an absent value.
        form.lists().forEach(key -> values.put(key, List.of()));
        values.putAll(contents.fields());
        values.forEach((key, value) -> fields.add(field(key, typed(value))));
    }

    private TypedValue typed(Object value) {
        return value instanceof Collection<?> list
                ? SpinValues.jsonValue(written(list)).create()
                : Variables.untypedValue(value);
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static FormField field(String id, TypedValue value) {
        FormFieldImpl field = new FormFieldImpl();
        field.setId(id);
        field.setType(new StringFormType());
        field.setValue(value);
        return field;
    }
}
