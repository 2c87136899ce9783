package org.triad.people.identity;

import org.camunda.bpm.engine.AuthenticationException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;
import org.triad.kernel.PersonId;
import org.triad.people.People;
import org.triad.people.Person;

/** Checks passwords with the engine, which also counts failed tries. The one login of pages, Tasklist and REST. */
@Component
class EngineAuthentication implements AuthenticationProvider {

    private final IdentityService identityService;
    private final People people;

    EngineAuthentication(IdentityService identityService, People people) {
        this.identityService = identityService;
        this.people = people;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String login = asked.getName() == null ? "" : asked.getName().strip();
        String password = String.valueOf(asked.getCredentials());
        if (login.isEmpty() || login.indexOf('\0') >= 0 || !accepted(login, password)) {
            throw new BadCredentialsException("Login and password do not match.");
        }
        Person person = people.find(new PersonId(login))
                .orElseThrow(() -> new BadCredentialsException("Login and password do not match."));
        return UsernamePasswordAuthenticationToken.authenticated(
                person.id().value(), null, AuthorityUtils.createAuthorityList(person.groups()));
    }

    private boolean accepted(String login, String password) {
        try {
            return identityService.checkPassword(login, password);
        } catch (AuthenticationException locked) {
            return false;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
