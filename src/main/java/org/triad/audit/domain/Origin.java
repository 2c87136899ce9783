package org.triad.audit.domain;

import java.util.Optional;
import org.triad.audit.Door;
import org.triad.kernel.PersonId;

/** Where what is happening on this thread comes from. */
public interface Origin {

    Door door();

    /** Who is signed in; empty for strangers and for work in the background. */
    Optional<PersonId> person();

    /** The network address of the request, if there is one. */
    Optional<String> address();
}
