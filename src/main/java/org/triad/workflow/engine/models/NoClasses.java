package org.triad.workflow.engine.models;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior;
import org.springframework.beans.BeanUtils;
import org.triad.kernel.Refusal;

/**
 * A class a model names is not made an object of. The engine asks here for its own shell task, too, when it reads an old model; that one
 * {@link BehaviourBan} takes out again. For its mail task it finds no mail library.
 */
class NoClasses implements ArtifactFactory {

    private static final Class<?> OF_THE_ENGINE = ShellActivityBehavior.class;

    @Override
    public <T> T getArtifact(Class<T> type) {
        if (type == OF_THE_ENGINE) {
            return BeanUtils.instantiateClass(type);
        }
        throw Refusal.invalid(
                "",
                "The model names the class “%s”. Models run no classes, only listed beans.".formatted(type.getName()));
    }
}
