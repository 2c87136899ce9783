package org.triad.people;

import java.time.Instant;
import java.util.List;
import org.triad.kernel.PersonId;

/** Where people are signed in, on all nodes. */
public interface OpenSessions {

    /**
     * One of them.
     *
     * @param handle names it without giving it away
     * @param agent what the browser calls itself, or empty
     */
    record OpenSession(String handle, Instant since, Instant lastUsed, String address, String agent, boolean current) {}

    /** Those of a person, the last used first. {@code current} is that of the present request. */
    List<OpenSession> of(PersonId id);

    /** Ends one of the person's sessions; nothing happens where there is none of this handle. */
    void end(PersonId id, String handle);

    /** Ends all of them, but the one of the present request. */
    void endOthers(PersonId id);

    /** Lets the session of the present request, if it is the person's, go on with a password that has just been changed. */
    void renewCurrent(PersonId id);
}
