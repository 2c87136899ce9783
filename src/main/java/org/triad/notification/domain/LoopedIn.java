package org.triad.notification.domain;

import java.util.List;

/** The table who-is-looped-in, as it is deployed. */
public interface LoopedIn {

    /** Id of the decision and name of its folder. */
    String DECISION = "who-is-looped-in";

    /** One row that holds: what the message is and who gets it. */
    record Call(MessageKind kind, Audience audience) {

        /**
         * @throws IllegalArgumentException for words nobody knows
         */
        public static Call of(String kind, String audience) {
            return new Call(
                    MessageKind.of(kind)
                            .orElseThrow(() -> new IllegalArgumentException("No kind of message is called " + kind)),
                    Audience.of(audience));
        }
    }

    /**
     * The rows that hold, in the order of the table; whoever is in several audiences hears once, for the first.
     *
     * @param event a word of {@link Happenings#WORDS}
     * @param outcome empty where there is only one
     */
    List<Call> of(String event, String outcome);
}
