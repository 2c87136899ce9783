package org.triad.notification.mail;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.triad.notification.domain.Digests;
import org.triad.notification.domain.MessageSettings;
import org.triad.workflow.WorkflowSettings;

/** Writes the morning's summary, each day at the same time on one of the nodes; a node that was down then does so when it is back. */
@Configuration(proxyBeanMethods = false)
class DigestTask {

    @Bean
    Task<Void> morningDigest(Digests digests, MessageSettings settings, WorkflowSettings house, Clock clock) {
        return Tasks.recurring(
                        TaskDescriptor.of("notification-digest"), Schedules.daily(house.zone(), settings.digestAt()))
                .execute((instance, context) -> digests.write(clock.instant()));
    }
}
