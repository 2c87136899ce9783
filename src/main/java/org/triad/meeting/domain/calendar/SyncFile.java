package org.triad.meeting.domain.calendar;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationLevel;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import org.triad.kernel.PlainText;
import org.triad.meeting.CalendarPart;
import org.triad.people.Person;

/** A sync on its way into people's calendars (RFC 5545 and 5546). */
public final class SyncFile {

    /** Around the sync, so that its zone's offset is known wherever it is moved to. */
    private static final Duration ZONE_WINDOW = Duration.ofDays(400);

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\",;:]+@[^\\s<>\",;:]+");

    private SyncFile() {}

    /**
     * What the file says.
     *
     * @param uid the same through all changes of a sync
     * @param sequence rises with each change
     * @param stamp when this file was made
     * @param organizer who answers go to; empty where nobody has an address
     */
    public record Event(
            String uid,
            int sequence,
            Instant stamp,
            Instant starts,
            Instant ends,
            ZoneId zone,
            String summary,
            String description,
            Optional<Person> organizer) {}

    /** Asks these people to come; with a higher sequence it moves what they have. */
    public static CalendarPart request(Event event, Collection<Person> attendees) {
        return part(event, attendees, CalendarPart.Method.REQUEST, Status.confirmed());
    }

    /** Takes it out of the calendars of these people. */
    public static CalendarPart cancel(Event event, Collection<Person> attendees) {
        return part(event, attendees, CalendarPart.Method.CANCEL, Status.cancelled());
    }

    private static CalendarPart part(
            Event event, Collection<Person> attendees, CalendarPart.Method method, Status status) {
        VEvent sync = new VEvent();
        sync.setUid(event.uid());
        sync.setSequence(event.sequence());
        sync.setDateTimeStamp(Date.from(event.stamp()));
        sync.setDateStart(Date.from(event.starts()));
        sync.setDateEnd(Date.from(event.ends()));
        sync.setSummary(event.summary());
        sync.setDescription(event.description());
        sync.setStatus(status);
        event.organizer()
                .filter(SyncFile::hasAddress)
                .ifPresent(person -> sync.setOrganizer(new Organizer(name(person), person.email())));
        attendees.stream().filter(SyncFile::hasAddress).map(SyncFile::attendee).forEach(sync::addAttendee);
        ICalendar file = new ICalendar();
        file.setProductId("-//Triad//Sync//EN");
        file.setMethod(method == CalendarPart.Method.REQUEST ? Method.request() : Method.cancel());
        file.addEvent(sync);
        file.getTimezoneInfo()
                .setDefaultTimezone(ZoneComponent.of(
                        event.zone(),
                        event.starts().minus(ZONE_WINDOW),
                        event.ends().plus(ZONE_WINDOW)));
        return new CalendarPart(
                method, Biweekly.write(file).version(ICalVersion.V2_0).go());
    }

    private static boolean hasAddress(Person person) {
        return ADDRESS.matcher(person.email()).matches();
    }

    /** Parameters have neither line breaks nor quotes, nor a way to write them (RFC 5545, 3.2). */
    private static String name(Person person) {
        return PlainText.inOneLine(PlainText.visible(person.name())).replace('"', '\'');
    }

    private static Attendee attendee(Person person) {
        Attendee attendee = new Attendee(name(person), person.email());
        attendee.setParticipationStatus(ParticipationStatus.NEEDS_ACTION);
        attendee.setParticipationLevel(ParticipationLevel.REQUIRED);
        attendee.setRsvp(true);
        return attendee;
    }
}
