package org.triad.meeting.domain;

import java.time.Duration;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.support.CronExpression;
import org.triad.kernel.StartRefused;

/**
 * The weekly sync. Hours and days are those of {@code triad.zone}; a change counts after a restart.
 *
 * @param cron when it begins, in six fields: one second, minute and hour on one day of the week, such as {@code 0 0 10 * * TUE}
 * @param agendaAt at what time of the evening before its agenda is built and people are invited
 * @param lasts how long it takes
 * @param lastLook how long before it begins the agenda is looked at again: what is settled goes, and with nothing left the sync is cancelled
 * @param launchNotice how many days before its launch a campaign is talked about
 * @param quietDays after how many working days without anything happening a campaign is talked about
 */
@ConfigurationProperties("triad.sync")
public record SyncSettings(
        @DefaultValue("0 0 10 * * TUE") String cron,
        @DefaultValue("18:00") LocalTime agendaAt,
        @DefaultValue("45m") Duration lasts,
        @DefaultValue("1h") Duration lastLook,
        @DefaultValue("21") int launchNotice,
        @DefaultValue("5") int quietDays) {

    private static final Pattern WEEKLY =
            Pattern.compile("\\d{1,2} \\d{1,2} \\d{1,2} [*?] \\* ([0-7]|MON|TUE|WED|THU|FRI|SAT|SUN)");

    public SyncSettings {
        cron = cron.strip().replaceAll("\\s+", " ").toUpperCase(java.util.Locale.ROOT);
        if (!WEEKLY.matcher(cron).matches() || !CronExpression.isValidExpression(cron)) {
            throw new StartRefused(
                    "triad.sync.cron is “%s”. A weekly sync has one time on one day of the week, in six fields such as “0 0 10 * * TUE”."
                            .formatted(cron));
        }
        positive(lasts, "triad.sync.lasts");
        if (lastLook.isNegative() || lastLook.compareTo(Duration.ofHours(12)) > 0) {
            throw new StartRefused("triad.sync.last-look is %s. It lies between 0 and 12 hours.".formatted(lastLook));
        }
        if (launchNotice < 0 || quietDays < 1) {
            throw new StartRefused(
                    "triad.sync.launch-notice is a number of days from 0, triad.sync.quiet-days one from 1.");
        }
    }

    private static void positive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new StartRefused("%s is %s. It takes some time.".formatted(name, duration));
        }
    }
}
