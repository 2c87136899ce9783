package org.triad.notification.mail;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.triad.notification.domain.MailServer;

/** There is a mail server where {@code spring.mail.host} names one. */
@Component
class SpringMailServer implements MailServer {

    private final boolean configured;

    SpringMailServer(@Value("${spring.mail.host:}") String host) {
        this.configured = !host.isBlank();
    }

    @Override
    public boolean isConfigured() {
        return configured;
    }
}
