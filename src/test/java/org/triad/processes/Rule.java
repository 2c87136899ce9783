package org.triad.processes;

import java.util.function.Consumer;

/** Something every bundle keeps to. */
interface Rule {

    /** Tells, as a sentence, whatever in the bundle does not keep to it. */
    void check(BundleFolder bundle, Consumer<String> broken);
}
