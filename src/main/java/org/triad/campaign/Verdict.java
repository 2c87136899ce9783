package org.triad.campaign;

import java.util.Arrays;
import org.triad.kernel.Refusal;

/** A department's verdict in a round. The key is the value in forms, decisions and gateways. */
public enum Verdict {
    ENDORSE("endorse"),
    REQUEST_CHANGES("requestChanges"),
    REJECT("reject"),
    /** Nobody gave one until the deadline policy ended the review. */
    NO_RESPONSE("noResponse");

    private final String key;

    Verdict(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /**
     * One that a person gives.
     *
     * @throws Refusal if there is no such verdict
     */
    public static Verdict given(String key) {
        Verdict verdict = of(key);
        if (verdict == NO_RESPONSE) {
            throw unknown();
        }
        return verdict;
    }

    /**
     * @throws Refusal if there is no such verdict
     */
    public static Verdict of(String key) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.key.equals(key))
                .findFirst()
                .orElseThrow(Verdict::unknown);
    }

    private static Refusal unknown() {
        return Refusal.invalid("verdict", "Choose endorse, request changes or reject.");
    }
}
