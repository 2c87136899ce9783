package org.triad.workflow.worktime;

import java.time.LocalDate;
import java.util.function.Predicate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.triad.workflow.WorkflowSettings;
import org.triad.workflow.WorkingTime;

/** Makes working time of the settings; a setting that cannot be right keeps Triad from starting. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WorkflowSettings.class, WorkingTimeSettings.class})
class WorkingTimeConfiguration {

    @Bean
    WorkingTime workingTime(WorkingTimeSettings settings, WorkflowSettings house) {
        Predicate<LocalDate> holidays = settings.country().isBlank()
                ? date -> false
                : new PublicHolidays(settings.country(), settings.region())::includes;
        return new WorkingHours(
                house.zone(), settings.week(), holidays.or(settings.daysOff()::contains), settings.day());
    }
}
