package org.triad.notification.domain.destination;

import java.net.URI;
import org.triad.kernel.Refusal;

/** Whether Triad may call an address that somebody typed. */
public interface AddressCheck {

    /**
     * The address, if it may be called now. What its host's name leads to is looked up, and looked up and checked again whenever something
     * is sent.
     *
     * @throws Refusal (invalid, field {@code address}) with a sentence that says what is wrong
     */
    URI checked(String typed);
}
