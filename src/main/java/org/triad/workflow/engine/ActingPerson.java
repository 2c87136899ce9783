package org.triad.workflow.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;
import org.triad.kernel.PersonId;
import org.triad.people.People;
import org.triad.people.Person;

/** Lets a call to the engine be made as a person, or for nobody, and puts back who was acting before. */
@Component
class ActingPerson {

    private final IdentityService identityService;
    private final People people;
    private final ObjectMapper json;

    ActingPerson(IdentityService identityService, People people, ObjectMapper json) {
        this.identityService = identityService;
        this.people = people;
        this.json = json;
    }

    <T> T as(PersonId person, Supplier<T> work) {
        PersonsAuthentication authentication = new PersonsAuthentication(person);
        return with(authentication, () -> {
            authentication.inForce = true;
            return work.get();
        });
    }

    void asNobody(Runnable work) {
        with(null, () -> {
            work.run();
            return null;
        });
    }

    /** Reads for Triad itself, whatever the person on this thread may read. */
    <T> T asNobody(Supplier<T> work) {
        return with(null, work);
    }

    /** Form values as the engine keeps them: lists as JSON, everything else as it is. */
    VariableMap variables(Map<String, Object> form) {
        VariableMap variables = Variables.createVariables();
        form.forEach((field, value) ->
                variables.put(field, value instanceof Collection<?> list ? listed(list) : value));
        return variables;
    }

    private Object listed(Collection<?> list) {
        try {
            return SpinValues.jsonValue(json.writeValueAsString(list)).create();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
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

    /** Knows the person's groups when the engine asks for them: in its transaction, which reads a person once for everybody who asks. */
    private final class PersonsAuthentication extends Authentication {

        private final PersonId person;

        /** The engine looks at the groups while it is told who acts, before its transaction. */
        private boolean inForce;

        private PersonsAuthentication(PersonId person) {
            super(person.value(), List.of());
            this.person = person;
        }

        @Override
        public List<String> getGroupIds() {
            return inForce
                    ? people.find(person).map(Person::groups).map(List::copyOf).orElse(List.of())
                    : List.of();
        }
    }
}
