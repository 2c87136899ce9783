package org.triad.meeting.domain;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;
import org.triad.workflow.WorkflowSettings;
import org.triad.workflow.WorkingTime;

/** When weekly syncs begin and their agendas are built, in the zone of the house. */
@Component
@EnableConfigurationProperties(SyncSettings.class)
public class SyncTimes {

    private static final DateTimeFormatter TITLE_DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private final SyncSettings settings;
    private final ZoneId zone;
    private final WorkingTime working;
    private final Clock clock;

    SyncTimes(SyncSettings settings, WorkflowSettings workflow, WorkingTime working, Clock clock) {
        this.settings = settings;
        this.zone = workflow.zone();
        this.working = working;
        this.clock = clock;
    }

    public ZoneId zone() {
        return zone;
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** When the next weekly sync begins, strictly after now. */
    public ZonedDateTime next() {
        return CronExpression.parse(settings.cron()).next(clock.instant().atZone(zone));
    }

    /** Whether the evening before this sync has come. */
    boolean isAgendaTime(ZonedDateTime starts) {
        ZonedDateTime evening =
                starts.toLocalDate().minusDays(1).atTime(settings.agendaAt()).atZone(zone);
        return !clock.instant().isBefore(evening.toInstant());
    }

    /** The evenings on which agendas are built, as six cron fields. */
    public String evenings() {
        DayOfWeek evening = next().toLocalDate().minusDays(1).getDayOfWeek();
        return "0 %d %d * * %s"
                .formatted(
                        settings.agendaAt().getMinute(),
                        settings.agendaAt().getHour(),
                        evening.name().substring(0, 3));
    }

    /** The week of a sync, as ISO 8601 counts it: {@code 2026-W48}. */
    static String weekOf(ZonedDateTime starts) {
        return "%d-W%02d"
                .formatted(starts.get(IsoFields.WEEK_BASED_YEAR), starts.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** By which people recognize a sync: "Weekly sync, 1 December", and "Sync, 3 December" for one that a lead called. */
    public String titleOf(Instant starts, boolean weekly) {
        return "%s, %s".formatted(weekly ? "Weekly sync" : "Sync", TITLE_DAY.format(starts.atZone(zone)));
    }

    String titleOf(StoredSync sync) {
        return titleOf(sync.starts(), sync.calledBy().isEmpty());
    }

    Instant endOf(Instant starts) {
        return starts.plus(settings.lasts());
    }

    /** When the agenda of a sync is looked at for the last time. */
    public Instant lastLookAt(Instant starts) {
        return starts.minus(settings.lastLook());
    }

    LocalDate lastLaunchTalkedAbout() {
        return today().plusDays(settings.launchNotice());
    }

    /** Before this moment a campaign's last movement is too long ago. */
    Instant quietSince() {
        LocalDate day = today();
        for (int left = settings.quietDays(); left > 0; ) {
            day = day.minusDays(1);
            if (working.includes(day)) {
                left--;
            }
        }
        return day.atStartOfDay(zone).toInstant();
    }
}
