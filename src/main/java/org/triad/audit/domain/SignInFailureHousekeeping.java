package org.triad.audit.domain;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Writes down what was counted of failed sign-ins, every five minutes on one of the nodes. */
@Configuration(proxyBeanMethods = false)
class SignInFailureHousekeeping {

    private static final Duration PAUSE = Duration.ofMinutes(5);

    @Bean
    Task<Void> foldedSignInsWritten(SignInFailures failures) {
        return Tasks.recurring(TaskDescriptor.of("audit-folded-sign-ins"), FixedDelay.of(PAUSE))
                .execute((instance, context) -> failures.unfold());
    }
}
