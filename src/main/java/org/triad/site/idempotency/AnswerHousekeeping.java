package org.triad.site.idempotency;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Clears away answers nobody asks for again, every hour on one of the nodes. */
@Configuration(proxyBeanMethods = false)
class AnswerHousekeeping {

    /** Whoever repeats a call does so within the day; what they got may tell of people and campaigns and is kept no longer. */
    static final Duration KEPT = Duration.ofDays(1);

    private static final Duration PAUSE = Duration.ofHours(1);

    @Bean
    Task<Void> oldAnswersCleared(StoredAnswers answers) {
        return Tasks.recurring(TaskDescriptor.of("site-answer-housekeeping"), FixedDelay.of(PAUSE))
                .execute((instance, context) -> answers.forget(KEPT));
    }
}
