package org.triad.notification.domain;

/** Whether there is a mail server. Where there is none, messages are captured: written, shown in the outbox, and never sent. */
public interface MailServer {

    boolean isConfigured();
}
