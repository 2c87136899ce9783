package org.triad.site.oidc;

import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.triad.people.Admission;
import org.triad.people.ProviderAccounts;

/** Takes whom the provider has sent for a person here. By now the token is known to be the provider's, fresh and meant for Triad. */
class ProviderPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final OidcUserService provider;
    private final ProviderClaims claims;
    private final ProviderAccounts accounts;

    ProviderPeople(OidcUserService provider, ProviderClaims claims, ProviderAccounts accounts) {
        this.provider = provider;
        this.claims = claims;
        this.accounts = accounts;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = provider.loadUser(request);
        Admission admission = accounts.admit(claims.read(user.getSubject(), user.getClaims()), LinkWish.take());
        if (admission instanceof Admission.Refused refused) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(SignInFailure.of(refused.reason()).name()));
        }
        return new ProviderPerson(((Admission.Admitted) admission).person(), request.getIdToken());
    }
}
