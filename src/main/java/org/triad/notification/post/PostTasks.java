package org.triad.notification.post;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.triad.notification.domain.MessageSettings;
import org.triad.notification.domain.destination.DestinationTable;
import org.triad.notification.domain.destination.PostDesk;
import org.triad.notification.domain.destination.PostLog;
import org.triad.notification.domain.destination.PostQueue;

/** Two workers tell channels and webhooks, each on one of the nodes; old posts are forgotten once a day. */
@Configuration(proxyBeanMethods = false)
class PostTasks {

    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int SIDE_BY_SIDE = 16;

    private final PostQueue queue;
    private final DestinationTable destinations;
    private final PostDesk desk;
    private final Postman postman;
    private final MessageSettings settings;
    private final Clock clock;
    private final ExecutorService side = Executors.newFixedThreadPool(SIDE_BY_SIDE, work -> {
        Thread thread = new Thread(work, "post-worker");
        thread.setDaemon(true);
        return thread;
    });

    PostTasks(
            PostQueue queue,
            DestinationTable destinations,
            PostDesk desk,
            Postman postman,
            MessageSettings settings,
            Clock clock) {
        this.queue = queue;
        this.destinations = destinations;
        this.desk = desk;
        this.postman = postman;
        this.settings = settings;
        this.clock = clock;
    }

    @Bean
    Task<Void> firstPostWorker() {
        return worker("notification-post-1");
    }

    @Bean
    Task<Void> secondPostWorker() {
        return worker("notification-post-2");
    }

    @Bean
    Task<Void> oldPostsForgotten(PostLog log) {
        return Tasks.recurring(TaskDescriptor.of("notification-post-housekeeping"), FixedDelay.of(Duration.ofDays(1)))
                .execute((instance, context) -> log.forget(clock.instant().minus(settings.keep())));
    }

    private Task<Void> worker(String name) {
        return Tasks.recurring(TaskDescriptor.of(name), FixedDelay.of(PAUSE))
                .execute((instance, context) -> new PostDelivery(
                                queue, destinations, desk, postman, settings, side, clock)
                        .run(() -> context.getSchedulerState().isShuttingDown()));
    }

    @PreDestroy
    void close() {
        side.shutdownNow();
    }
}
