package org.triad.site.oidc;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.client.ResourceAccessException;
import org.triad.people.Admission;

/** Why a sign-in at the provider led nowhere; the login page has a sentence for each. */
enum SignInFailure {
    DEACTIVATED,
    LOGIN_TAKEN,
    LOGIN_UNUSABLE,
    LINKED_OTHERWISE,
    /** The person, or the provider for them, said no. */
    DENIED,
    /** The provider cannot be reached. */
    UNAVAILABLE,
    /** Whatever else is not as it should be; the log says what. */
    FAILED;

    static SignInFailure of(Admission.Reason reason) {
        return valueOf(reason.name());
    }

    static SignInFailure of(Throwable failure) {
        if (failure instanceof OAuth2AuthenticationException refused) {
            String code = refused.getError().getErrorCode();
            if (OAuth2ErrorCodes.ACCESS_DENIED.equals(code)) {
                return DENIED;
            }
            Optional<SignInFailure> ours = Arrays.stream(values())
                    .filter(known -> known.name().equals(code))
                    .findFirst();
            if (ours.isPresent()) {
                return ours.get();
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProviderUnavailable
                    || cause instanceof ResourceAccessException
                    || cause instanceof IOException) {
                return UNAVAILABLE;
            }
        }
        return FAILED;
    }

    /** In addresses. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
