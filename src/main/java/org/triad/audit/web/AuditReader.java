package org.triad.audit.web;

import org.springframework.stereotype.Component;
import org.triad.kernel.Refusal;
import org.triad.people.CurrentPerson;
import org.triad.people.Person;

/** Whoever may read the log: administrators. */
@Component
class AuditReader {

    private final CurrentPerson person;

    AuditReader(CurrentPerson person) {
        this.person = person;
    }

    /**
     * @throws Refusal (forbidden) for everybody else
     */
    Person get() {
        Person reader = person.get();
        if (!reader.isAdministrator()) {
            throw Refusal.forbidden("The audit log is for administrators.");
        }
        return reader;
    }
}
