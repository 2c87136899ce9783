package org.triad.campaign;

import java.util.Arrays;
import org.triad.kernel.Refusal;

/** A department's verdict in a round. The key is the value in forms, decisions and gateways. */
public enum Verdict {
    ENDORSE("endorse"),
    REQUEST_CHANGES("requestChanges"),
    REJECT("reject");

    private final String key;

    Verdict(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /**
     * @throws Refusal if there is no such verdict
     */
    public static Verdict of(String key) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.key.equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("verdict", "Choose endorse, request changes or reject."));
    }
}
