package org.triad.architecture.violation.hardening;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** Takes what was typed for a header, and for as many recipients as it has commas. */
public class ForgesHeaders {

    void write(MimeMessage mail, String typed) throws MessagingException {
        mail.setHeader("Subject", typed);
        mail.setRecipients(RecipientType.TO, typed);
    }
}
