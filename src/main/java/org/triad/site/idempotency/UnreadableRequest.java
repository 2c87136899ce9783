package org.triad.site.idempotency;

import java.io.IOException;

/** A request that cannot be told from others, because it is broken or longer than any call that has an effect. */
class UnreadableRequest extends IOException {

    /** Bytes; what people type into a campaign is far below. Files are sent as parts, which have a limit of their own. */
    static final int LONGEST_BODY = 1024 * 1024;

    private static final long serialVersionUID = 1L;

    UnreadableRequest(Throwable cause) {
        super(cause);
    }
}
