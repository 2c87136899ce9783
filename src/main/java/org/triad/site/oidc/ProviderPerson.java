package org.triad.site.oidc;

import java.util.Map;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.triad.people.Person;

/**
 * Somebody signed in at the provider, under the login here, which is all the rest of Triad knows. Kept in sessions, and therefore
 * without the claims, but for the ID token itself, by which the provider recognises whom to sign out.
 */
final class ProviderPerson extends DefaultOidcUser {

    private static final long serialVersionUID = 1;

    private final String login;

    ProviderPerson(Person person, OidcIdToken token) {
        super(AuthorityUtils.createAuthorityList(person.groups()), bare(token));
        this.login = person.id().value();
    }

    @Override
    public String getName() {
        return login;
    }

    private static OidcIdToken bare(OidcIdToken token) {
        return new OidcIdToken(
                token.getTokenValue(),
                token.getIssuedAt(),
                token.getExpiresAt(),
                Map.of(IdTokenClaimNames.SUB, token.getSubject()));
    }
}
