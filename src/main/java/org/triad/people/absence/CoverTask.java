package org.triad.people.absence;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells covers of absences that begin with the day, each morning on one of the nodes; a node that was down then does so when it is back. */
@Configuration(proxyBeanMethods = false)
class CoverTask {

    /** Before people begin, and before the digest is written. */
    private static final LocalTime MORNING = LocalTime.of(6, 30);

    @Bean
    Task<Void> coversTold(Covers covers, AbsenceSettings settings) {
        return Tasks.recurring(TaskDescriptor.of("people-covers-told"), Schedules.daily(settings.zone(), MORNING))
                .execute((instance, context) -> covers.tell());
    }
}
