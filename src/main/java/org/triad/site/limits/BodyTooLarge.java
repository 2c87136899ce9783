package org.triad.site.limits;

import java.io.IOException;

/** A body that did not say how long it is turned out to be longer than its address takes. */
public final class BodyTooLarge extends IOException {

    BodyTooLarge(long most) {
        super("The body has more than %d bytes.".formatted(most));
    }
}
