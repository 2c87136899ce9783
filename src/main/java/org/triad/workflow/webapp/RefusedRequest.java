package org.triad.workflow.webapp;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.triad.kernel.Refusal;

/** Carries a refusal from the engine to the edge of the request it happened in. */
public final class RefusedRequest {

    static final String REFUSAL = RefusedRequest.class.getName();

    static final String MISSING = RefusedRequest.class.getName() + ".missing";

    static final String FAILED = RefusedRequest.class.getName() + ".failed";

    private RefusedRequest() {}

    /** Remembers for the present request that the engine refused something. Outside a request it does nothing. */
    public static void remember(Refusal refusal) {
        remember(REFUSAL, refusal);
    }

    /** Remembers for the present request that the engine has not what was asked for. Outside a request it does nothing. */
    public static void rememberMissing() {
        remember(MISSING, true);
    }

    /**
     * Remembers for the present request that something failed while the engine worked, and not because of what it was sent. Outside a
     * request it does nothing.
     */
    public static void rememberFailed() {
        remember(FAILED, true);
    }

    private static void remember(String name, Object what) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(name, what, RequestAttributes.SCOPE_REQUEST);
        }
    }
}
