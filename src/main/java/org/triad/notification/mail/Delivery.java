package org.triad.notification.mail;

import jakarta.mail.MessagingException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.triad.kernel.PersonId;
import org.triad.notification.domain.Letter;
import org.triad.notification.domain.Letters;
import org.triad.notification.domain.MailQueue;
import org.triad.notification.domain.Message;
import org.triad.notification.domain.MessageSettings;
import org.triad.notification.mail.Verdict.Kind;
import org.triad.people.People;
import org.triad.people.Person;

/**
 * Sends what is due, over one connection, and marks each mail as the server answers. Several may do so at once, on one node or on many. A
 * mail that fails does not keep the next one from being sent; a server that cannot be reached is left alone until the next run.
 */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    static final int BATCH = 20;
    static final Duration LEASE = Duration.ofSeconds(45);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int DOUBLINGS = 7;
    private static final SecureRandom RANDOM = new SecureRandom();

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
                try (Lease lease = new Lease(queue, claim, LEASE)) {
                    List<Message> batch = queue.claim(claim, BATCH, LEASE, clock.instant());
                    Batch run = new Batch(claim, lease, line);
                    goesOn = !batch.isEmpty() && run.send(batch, stop);
                    sent += run.sent;
                }
            }
        }
        return sent;
    }

    /** The pause before the next try: twice the one before, up to an hour, a fifth more or less so that not all come back at once. */
    static Duration pause(int attempts) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(attempts, 1) - 1, DOUBLINGS));
        Duration pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        return Duration.ofMillis(Math.round(pause.toMillis() * (0.8 + 0.4 * RANDOM.nextDouble())));
    }

    /** What one claim covers. */
    private final class Batch {

        private final UUID claim;
        private final Lease lease;
        private final MailLine line;
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
        boolean send(List<Message> batch, BooleanSupplier stop) {
            try {
                Map<Long, Letter> written = letters.of(batch);
                Map<PersonId, Person> persons =
                        people.named(batch.stream().map(Message::recipient).toList());
                Set<String> gone = new HashSet<>(queue.gone(batch.stream()
                        .map(each -> each.recipient().value())
                        .distinct()
                        .toList()));
                for (Message message : batch) {
                    if (stop.getAsBoolean() || !lease.holds()) {
                        return false;
                    }
                    Person to = persons.get(message.recipient());
                    if (to == null || gone.contains(message.recipient().value())) {
                        dead(message, new Verdict(Kind.DEAD, Optional.empty(), "The account is not active any more."));
                    } else if (MailWriter.recipient(message, to).isBlank()) {
                        dead(message, new Verdict(Kind.DEAD, Optional.empty(), "No e-mail address is known."));
                    } else {
                        send(message, written.get(message.id()), to);
                    }
                    if (broken > 1) {
                        return false;
                    }
                }
                return true;
            } finally {
                queue.release(claim);
            }
        }

        private void send(Message message, Letter letter, Person to) {
            try {
                line.send(writer.write(line.session(), message, letter, to));
            } catch (MessagingException | RuntimeException failure) {
                failed(message, Verdict.of(failure));
                return;
            }
            broken = 0;
            sent++;
            if (!queue.sent(message.id(), claim, clock.instant())) {
                LOG.warn("Message {} was sent after its lease was over; it may be sent twice.", message.id());
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
                    clock.instant().plus(pause(message.attempts())),
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
