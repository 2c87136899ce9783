package org.triad.meeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.triad.kernel.StartRefused;

/** What nobody could hold a sync by stops the start, with a sentence instead of a stack. */
class SyncSettingsTest {

    @EnableConfigurationProperties(SyncSettings.class)
    static class Settings {}

    private final ApplicationContextRunner start = new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @ParameterizedTest
    @CsvSource({
        "cron, 0 0 10 * * *, 'triad.sync.cron is “0 0 10 * * *”. A weekly sync has one time on one day of the week'",
        "cron, 0 0 10 * * TUE-FRI, one time on one day of the week",
        "cron, 0 0/5 10 * * TUE, one time on one day of the week",
        "cron, 0 0 25 * * TUE, one time on one day of the week",
        "cron, 0 10 * * TUE, one time on one day of the week",
        "cron, every tuesday, one time on one day of the week",
        "lasts, 0s, triad.sync.lasts is PT0S. It takes some time.",
        "last-look, 13h, It lies between 0 and 12 hours.",
        "quiet-days, 0, triad.sync.quiet-days one from 1."
    })
    void areRefused(String setting, String value, String sentence) {
        start.withPropertyValues("triad.sync." + setting + "=" + value)
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(StartRefused.class)
                        .hasMessageContaining(sentence));
    }

    @ParameterizedTest
    @CsvSource({"0 0 10 * * TUE, 0 0 10 * * TUE", "' 0  30 9 ? * fri ', 0 30 9 ? * FRI", "0 0 8 * * 7, 0 0 8 * * 7"})
    void areRead(String written, String read) {
        start.withPropertyValues("triad.sync.cron=" + written)
                .run(context ->
                        assertThat(context.getBean(SyncSettings.class).cron()).isEqualTo(read));
    }
}
