package org.triad.audit.web;

import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.triad.audit.domain.AuditWriter;
import org.triad.audit.domain.SignInFailures;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.PersonId;
import org.triad.people.People;
import org.triad.people.TooManyTries;

/**
 * Who came in, went out or was kept out. A program that sends its password with each request signs in with each; only its failures are
 * written, what it does is written anyway.
 */
@Component
class SignIns {

    private final AuditWriter audit;
    private final SignInFailures failures;
    private final People people;

    SignIns(AuditWriter audit, SignInFailures failures, People people) {
        this.audit = audit;
        this.failures = failures;
        this.people = people;
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        write("SignIn", event.getAuthentication());
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        write("SignOut", event.getAuthentication());
    }

    private void write(String act, Authentication person) {
        audit.writeEntrance(AuditedAct.of(act).by(new PersonId(person.getName())));
    }

    /** People type passwords into the wrong field: a login is written down only where there is such an account. */
    @EventListener
    void keptOut(AbstractAuthenticationFailureEvent event) {
        failures.failed(
                account(event.getAuthentication()),
                event.getException().getClass().getSimpleName(),
                event.getException() instanceof TooManyTries);
    }

    private Optional<String> account(Authentication asked) {
        return Optional.ofNullable(asked.getName())
                .map(String::strip)
                .filter(login -> !login.isEmpty() && login.length() <= 64 && login.indexOf('\0') < 0)
                .flatMap(login -> people.find(new PersonId(login)))
                .map(person -> person.id().value());
    }
}
