package org.triad.audit.domain;

import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.triad.kernel.AuditedAct;
import org.triad.people.PeopleEvents.DetailsChanged;
import org.triad.people.PeopleEvents.PasswordChanged;
import org.triad.people.PeopleEvents.PersonAdded;
import org.triad.people.PeopleEvents.PersonChanged;
import org.triad.people.PeopleEvents.PersonDeactivated;
import org.triad.people.PeopleEvents.PersonReactivated;
import org.triad.people.PeopleEvents.PersonUnlocked;
import org.triad.people.PeopleEvents.RolesChanged;
import org.triad.people.PeopleEvents.SessionsEnded;

/** What happens to accounts beside the engine, which keeps a log of its own users, passwords and groups and tells it by itself. */
@Component
class PeopleActs {

    private final AuditWriter writer;

    PeopleActs(AuditWriter writer) {
        this.writer = writer;
    }

    @EventListener
    void write(PersonChanged change) {
        nameOf(change)
                .map(act ->
                        AuditedAct.of(act).by(change.by()).about(change.person().value()))
                .ifPresent(writer::write);
    }

    private static Optional<String> nameOf(PersonChanged change) {
        if (change instanceof PersonDeactivated) {
            return Optional.of("Account.Deactivate");
        }
        if (change instanceof PersonReactivated) {
            return Optional.of("Account.Reactivate");
        }
        if (change instanceof PersonUnlocked) {
            return Optional.of("Account.Unlock");
        }
        if (change instanceof SessionsEnded) {
            return Optional.of("Account.EndSessions");
        }
        if (change instanceof PersonAdded
                || change instanceof DetailsChanged
                || change instanceof RolesChanged
                || change instanceof PasswordChanged) {
            return Optional.empty();
        }
        throw new IllegalArgumentException("Unknown change of a person: " + change.getClass());
    }
}
