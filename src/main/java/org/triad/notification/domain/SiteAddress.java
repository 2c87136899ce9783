package org.triad.notification.domain;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people find Triad, for the links in messages.
 *
 * @param baseUrl such as {@code https://triad.example.org}, without a slash at the end
 */
@ConfigurationProperties("triad")
public record SiteAddress(
        @DefaultValue("http://localhost:8080") URI baseUrl) {

    public SiteAddress {
        if (baseUrl.getHost() == null
                || !("http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme()))
                || baseUrl.toString().endsWith("/")) {
            throw new IllegalArgumentException(
                    "triad.base-url is the address people open, such as https://triad.example.org, without a slash at the end.");
        }
    }

    /**
     * @param path begins with a slash
     */
    public String link(String path) {
        return baseUrl + path;
    }

    public String host() {
        return baseUrl.getHost();
    }
}
