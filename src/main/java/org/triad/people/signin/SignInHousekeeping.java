package org.triad.people.signin;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Clears old failures and addresses away, once a day on one of the nodes. */
@Configuration(proxyBeanMethods = false)
class SignInHousekeeping {

    private static final Duration PAUSE = Duration.ofDays(1);

    @Bean
    Task<Void> oldFailuresCleared(SignInGate gate) {
        return Tasks.recurring(TaskDescriptor.of("people-sign-in-housekeeping"), FixedDelay.of(PAUSE))
                .execute((instance, context) -> gate.clear());
    }
}
