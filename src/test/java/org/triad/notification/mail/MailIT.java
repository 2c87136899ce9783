package org.triad.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.JONAS;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.notification.domain.Letter;
import org.triad.notification.domain.Letter.Button;
import org.triad.notification.domain.Letter.Voice;
import org.triad.notification.domain.MailQueue;
import org.triad.notification.domain.Message;
import org.triad.people.Person;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;

/** What a mail looks like when it arrives. */
@TriadTest
class MailIT {

    @Autowired
    private Journeys journeys;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MailWriter writer;

    @Autowired
    private MailQueue queue;

    @Autowired
    private JdbcClient jdbc;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @AfterEach
    void nothingIsLeft() {
        server.stop();
        new Mailroom(context).clear();
    }

    @Test
    void arrivesAsTextAndHtmlWithOneButtonTheReasonAndAWayToSayNo() throws Exception {
        CampaignKey key = journeys.proposed().campaign();
        Mailroom mailroom = new Mailroom(context);
        mailroom.clear();
        mailroom.remind(key, AISHA);
        mailroom.remind(key, JONAS);
        server.start();

        assertThat(mailroom.worker(server.getSmtp().getPort()).run(() -> false)).isEqualTo(2);

        MimeMessage mail = server.getReceivedMessagesForDomain("aisha@triad.example")[0];
        assertThat(mail.getSubject()).isEqualTo("[%s] Upgrade autumn – Overdue: Review brief".formatted(key));
        assertThat(mail.getFrom()[0]).hasToString("Triad <triad@localhost>");
        assertThat(mail.getRecipients(RecipientType.TO)).hasSize(1);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        String task = jdbc.sql(
                        "select task_id from notification_message where campaign_key = :key and recipient = 'aisha' and kind = 'OVERDUE'")
                .param("key", key.value())
                .query(String.class)
                .single();
        List<String> parts = parts(mail);
        assertThat(parts)
                .hasSize(2)
                .allSatisfy(part -> assertThat(part)
                        .contains(
                                "http://localhost:8080/camunda/app/tasklist/default/#/?task=" + task,
                                "http://localhost:8080/preferences",
                                "is overdue",
                                "the deadline policy reminds you of this task",
                                "Mon, 1 Mar 2027, 10:00 (Europe/Berlin)"));
        assertThat(parts.get(0)).contains("Hello Aisha").doesNotContain("<");
        assertThat(parts.get(1)).contains("prefers-color-scheme: dark").containsOnlyOnce("class=\"in button\"");
        assertThat(parts.toString()).doesNotContain("??");
    }

    @Test
    void mailsOfACampaignBelongTogetherAndEachHasANameOfItsOwn() throws Exception {
        CampaignKey key = journeys.proposed().campaign();
        Mailroom mailroom = new Mailroom(context);
        mailroom.clear();
        mailroom.remind(key, AISHA);
        mailroom.remind(key, AISHA);
        server.start();

        mailroom.worker(server.getSmtp().getPort()).run(() -> false);

        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getMessageID()).isNotEqualTo(mails[1].getMessageID());
        assertThat(mails[0].getHeader("References"))
                .isEqualTo(mails[1].getHeader("References"))
                .containsExactly("<campaign.%s@localhost>".formatted(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sale\r\nBcc: everybody@triad.example",
                "Sale\nX-Forged: yes\n\nbody",
                "Sale\u2028Bcc: everybody@triad.example",
                "Sälé\r\nBcc: everybody@triad.example",
                "Sale\r\n\r\n<script>alert(1)</script>"
            })
    void noTextBeginsAHeaderOrTakesPartInTheMarkup(String hostile) throws Exception {
        Person to = new Person(new PersonId("aisha"), hostile, "aisha@triad.example", Set.of());
        MimeMessage mail = reread(writer.write(session(), message(), letter(hostile), to));

        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getAllRecipients()[0].toString()).contains("aisha@triad.example");
        assertThat(Collections.list(mail.getAllHeaders()).stream().map(jakarta.mail.Header::getName))
                .containsExactlyInAnyOrder(
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Auto-Submitted",
                        "References",
                        "In-Reply-To");
        assertThat(parts(mail).get(1)).doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@triad.example, b@triad.example",
                "a@triad.example\r\nBcc: b@triad.example",
                "a",
                "\"a\" <a@triad.example>, b@triad.example",
                "a@triad.example b@triad.example"
            })
    void anAddressIsOneAddress(String address) {
        Person to = new Person(new PersonId("aisha"), "Aisha", address, Set.of());

        assertThatThrownBy(() -> writer.write(session(), message(), letter("Sale"), to))
                .isInstanceOf(AddressException.class);
        assertThat(Verdict.of(new AddressException("no")).kind()).isEqualTo(Verdict.Kind.DEAD);
    }

    private Message message() {
        CampaignKey key = journeys.proposed().campaign();
        Mailroom mailroom = new Mailroom(context);
        mailroom.clear();
        mailroom.remind(key, AISHA);
        return queue.claim(java.util.UUID.randomUUID(), 1, Delivery.LEASE, java.time.Instant.now())
                .get(0);
    }

    private static Letter letter(String text) {
        return new Letter(
                text,
                text,
                text,
                text,
                List.of(),
                List.of(new Voice(text, text, text)),
                List.of(),
                new Button("Open", "http://localhost:8080/campaigns"),
                text,
                "http://localhost:8080/preferences");
    }

    private static Session session() {
        return Session.getInstance(new Properties());
    }

    private static MimeMessage reread(MimeMessage mail) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return new MimeMessage(session(), new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static List<String> parts(MimeMessage mail) throws MessagingException, IOException {
        MimeMultipart all = (MimeMultipart) mail.getContent();
        List<String> parts = new java.util.ArrayList<>();
        for (int index = 0; index < all.getCount(); index++) {
            BodyPart part = all.getBodyPart(index);
            parts.add(part.getContent().toString());
        }
        return parts;
    }
}
