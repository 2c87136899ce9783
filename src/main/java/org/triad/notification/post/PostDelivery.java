package org.triad.notification.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.triad.notification.domain.Backoff;
import org.triad.notification.domain.Lease;
import org.triad.notification.domain.MessageSettings;
import org.triad.notification.domain.destination.Destination;
import org.triad.notification.domain.destination.DestinationTable;
import org.triad.notification.domain.destination.Post;
import org.triad.notification.domain.destination.PostDesk;
import org.triad.notification.domain.destination.PostQueue;
import org.triad.notification.domain.destination.PostQueue.Result;

/**
 * Sends what channels and webhooks are to be told. Several may do so at once, on one node or on many. Destinations are called side by side;
 * one that cannot be reached rests, and one that is slow gets a few at a time, so that nobody waits for another's receiver.
 */
final class PostDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(PostDelivery.class);

    static final int BATCH = 40;
    static final int OF_ONE = 5;
    static final Duration LEASE = Duration.ofSeconds(45);

    /** A destination that has taken so long gets the rest of its share with the next batch. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** However long a receiver asks to be left alone. */
    private static final Duration LONGEST_REST = Duration.ofHours(24);

    private final PostQueue queue;
    private final DestinationTable destinations;
    private final PostDesk desk;
    private final Postman postman;
    private final MessageSettings settings;
    private final ExecutorService side;
    private final Clock clock;

    PostDelivery(
            PostQueue queue,
            DestinationTable destinations,
            PostDesk desk,
            Postman postman,
            MessageSettings settings,
            ExecutorService side,
            Clock clock) {
        this.queue = queue;
        this.destinations = destinations;
        this.desk = desk;
        this.postman = postman;
        this.settings = settings;
        this.side = side;
        this.clock = clock;
    }

    /**
     * Sends until nothing is due or somebody wants it to stop.
     *
     * @return how many posts were taken by their receivers
     */
    int run(BooleanSupplier stop) {
        queue.revive();
        int sent = 0;
        boolean goesOn = true;
        while (goesOn && !stop.getAsBoolean()) {
            UUID claim = UUID.randomUUID();
            try (Lease lease = new Lease(queue::extend, claim, LEASE)) {
                List<Post> batch = queue.claim(claim, BATCH, OF_ONE, LEASE, clock.instant());
                goesOn = !batch.isEmpty();
                sent += goesOn ? send(batch, claim, () -> stop.getAsBoolean() || !lease.holds()) : 0;
            }
        }
        return sent;
    }

    private int send(List<Post> batch, UUID claim, BooleanSupplier stop) {
        Set<Long> tried = ConcurrentHashMap.newKeySet();
        try {
            Map<Long, List<Post>> shares = batch.stream().collect(Collectors.groupingBy(Post::destination));
            Map<Long, Destination> known = destinations.find(shares.keySet());
            List<Future<Integer>> running = new ArrayList<>();
            shares.forEach((id, posts) -> Optional.ofNullable(known.get(id))
                    .ifPresent(destination ->
                            running.add(side.submit(() -> new Share(destination, claim, tried).send(posts, stop)))));
            int sent = 0;
            for (Future<Integer> share : running) {
                sent += taken(share);
            }
            return sent;
        } finally {
            queue.release(claim, tried);
        }
    }

    private static int taken(Future<Integer> share) {
        try {
            return share.get();
        } catch (ExecutionException failure) {
            LOG.error("A destination's posts could not be sent.", failure.getCause());
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** What one destination gets of a batch. */
    private final class Share {

        private final Destination destination;
        private final UUID claim;
        private final Set<Long> tried;

        Share(Destination destination, UUID claim, Set<Long> tried) {
            this.destination = destination;
            this.claim = claim;
            this.tried = tried;
        }

        int send(List<Post> posts, BooleanSupplier stop) {
            long began = System.nanoTime();
            int sent = 0;
            for (Post post : posts) {
                if (stop.getAsBoolean() || System.nanoTime() - began > PATIENCE.toNanos()) {
                    return sent;
                }
                tried.add(post.id());
                PostVerdict verdict = postman.deliver(destination, post, clock.instant());
                marked(post, verdict);
                switch (verdict.kind()) {
                    case SENT -> sent++;
                    case DEAD, PUT_OFF -> {}
                    case AGAIN -> {
                        return sent;
                    }
                    case GONE -> {
                        posts.subList(posts.indexOf(post) + 1, posts.size())
                                .forEach(rest -> dead(rest, PostVerdict.OFF.result(), clock.instant()));
                        return sent;
                    }
                }
            }
            return sent;
        }

        private void marked(Post post, PostVerdict verdict) {
            Instant now = clock.instant();
            Result result = verdict.result();
            switch (verdict.kind()) {
                case SENT -> {
                    if (!sent(post, result, now)) {
                        LOG.warn("Post {} was sent after its lease was over; it may be sent twice.", post.id());
                    }
                    destinations.reached(destination.id());
                }
                case DEAD -> {
                    dead(post, result, now);
                    result.status().ifPresent(answered -> destinations.reached(destination.id()));
                }
                case GONE -> {
                    dead(post, result, now);
                    desk.gone(destination);
                }
                case PUT_OFF -> {
                    queue.putOff(
                            post.id(),
                            claim,
                            result,
                            now.plus(Backoff.after(post.message().attempts())));
                    giveUp("It could not be written for too long.", now);
                }
                case AGAIN -> {
                    int failures = destinations.notReached(destination.id());
                    Duration asked = verdict.retryAfter().orElse(Duration.ZERO);
                    Duration pause = longer(Backoff.after(failures), shorter(asked, LONGEST_REST));
                    queue.putOff(
                            post.id(),
                            claim,
                            result,
                            now.plus(longer(pause, Backoff.after(post.message().attempts()))));
                    destinations.rest(destination.id(), now.plus(pause));
                    giveUp("The receiver could not be reached for too long.", now);
                }
            }
        }

        private void giveUp(String why, Instant now) {
            queue.giveUp(destination.id(), now.minus(settings.giveUpAfter()), why, now);
        }

        /** Tried twice: what the receiver has is sent again where the database keeps no mark of it. */
        private boolean sent(Post post, Result result, Instant now) {
            try {
                return queue.sent(post.id(), claim, result, now);
            } catch (DataAccessException cut) {
                LOG.warn("Post {} could not be marked as sent: {}", post.id(), cut.getMessage());
                return queue.sent(post.id(), claim, result, now);
            }
        }

        private void dead(Post post, Result result, Instant now) {
            LOG.info(
                    "Post {} to the {} is given up: {}",
                    post.id(),
                    destination,
                    result.failure().orElse(""));
            queue.dead(post.id(), claim, result, now);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
