package org.triad.workflow.webapp;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.triad.kernel.Refusal;

/** Carries a refusal from the engine to the edge of the request it happened in. */
public final class RefusedRequest {

    static final String REFUSAL = RefusedRequest.class.getName();

    private RefusedRequest() {}

    /** Remembers for the present request that the engine refused something. Outside a request it does nothing. */
    public static void remember(Refusal refusal) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(REFUSAL, refusal, RequestAttributes.SCOPE_REQUEST);
        }
    }
}
