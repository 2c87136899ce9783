package org.triad.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.triad.kernel.PersonId;
import org.triad.notification.domain.Backoff;
import org.triad.notification.domain.Lease;
import org.triad.notification.domain.Letter;
import org.triad.notification.domain.Letters;
import org.triad.notification.domain.MailQueue;
import org.triad.notification.domain.Message;
import org.triad.notification.domain.MessageSettings;
import org.triad.notification.mail.Verdict.Kind;
import org.triad.people.People;
import org.triad.people.Person;

/**
 * Sends what is due, over one connection, and marks each mail as the server answers. While one is sent the next ones are written and the
 * ones before are marked. Several may do so at once, on one node or on many. A mail that fails does not keep the next one from being sent;
 * a server that cannot be reached is left alone until the next run.
 */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    static final int BATCH = 20;
    static final Duration LEASE = Duration.ofSeconds(45);

    private final MailQueue queue;
    private final Letters letters;
    private final MailWriter writer;
    private final People people;
    private final JavaMailSenderImpl server;
    private final MessageSettings settings;
    private final Clock clock;

    Delivery(
            MailQueue queue,
            Letters letters,
            MailWriter writer,
            People people,
            JavaMailSenderImpl server,
            MessageSettings settings,
            Clock clock) {
        this.queue = queue;
        this.letters = letters;
        this.writer = writer;
        this.people = people;
        this.server = server;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Sends until nothing is due, the server cannot be reached or somebody wants it to stop.
     *
     * @return how many mails the server took
     */
    int run(BooleanSupplier stop) {
        queue.revive();
        int sent = 0;
        try (MailLine line = new MailLine(server)) {
            boolean goesOn = true;
            while (goesOn && !stop.getAsBoolean()) {
                UUID claim = UUID.randomUUID();
                try (Lease lease = new Lease(queue::extend, claim, LEASE)) {
                    List<Message> batch = queue.claim(claim, BATCH, LEASE, clock.instant());
                    Batch run = new Batch(claim, lease, line);
                    goesOn = !batch.isEmpty() && run.sendAndMark(batch, stop);
                    sent += run.sent;
                }
            }
        }
        return sent;
    }

    /** What one claim covers. */
    private final class Batch {

        private final UUID claim;
        private final Lease lease;
        private final MailLine line;
        private final ExecutorService writing = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "mail-writer");
            thread.setDaemon(true);
            return thread;
        });
        private Marks marks;
        private int broken;
        private int sent;

        Batch(UUID claim, Lease lease, MailLine line) {
            this.claim = claim;
            this.lease = lease;
            this.line = line;
        }

        /**
         * @return whether there is any use in taking the next batch
         */
        boolean sendAndMark(List<Message> batch, BooleanSupplier stop) {
            try (Marks sent = new Marks(queue, claim, clock)) {
                marks = sent;
                return send(batch, stop);
            } finally {
                writing.shutdownNow();
                // What is marked is no longer held.
                queue.release(claim, marks.unmarked());
            }
        }

        private boolean send(List<Message> batch, BooleanSupplier stop) {
            Map<Long, Letter> letters = Delivery.this.letters.of(batch);
            Map<PersonId, Person> persons =
                    people.named(batch.stream().map(Message::recipient).toList());
            Set<String> gone = new HashSet<>(queue.gone(batch.stream()
                    .map(each -> each.recipient().value())
                    .distinct()
                    .toList()));
            Map<Long, Future<MimeMessage>> mails = new HashMap<>();
            for (Message message : batch) {
                Person to = persons.get(message.recipient());
                if (to != null
                        && !MailWriter.recipient(message, to).isBlank()
                        && !gone.contains(message.recipient().value())) {
                    Letter letter = letters.get(message.id());
                    mails.put(message.id(), writing.submit(() -> writer.write(line.session(), message, letter, to)));
                }
            }
            for (Message message : batch) {
                if (stop.getAsBoolean() || !lease.holds() || marks.fail()) {
                    return false;
                }
                Person to = persons.get(message.recipient());
                if (mails.containsKey(message.id())) {
                    send(message, mails.get(message.id()));
                } else if (to == null || gone.contains(message.recipient().value())) {
                    dead(message, new Verdict(Kind.DEAD, Optional.empty(), "The account is not active any more."));
                } else {
                    dead(message, new Verdict(Kind.DEAD, Optional.empty(), "No e-mail address is known."));
                }
                if (broken > 1) {
                    return false;
                }
            }
            return true;
        }

        private void send(Message message, Future<MimeMessage> mail) {
            try {
                line.send(written(mail));
            } catch (MessagingException | RuntimeException failure) {
                failed(message, Verdict.of(failure));
                return;
            }
            broken = 0;
            sent++;
            marks.accepted(message.id());
        }

        private static MimeMessage written(Future<MimeMessage> mail) throws MessagingException {
            try {
                return mail.get();
            } catch (ExecutionException failure) {
                if (failure.getCause() instanceof MessagingException unwritable) {
                    throw unwritable;
                }
                throw new IllegalStateException(failure.getCause().getMessage(), failure.getCause());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The worker was stopped.", stop);
            }
        }

        private void failed(Message message, Verdict verdict) {
            if (verdict.kind() == Kind.DEAD) {
                dead(message, verdict);
                return;
            }
            if (verdict.kind() == Kind.SERVER) {
                line.close();
                broken++;
            }
            queue.putOff(
                    message.id(),
                    claim,
                    verdict.code(),
                    verdict.why(),
                    clock.instant().plus(Backoff.after(message.attempts())),
                    clock.instant(),
                    settings.giveUpAfter());
        }

        private void dead(Message message, Verdict verdict) {
            LOG.info(
                    "Message {} is given up: {} {}",
                    message.id(),
                    verdict.code().orElse(""),
                    verdict.why());
            queue.dead(message.id(), claim, verdict.code(), verdict.why(), clock.instant());
        }
    }
}
