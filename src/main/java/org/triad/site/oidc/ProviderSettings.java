package org.triad.site.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.triad.kernel.StartRefused;

/**
 * The OpenID Connect provider people may sign in at. Without an issuer there is none.
 *
 * @param issuer the provider's address exactly as it names itself; what else there is to know is read below it when the first person
 *     comes. HTTPS, or HTTP on this machine
 * @param clientId what the provider calls Triad
 * @param clientSecret from the environment ({@code TRIAD_OIDC_CLIENT_SECRET}); without one Triad is a public client, which PKCE alone
 *     protects
 * @param label of the button on the login page
 * @param scopes what is asked for; {@code openid} is always among them
 * @param loginClaim what a new account is called, {@code preferred_username} for example
 * @param nameClaim first and last name in one
 * @param emailClaim the address for notifications. It is left out where the provider says that it is not verified
 * @param groupsClaim a list of texts, or a single one; dots lead into objects, as in {@code realm_access.roles}
 * @param roles what a text of the groups claim stands for, one {@code text=role} each. Roles are {@code marketing}, {@code sales},
 *     {@code service}, {@code marketing-lead}, {@code sales-lead}, {@code service-lead}, {@code process-owner} and
 *     {@code administrator}. What is named here is given and taken by the provider with each login; what is not, by administrators here
 * @param passwords who may still come in with a password, on the login page and with HTTP Basic
 * @param providerLogout whether signing out here signs out at the provider, too
 * @param signature how the provider signs, {@code RS256} for most
 * @param apiAudience with it scripts may use the provider's access tokens for {@code /api} and {@code /engine-rest}: it is what the
 *     tokens must be meant for
 * @param patience how long the provider may take to answer
 */
@ConfigurationProperties("triad.oidc")
record ProviderSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String label,
        @DefaultValue({"openid", "profile", "email"}) Set<String> scopes,
        @DefaultValue("preferred_username") String loginClaim,
        @DefaultValue("name") String nameClaim,
        @DefaultValue("email") String emailClaim,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue List<String> roles,
        @DefaultValue("everybody") Passwords passwords,
        @DefaultValue("true") boolean providerLogout,
        @DefaultValue("RS256") SignatureAlgorithm signature,
        @DefaultValue("") String apiAudience,
        @DefaultValue("5s") Duration patience) {

    /** Who may come in with a password. */
    enum Passwords {
        EVERYBODY,
        ADMINISTRATORS,
        NOBODY
    }

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final int LONGEST_ISSUER = 500;

    /**
     * Settings that can work.
     *
     * @throws StartRefused naming the setting that cannot
     */
    ProviderSettings usable() {
        if (!isUsableIssuer()) {
            throw refused(
                    "issuer",
                    "has to be the provider's address, beginning with https:// and without a question mark; http:// is accepted for this machine alone");
        }
        if (clientId.isBlank()) {
            throw refused("client-id", "is missing: it is what the provider calls Triad");
        }
        if (!scopes.contains("openid")) {
            throw refused("scopes", "must contain openid");
        }
        if (loginClaim.isBlank()) {
            throw refused("login-claim", "is empty: new accounts need a login");
        }
        if (apiAudience.equals(clientId)) {
            throw refused(
                    "api-audience",
                    "must differ from triad.oidc.client-id: what says who signed in is no key for scripts");
        }
        if (patience.isZero() || patience.isNegative()) {
            throw refused("patience", "must be longer than nothing, such as 5s");
        }
        if (passwords == Passwords.NOBODY && !mapping().makesAdministrators()) {
            throw refused(
                    "roles",
                    "must make somebody an administrator where triad.oidc.passwords lets nobody in with a password");
        }
        return this;
    }

    /** @throws StartRefused if an entry is not {@code text=role} */
    RoleMapping mapping() {
        return RoleMapping.of(roles);
    }

    static StartRefused refused(String setting, String reason) {
        return new StartRefused("Nobody could sign in at the OpenID Connect provider: triad.oidc.%s (TRIAD_OIDC_%s) %s."
                .formatted(setting, setting.replace("-", "").toUpperCase(java.util.Locale.ROOT), reason));
    }

    private boolean isUsableIssuer() {
        try {
            URI address = URI.create(issuer);
            boolean safe = "https".equals(address.getScheme())
                    || "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost());
            return safe
                    && address.getHost() != null
                    && address.getQuery() == null
                    && address.getFragment() == null
                    && address.getUserInfo() == null
                    && issuer.length() <= LONGEST_ISSUER;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ProviderSettings[issuer=" + issuer + ", clientId=" + clientId + "]";
    }
}
