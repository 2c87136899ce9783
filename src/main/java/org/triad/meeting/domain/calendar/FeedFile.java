package org.triad.meeting.domain.calendar;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import biweekly.property.RefreshInterval;
import biweekly.property.Transparency;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** A calendar people subscribe to (RFC 5545, METHOD:PUBLISH). */
public final class FeedFile {

    private static final java.time.Duration SHOWN = java.time.Duration.ofMinutes(15);
    private static final java.time.Duration ZONE_WINDOW = java.time.Duration.ofDays(400);

    private FeedFile() {}

    /**
     * One thing in it, either a moment or a whole day.
     *
     * @param uid the same each time the calendar is read
     * @param blocks whether the person is busy meanwhile
     */
    public record Entry(
            String uid,
            Optional<Instant> starts,
            Optional<Instant> ends,
            Optional<LocalDate> day,
            int sequence,
            boolean blocks,
            String summary) {

        /** Shown as the last quarter of an hour before the moment. */
        public static Entry at(String id, Instant moment, String summary) {
            return new Entry(
                    id + "@triad",
                    Optional.of(moment.minus(SHOWN)),
                    Optional.of(moment),
                    Optional.empty(),
                    0,
                    false,
                    summary);
        }

        public static Entry on(String id, LocalDate day, String summary) {
            return new Entry(id + "@triad", Optional.empty(), Optional.empty(), Optional.of(day), 0, false, summary);
        }

        public static Entry from(String uid, Instant starts, Instant ends, int sequence, String summary) {
            return new Entry(uid, Optional.of(starts), Optional.of(ends), Optional.empty(), sequence, true, summary);
        }
    }

    public static String of(List<Entry> entries, ZoneId zone, Instant stamp) {
        ICalendar file = new ICalendar();
        file.setProductId("-//Triad//Calendar//EN");
        file.setMethod(Method.publish());
        file.setName("Triad");
        file.addExperimentalProperty("X-WR-CALNAME", "Triad");
        file.setRefreshInterval(new RefreshInterval(Duration.builder().hours(1).build()));
        entries.forEach(entry -> file.addEvent(event(entry, stamp)));
        Instant first = entries.stream()
                .flatMap(entry -> entry.starts().stream())
                .min(Comparator.naturalOrder())
                .orElse(stamp);
        Instant last = entries.stream()
                .flatMap(entry -> entry.ends().stream())
                .max(Comparator.naturalOrder())
                .orElse(stamp);
        file.getTimezoneInfo()
                .setDefaultTimezone(ZoneComponent.of(zone, first.minus(ZONE_WINDOW), last.plus(ZONE_WINDOW)));
        return Biweekly.write(file).version(ICalVersion.V2_0).go();
    }

    private static VEvent event(Entry entry, Instant stamp) {
        VEvent event = new VEvent();
        event.setUid(entry.uid());
        event.setSequence(entry.sequence());
        event.setDateTimeStamp(Date.from(stamp));
        event.setSummary(entry.summary());
        event.setTransparency(entry.blocks() ? Transparency.opaque() : Transparency.transparent());
        entry.starts().map(Date::from).ifPresent(event::setDateStart);
        entry.ends().map(Date::from).ifPresent(event::setDateEnd);
        entry.day().ifPresent(day -> {
            event.setDateStart(date(day), false);
            event.setDateEnd(date(day.plusDays(1)), false);
        });
        return event;
    }

    private static ICalDate date(LocalDate day) {
        return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }
}
