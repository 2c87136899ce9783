package org.triad.workflow;

import java.util.List;

/** Tells the engine who is acting on the present thread. Who calls {@link #become} calls {@link #forget} in a finally block. */
public interface EngineIdentity {

    void become(String login, List<String> groups);

    void forget();
}
