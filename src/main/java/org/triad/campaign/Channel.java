package org.triad.campaign;

import java.util.Arrays;
import java.util.Optional;

/** Where a campaign meets its audience. The key is the value in forms and in the REST interface. */
public enum Channel {
    EMAIL("email", "E-mail"),
    SEARCH("search", "Search"),
    SOCIAL("social", "Social media"),
    DISPLAY("display", "Display advertising"),
    EVENTS("events", "Events"),
    PRINT("print", "Print"),
    PHONE("phone", "Telephone"),
    PARTNERS("partners", "Partners");

    private final String key;
    private final String label;

    Channel(String key, String label) {
        this.key = key;
        this.label = label;
    }

    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    public static Optional<Channel> ofKey(String key) {
        return Arrays.stream(values())
                .filter(channel -> channel.key.equals(key))
                .findFirst();
    }
}
