package org.triad.people.identity;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.triad.kernel.PersonId;
import org.triad.people.PasswordDoor;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.people.signin.SignInGate;

/** The one login of pages, Tasklist and REST. Whoever is unknown, deactivated or wrong hears the same after the same time. */
@Component
class EngineAuthentication implements AuthenticationProvider {

    private final PasswordCheck passwords;
    private final People people;
    private final SignInGate gate;
    private final ObjectProvider<PasswordDoor> doors;

    EngineAuthentication(PasswordCheck passwords, People people, SignInGate gate, ObjectProvider<PasswordDoor> doors) {
        this.passwords = passwords;
        this.people = people;
        this.gate = gate;
        this.doors = doors;
    }

    /** @throws org.triad.people.TooManyTries if whoever tries has to wait first */
    @Override
    public Authentication authenticate(Authentication asked) {
        String login = asked.getName() == null ? "" : asked.getName().strip();
        if (login.isEmpty() || login.indexOf('\0') >= 0) {
            throw wrong();
        }
        SignInGate.Try attempt = gate.admit(login, address(asked));
        if (!passwords.accepts(login, String.valueOf(asked.getCredentials()))) {
            gate.failed(attempt);
            throw wrong();
        }
        gate.succeeded(attempt);
        Person person = people.find(new PersonId(login))
                .filter(known -> doors.stream().allMatch(door -> door.isOpenTo(known)))
                .orElseThrow(EngineAuthentication::wrong);
        return UsernamePasswordAuthenticationToken.authenticated(
                person.id().value(), null, AuthorityUtils.createAuthorityList(person.groups()));
    }

    private static String address(Authentication asked) {
        return asked.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("Login and password do not match.");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
