package org.triad.notification.mail;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.triad.notification.domain.Letters;
import org.triad.notification.domain.MailQueue;
import org.triad.notification.domain.MailServer;
import org.triad.notification.domain.MessageSettings;
import org.triad.people.People;

/** Two workers send mails, each on one of the nodes: while one waits for a slow server, the other goes on. */
@Configuration(proxyBeanMethods = false)
class DeliveryTasks {

    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final ObjectProvider<JavaMailSenderImpl> server;
    private final MailServer configured;
    private final MailQueue queue;
    private final Letters letters;
    private final MailWriter writer;
    private final People people;
    private final MessageSettings settings;
    private final Clock clock;

    DeliveryTasks(
            ObjectProvider<JavaMailSenderImpl> server,
            MailServer configured,
            MailQueue queue,
            Letters letters,
            MailWriter writer,
            People people,
            MessageSettings settings,
            Clock clock) {
        this.server = server;
        this.configured = configured;
        this.queue = queue;
        this.letters = letters;
        this.writer = writer;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    @Bean
    Task<Void> firstMailWorker() {
        return worker("notification-mail-1");
    }

    @Bean
    Task<Void> secondMailWorker() {
        return worker("notification-mail-2");
    }

    private Task<Void> worker(String name) {
        return Tasks.recurring(TaskDescriptor.of(name), FixedDelay.of(PAUSE))
                .execute((instance, context) -> deliver(context));
    }

    private void deliver(ExecutionContext context) {
        JavaMailSenderImpl sender = server.getIfAvailable();
        if (configured.isConfigured() && sender != null) {
            new Delivery(queue, letters, writer, people, sender, settings, clock)
                    .run(() -> context.getSchedulerState().isShuttingDown());
        }
    }
}
