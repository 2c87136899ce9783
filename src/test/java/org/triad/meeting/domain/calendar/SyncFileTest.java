package org.triad.meeting.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triad.kernel.PersonId;
import org.triad.meeting.CalendarPart;
import org.triad.people.Person;

/** What one library writes, another one reads: the same moment, people and method, with the zone that makes it so. */
class SyncFileTest {

    private static final Instant STARTS = ZonedDateTime.of(2026, 12, 1, 10, 0, 0, 0, ZoneId.of("Europe/Berlin"))
            .toInstant();
    private static final Person MARA = person("mara", "Mara Lindqvist");
    private static final Person HOSTILE = person("eve", "Eve\r\nATTENDEE:mailto:evil@example.com; \"x\", ünï");

    private static Person person(String login, String name) {
        return new Person(new PersonId(login), name, login + "@triad.example", Set.of("marketing"));
    }

    private static SyncFile.Event event(int sequence, Instant starts, ZoneId zone) {
        return new SyncFile.Event(
                "S-0001.1@triad",
                sequence,
                Instant.parse("2026-11-30T17:00:00Z"),
                starts,
                starts.plusSeconds(2700),
                zone,
                "Sync S-0001",
                "C-0001 Upgrade\n“Write brief” is overdue; Mara, please.",
                Optional.of(MARA));
    }

    @Test
    void anInvitationIsReadAsARequestWithItsPeopleItsMomentAndItsZone() throws Exception {
        CalendarPart part = SyncFile.request(event(0, STARTS, ZoneId.of("Europe/Berlin")), List.of(MARA));

        assertThat(part.contentType()).isEqualTo("text/calendar; charset=UTF-8; method=REQUEST");
        assertThat(part.text().lines())
                .allSatisfy(line -> assertThat(line.getBytes("UTF-8")).hasSizeLessThanOrEqualTo(76));
        Calendar read = read(part);
        assertThat(value(read, Property.METHOD)).isEqualTo("REQUEST");
        VEvent event = event(read);
        assertThat(value(event, Property.UID)).isEqualTo("S-0001.1@triad");
        assertThat(value(event, Property.SEQUENCE)).isEqualTo("0");
        assertThat(value(event, Property.SUMMARY)).isEqualTo("Sync S-0001");
        assertThat(value(event, Property.DESCRIPTION))
                .isEqualTo("C-0001 Upgrade\n“Write brief” is overdue; Mara, please.");
        assertThat(value(event, Property.ORGANIZER)).isEqualTo("mailto:mara@triad.example");
        assertThat(value(event, Property.ATTENDEE)).isEqualTo("mailto:mara@triad.example");
        assertThat(moment(event)).isEqualTo(STARTS);
        assertThat(read.<VTimeZone>getComponents(Component.VTIMEZONE))
                .singleElement()
                .satisfies(zone -> assertThat(zone.getTimeZoneId().getValue()).isEqualTo("Europe/Berlin"));
    }

    @Test
    void aChangeHasTheSameNameAndAHigherNumberAndACancellationCancels() throws Exception {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        VEvent moved = event(read(SyncFile.request(event(1, STARTS.plusSeconds(86400), zone), List.of(MARA))));
        Calendar cancelled = read(SyncFile.cancel(event(2, STARTS, zone), List.of(MARA)));

        assertThat(value(moved, Property.UID)).isEqualTo("S-0001.1@triad");
        assertThat(value(moved, Property.SEQUENCE)).isEqualTo("1");
        assertThat(value(cancelled, Property.METHOD)).isEqualTo("CANCEL");
        assertThat(value(event(cancelled), Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(value(event(cancelled), Property.UID)).isEqualTo("S-0001.1@triad");
        assertThat(value(event(cancelled), Property.SEQUENCE)).isEqualTo("2");
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "Europe/Berlin, 2026-12-01T09:00:00Z",
        "Europe/Berlin, 2027-03-28T00:59:00Z",
        "Europe/Berlin, 2027-03-28T01:00:00Z",
        "Europe/Berlin, 2027-10-31T00:30:00Z",
        "America/New_York, 2027-07-01T14:00:00Z",
        "Asia/Kolkata, 2027-02-28T04:30:00Z",
        "Australia/Lord_Howe, 2027-01-15T01:00:00Z",
        "UTC, 2028-02-29T10:00:00Z"
    })
    void theMomentIsTheSameInEveryZone(String zone, Instant starts) throws Exception {
        assertThat(moment(event(read(SyncFile.request(event(0, starts, ZoneId.of(zone)), List.of(MARA))))))
                .isEqualTo(starts);
    }

    @Test
    void aHostileNameAddsNobody() throws Exception {
        Calendar read = read(SyncFile.request(event(0, STARTS, ZoneId.of("Europe/Berlin")), List.of(HOSTILE)));

        assertThat(event(read).getProperties(Property.ATTENDEE)).hasSize(1);
        assertThat(value(event(read), Property.ATTENDEE)).isEqualTo("mailto:eve@triad.example");
    }

    @Test
    void anEmptyFeedIsACalendarAllTheSame() throws Exception {
        Calendar read = new CalendarBuilder()
                .build(new StringReader(FeedFile.of(List.of(), ZoneId.of("Europe/Berlin"), STARTS)));

        assertThat(value(read, Property.METHOD)).isEqualTo("PUBLISH");
        assertThat(read.getComponents(Component.VEVENT)).isEmpty();
    }

    private static Calendar read(CalendarPart part) throws IOException, ParserException {
        return new CalendarBuilder().build(new StringReader(part.text()));
    }

    private static VEvent event(Calendar calendar) {
        return calendar.<VEvent>getComponents(Component.VEVENT).get(0);
    }

    private static String value(net.fortuna.ical4j.model.PropertyContainer container, String property) {
        return container.getProperty(property).map(Property::getValue).orElse("");
    }

    /** The reader computes it with the zone in the file, not with its own. */
    private static Instant moment(VEvent event) {
        Temporal starts = event.getDateTimeStart().getDate();
        return starts instanceof Instant instant
                ? instant
                : ZonedDateTime.from(starts).withZoneSameInstant(ZoneOffset.UTC).toInstant();
    }
}
