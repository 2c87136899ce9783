package org.triad.notification.domain.destination;

import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.triad.kernel.AuditedAct;
import org.triad.people.Person;

/** Says in the audit log what was done with destinations: by number and host, never by address. */
@Component
class DestinationAudit {

    private final ApplicationEventPublisher events;

    DestinationAudit(ApplicationEventPublisher events) {
        this.events = events;
    }

    void write(String act, Destination destination, Person by, String more) {
        events.publishEvent(AuditedAct.of("Destination." + act).by(by.id()).detail(described(destination) + more));
    }

    /** An act of Triad itself. */
    void write(String act, Destination destination) {
        events.publishEvent(AuditedAct.of("Destination." + act).detail(described(destination)));
    }

    private static String described(Destination destination) {
        Optional<String> department = destination.department().map(one -> " of " + one.key());
        return "%s %d%s at %s"
                .formatted(destination.format().key(), destination.id(), department.orElse(""), destination.host());
    }
}
