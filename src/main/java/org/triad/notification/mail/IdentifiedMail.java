package org.triad.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail that keeps its Message-ID however often it is sent, and says what it belongs to. The only class that writes headers by name: what
 * it writes is checked, so that no text can begin another one.
 */
final class IdentifiedMail extends MimeMessage {

    private static final Pattern ID = Pattern.compile("<[A-Za-z0-9.-]{1,100}@[A-Za-z0-9.:\\[\\]-]{1,253}>");

    private final String id;

    /**
     * @param id in angle brackets
     * @param thread the id by which mail programs put mails of one campaign together
     */
    IdentifiedMail(Session session, String id, Optional<String> thread) throws MessagingException {
        super(session);
        this.id = checked(id);
        updateMessageID();
        if (thread.isPresent()) {
            setHeader("References", checked(thread.get()));
            setHeader("In-Reply-To", checked(thread.get()));
        }
        // Absence notices need not answer (RFC 3834).
        setHeader("Auto-Submitted", "auto-generated");
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("Not an id of a mail: " + id);
        }
        return id;
    }
}
