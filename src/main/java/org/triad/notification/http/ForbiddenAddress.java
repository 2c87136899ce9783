package org.triad.notification.http;

import java.net.UnknownHostException;

/** A host leads to where Triad may not call. It does not say where, which is nobody's business outside of the network. */
final class ForbiddenAddress extends UnknownHostException {

    ForbiddenAddress() {
        super("The host is in a private network. An administrator can allow it.");
    }
}
