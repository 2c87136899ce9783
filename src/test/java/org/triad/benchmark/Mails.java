package org.triad.benchmark;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.kernel.CampaignKey;
import org.triad.notification.mail.Mailroom;
import org.triad.testing.Journeys;

/**
 * Triad's worker, which claims, words, sends and marks what waits, against a loop that sends as many mails of the same size over one connection
 * and remembers nothing. Both send to the same {@link Sink}.
 */
final class Mails {

    private static final int WARM_UP = 3;

    private final Settings settings;
    private final Server server;

    Mails(Settings settings, Server server) {
        this.settings = settings;
        this.server = server;
    }

    void measure(Report report) throws Exception {
        try (TriadSide triad = new TriadSide(server, "mail");
                SinkProcess sink =
                        new SinkProcess(settings.folder().resolve("sink").toAbsolutePath())) {
            Mailroom mailroom = new Mailroom(triad.context());
            CampaignKey campaign = new CampaignKey(triad.start(Script.brief()));
            mailroom.clear();
            Meter ours = new Meter(server, triad.database());
            Meter floor = new Meter(server, triad.database());
            for (int round = 0; round < WARM_UP + settings.rounds(); round++) {
                if (round == WARM_UP) {
                    ours = new Meter(server, triad.database());
                    floor = new Meter(server, triad.database());
                    server.forgetStatements();
                }
                for (int turn = 0; turn < 2; turn++) {
                    if ((round + turn) % 2 == 0) {
                        byTriad(triad, mailroom, campaign, sink, ours);
                    } else {
                        byLoop(mailroom.sample(campaign, Journeys.AISHA), sink, floor);
                    }
                }
            }
            report.head(
                    "%,d mails a round, medians of %d".formatted(settings.mails(), settings.rounds()),
                    triad.name(),
                    "plain loop");
            Meter.compare(report, "mails", "mail", ours, floor, "≥ 0.55");
            report.note("every mail has come, none twice");
        }
    }

    private void byTriad(TriadSide triad, Mailroom mailroom, CampaignKey campaign, SinkProcess sink, Meter meter)
            throws Exception {
        mailroom.fill(campaign, Journeys.AISHA, settings.mails());
        meter.round(settings.mails(), () -> {
            mailroom.deliver(sink.port());
            return 0;
        });
        sink.checkEachOnce(settings.mails());
        long open = triad.bean(JdbcClient.class)
                .sql("select count(*) from notification_message where state in ('WAITING', 'SENDING')")
                .query(Long.class)
                .single();
        if (open > 0) {
            throw new IllegalStateException(open + " mails are not marked as sent.");
        }
    }

    private void byLoop(Mailroom.Sample sample, SinkProcess sink, Meter meter) throws Exception {
        meter.round(settings.mails(), () -> {
            loop(sample, sink.port());
            return 0;
        });
        sink.checkEachOnce(settings.mails());
    }

    private void loop(Mailroom.Sample sample, int port) throws MessagingException, IOException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.quitwait", "false");
        Session session = Session.getInstance(properties);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", port, null, null);
            for (int number = 0; number < settings.mails(); number++) {
                MimeMessage mail = written(session, sample);
                transport.sendMessage(mail, mail.getAllRecipients());
            }
        }
    }

    private static MimeMessage written(Session session, Mailroom.Sample sample) throws MessagingException, IOException {
        String id = "<" + UUID.randomUUID() + "@localhost>";
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        mail.setFrom(new InternetAddress("triad@localhost", "Triad"));
        mail.setRecipient(RecipientType.TO, new InternetAddress("aisha@triad.example", "Aisha Rahman"));
        mail.setSubject(sample.subject(), "UTF-8");
        mail.setSentDate(new Date());
        MimeMultipart alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(part(sample.text(), "plain"));
        alternatives.addBodyPart(part(sample.html(), "html"));
        mail.setContent(alternatives);
        mail.saveChanges();
        return mail;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        return part;
    }
}
