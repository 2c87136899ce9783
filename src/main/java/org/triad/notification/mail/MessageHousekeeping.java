package org.triad.notification.mail;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.triad.notification.domain.MessageLog;
import org.triad.notification.domain.MessageSettings;

/** Forgets old messages, once a day on one of the nodes. */
@Configuration(proxyBeanMethods = false)
class MessageHousekeeping {

    @Bean
    Task<Void> oldMessagesForgotten(MessageLog log, MessageSettings settings, Clock clock) {
        return Tasks.recurring(TaskDescriptor.of("notification-housekeeping"), FixedDelay.of(Duration.ofDays(1)))
                .execute((instance, context) -> log.forget(clock.instant().minus(settings.keep())));
    }
}
