package org.triad.notification.http;

import java.io.IOException;

/** No answer came. The message is a sentence that tells nothing of the network. */
public final class NotCalled extends IOException {

    private final boolean forbidden;

    NotCalled(String sentence, boolean forbidden) {
        super(sentence);
        this.forbidden = forbidden;
    }

    /** Whether Triad itself refused to call. */
    public boolean isForbidden() {
        return forbidden;
    }
}
