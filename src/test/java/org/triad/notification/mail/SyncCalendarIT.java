package org.triad.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triad.testing.Journeys.ELENA;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyContainer;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.triad.meeting.SyncKey;
import org.triad.meeting.Syncs;
import org.triad.testing.Engine;
import org.triad.testing.TriadTest;

/** What a calendar program finds in the mails about a sync, from the invitation over a change to the end, as they arrived. */
@TriadTest
class SyncCalendarIT {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    @Autowired
    private Engine engine;

    @Autowired
    private Syncs syncs;

    @Autowired
    private ApplicationContext context;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    /** A part of a mail for a calendar program, and what it says. */
    private record Entry(ContentType type, boolean attached, Calendar calendar, VEvent event) {

        String says(String property) {
            return value(event, property);
        }
    }

    @AfterEach
    void nothingIsLeft() {
        server.stop();
        new Mailroom(context).clear();
    }

    @Test
    void anInvitationIsChangedAndTakenBackInTheCalendarItWentTo() throws Exception {
        Instant starts = engine.startOf(engine.today().plusDays(41)).plus(Duration.ofHours(9));
        Instant later = starts.plus(Duration.ofDays(1));
        SyncKey key = syncs.call(starts, Optional.of("The fair; with, commas"), MARA);
        syncs.move(key, later, JONAS);
        syncs.callOff(key, "The fair is off.", ELENA);

        List<MimeMessage> mails = arrived(key);

        assertThat(mails).hasSize(3);
        assertThat(mails.get(0).getSubject())
                .isEqualTo("Sync, %s: you are invited"
                        .formatted(DAY.format(engine.today().plusDays(41))));
        List<Entry> invitation = entries(mails.get(0));
        List<Entry> change = entries(mails.get(1));
        List<Entry> end = entries(mails.get(2));
        for (List<Entry> mail : List.of(invitation, change, end)) {
            assertThat(mail).hasSize(2);
            assertThat(mail.get(0).attached()).as("an alternative to the text").isFalse();
            assertThat(mail.get(1).attached()).as("a file").isTrue();
            assertThat(mail.get(1).calendar()).isEqualTo(mail.get(0).calendar());
            assertThat(mail.get(0).says(Property.UID))
                    .isEqualTo(invitation.get(0).says(Property.UID));
            assertThat(mail.get(0).says(Property.SUMMARY)).startsWith("Sync, ");
            assertThat(mail.get(0)
                            .calendar()
                            .<net.fortuna.ical4j.model.component.VTimeZone>getComponents(Component.VTIMEZONE))
                    .hasSize(1);
        }
        isOf(invitation.get(0), "REQUEST", "0", "CONFIRMED");
        isOf(change.get(0), "REQUEST", "1", "CONFIRMED");
        isOf(end.get(0), "CANCEL", "2", "CANCELLED");
        assertThat(invitation.get(0).says(Property.DESCRIPTION)).contains("The fair; with, commas");
        assertThat(starts(invitation.get(0))).isEqualTo(starts);
        assertThat(starts(change.get(0))).isEqualTo(later);
    }

    private static void isOf(Entry entry, String method, String sequence, String status) {
        assertThat(entry.type().match("text/calendar")).isTrue();
        assertThat(entry.type().getParameter("method")).isEqualTo(method);
        assertThat(entry.type().getParameter("charset")).isEqualToIgnoringCase("UTF-8");
        assertThat(value(entry.calendar(), Property.METHOD)).isEqualTo(method);
        assertThat(entry.says(Property.SEQUENCE)).isEqualTo(sequence);
        assertThat(entry.says(Property.STATUS)).isEqualTo(status);
        assertThat(entry.says(Property.ORGANIZER)).isEqualTo("mailto:mara@triad.example");
        assertThat(entry.event().<Property>getProperties(Property.ATTENDEE))
                .extracting(Property::getValue)
                .contains("mailto:mara@triad.example");
    }

    /** Mara's mails about the sync, in the order in which they were written. */
    private List<MimeMessage> arrived(SyncKey key) {
        Mailroom mailroom = new Mailroom(context);
        mailroom.clear();
        mailroom.sendAbout(key);
        server.start();
        mailroom.worker(server.getSmtp().getPort()).run(() -> false);
        return List.of(server.getReceivedMessagesForDomain("mara@triad.example"));
    }

    private static List<Entry> entries(Part part) throws Exception {
        List<Entry> entries = new ArrayList<>();
        if (part.getContent() instanceof MimeMultipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                BodyPart inner = parts.getBodyPart(index);
                entries.addAll(entries(inner));
            }
        } else if (part.isMimeType("text/calendar")) {
            entries.add(entry(part));
        }
        return entries;
    }

    private static Entry entry(Part part) throws Exception {
        Calendar calendar = new CalendarBuilder().build(part.getInputStream());
        return new Entry(
                new ContentType(part.getContentType()),
                part.getFileName() != null,
                calendar,
                calendar.<VEvent>getComponents(Component.VEVENT).get(0));
    }

    private static Instant starts(Entry entry) {
        return java.time.ZonedDateTime.from(entry.event().getDateTimeStart().getDate())
                .toInstant();
    }

    private static String value(PropertyContainer container, String property) {
        return container.getProperty(property).map(Property::getValue).orElse("");
    }
}
