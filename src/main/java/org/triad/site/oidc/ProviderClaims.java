package org.triad.site.oidc;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.triad.people.ProviderAccounts.Claims;
import org.triad.people.ProviderAccounts.Identity;

/** Reads from a provider's claims what Triad wants to know, as the settings say. */
final class ProviderClaims {

    /** The engine's columns hold 255 characters. */
    private static final int LONGEST = 200;

    private final ProviderSettings settings;
    private final RoleMapping mapping;

    ProviderClaims(ProviderSettings settings) {
        this.settings = settings;
        this.mapping = settings.mapping();
    }

    /** @param claims of the ID token and the user info together */
    Claims read(String subject, Map<String, Object> claims) {
        boolean unverified = Boolean.FALSE.equals(claims.get("email_verified"));
        return new Claims(
                new Identity(settings.issuer(), subject),
                text(claims, settings.loginClaim()),
                text(claims, settings.nameClaim()),
                unverified ? "" : text(claims, settings.emailClaim()),
                mapping.granted(texts(claims, settings.groupsClaim())),
                mapping.managed());
    }

    private static String text(Map<String, Object> claims, String name) {
        return texts(claims, name).stream()
                .findFirst()
                .map(ProviderClaims::plain)
                .orElse("");
    }

    /** One line of visible characters. */
    private static String plain(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)).strip();
    }

    /** The claim of this name, or, where there is none, the one its dots lead to. */
    private static Collection<String> texts(Map<String, Object> claims, String name) {
        Object value = claims.get(name);
        if (value == null) {
            value = claims;
            for (String step : name.split("\\.")) {
                value = value instanceof Map<?, ?> inner ? inner.get(step) : null;
            }
        }
        if (value instanceof Collection<?> several) {
            return several.stream()
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .toList();
        }
        return value instanceof Object[] several
                ? Arrays.stream(several).map(String::valueOf).toList()
                : value == null || value instanceof Map<?, ?> ? List.of() : List.of(value.toString());
    }
}
