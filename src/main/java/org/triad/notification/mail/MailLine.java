package org.triad.notification.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** One connection to the mail server, opened for the first mail and kept for all that follow. */
final class MailLine implements AutoCloseable {

    private static final String SMTP = "smtp";

    private final JavaMailSenderImpl server;
    private Transport open;

    MailLine(JavaMailSenderImpl server) {
        this.server = server;
    }

    Session session() {
        return server.getSession();
    }

    void send(MimeMessage mail) throws MessagingException {
        if (open == null) {
            open = connected();
        }
        Address[] recipients = mail.getAllRecipients();
        open.sendMessage(mail, recipients);
    }

    private Transport connected() throws MessagingException {
        Transport transport = transport();
        transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
        return transport;
    }

    private Transport transport() throws NoSuchProviderException {
        return session().getTransport(server.getProtocol() == null ? SMTP : server.getProtocol());
    }

    /** After a failure nobody knows what the server still expects. */
    @Override
    public void close() {
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException alreadyClosed) {
                // It is gone either way.
            }
            open = null;
        }
    }
}
