package org.triad.people.identity;

import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.CurrentPerson;
import org.triad.people.People;
import org.triad.people.Person;

/** Reads who is signed in from the security context, and who that is from the identity tables: a role taken away counts at once. */
@Component
class SignedInPerson implements CurrentPerson {

    private final People people;

    SignedInPerson(People people) {
        this.people = people;
    }

    @Override
    public Person get() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(authentication -> !(authentication instanceof AnonymousAuthenticationToken))
                .map(Authentication::getName)
                .flatMap(login -> people.find(new PersonId(login)))
                .orElseThrow(() -> Refusal.forbidden("You are not signed in, or your account is gone."));
    }
}
