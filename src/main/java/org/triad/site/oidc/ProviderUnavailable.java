package org.triad.site.oidc;

/** The provider cannot be reached, or does not say what is needed to sign anybody in. */
class ProviderUnavailable extends RuntimeException {

    ProviderUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
