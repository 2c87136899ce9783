package org.triad.notification.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.triad.kernel.PlainText;
import org.triad.notification.domain.Letter;
import org.triad.notification.domain.Message;
import org.triad.notification.domain.MessageSettings;
import org.triad.notification.domain.SiteAddress;
import org.triad.people.Person;

/** Turns a message into a mail: plain text, HTML and, for a sync, its calendar part. */
@Component
class MailWriter {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String SENDER = "Triad";

    private final ITemplateEngine templates;
    private final MessageSettings settings;
    private final SiteAddress site;

    MailWriter(ITemplateEngine templates, MessageSettings settings, SiteAddress site) {
        this.templates = templates;
        this.settings = settings;
        this.site = site;
    }

    /**
     * @throws AddressException if the recipient's address is not one address
     */
    MimeMessage write(Session session, Message message, Letter letter, Person to) throws MessagingException {
        MimeMessage mail = new IdentifiedMail(session, id(message.mailId().toString()), thread(message));
        mail.setFrom(named(address(sender()), SENDER));
        mail.setRecipient(RecipientType.TO, named(address(recipient(message, to)), to.name()));
        mail.setSubject(line(letter.subject()), UTF_8);
        mail.setSentDate(Date.from(message.createdAt()));
        mail.setContent(content(message, letter, to));
        mail.saveChanges();
        return mail;
    }

    /** The person's address, or the one they had, where that one is told; empty where there is none. */
    static String recipient(Message message, Person to) {
        return message.formerAddress().orElse(to.email());
    }

    /** What the HTML part says, alone. */
    String html(Letter letter, Person to) {
        return templates.process("mail/message", context(letter, to));
    }

    /** What the text part says, alone. */
    String text(Letter letter, Person to) {
        return templates.process("mail/message.txt", context(letter, to));
    }

    private Multipart content(Message message, Letter letter, Person to) throws MessagingException {
        MimeMultipart alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(part(text(letter, to), "plain"));
        alternatives.addBodyPart(part(html(letter, to), "html"));
        String calendar = message.facts().path("calendar").asText("");
        if (calendar.isEmpty()) {
            return alternatives;
        }
        String type = message.facts().path("calendarType").asText();
        alternatives.addBodyPart(calendarPart(calendar, type));
        MimeMultipart all = new MimeMultipart("mixed");
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(alternatives);
        all.addBodyPart(body);
        MimeBodyPart file = calendarPart(calendar, type);
        file.setFileName(message.facts().path("calendarFile").asText());
        all.addBodyPart(file);
        return all;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    private static MimeBodyPart calendarPart(String text, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(text.getBytes(StandardCharsets.UTF_8), type)));
        return part;
    }

    private static Context context(Letter letter, Person to) {
        Context context = new Context(Locale.ENGLISH);
        context.setVariable("letter", letter);
        context.setVariable("name", to.name());
        return context;
    }

    private Optional<String> thread(Message message) {
        return message.campaign().map(key -> id("campaign." + key.value()));
    }

    private String id(String local) {
        return "<%s@%s>".formatted(local, site.host());
    }

    private String sender() {
        return settings.from().isBlank() ? "triad@" + site.host() : settings.from();
    }

    /** Exactly one address: a comma does not add a second one. */
    private static InternetAddress address(String text) throws AddressException {
        return new InternetAddress(text, true);
    }

    private static InternetAddress named(InternetAddress address, String name) {
        try {
            address.setPersonal(line(name), UTF_8);
            return address;
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A header is one line, whatever the text it is made of. */
    private static String line(String text) {
        return PlainText.visible(PlainText.inOneLine(text)).strip();
    }
}
