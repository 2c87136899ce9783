package org.triad.notification.domain.destination;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.Refusal;
import org.triad.people.Person;

/** What destinations were told, and what people do about it: look, test, have it sent again. */
@Service
public class PostDesk {

    /** Before that there was nothing; PostgreSQL does not take every time Java has. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Logger LOG = LoggerFactory.getLogger(PostDesk.class);

    private final DestinationDesk desk;
    private final DestinationTable table;
    private final PostLog log;
    private final DestinationAudit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PostDesk(
            DestinationDesk desk,
            DestinationTable table,
            PostLog log,
            DestinationAudit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.desk = desk;
        this.table = table;
        this.log = log;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The last post of each, by the destination's id. */
    @Transactional(readOnly = true)
    public Map<Long, Post> newest(List<Destination> of) {
        return log.newest(of.stream().map(Destination::id).toList());
    }

    /** Posts of a destination, the newest first; {@code before} is the id to go on from, {@link Long#MAX_VALUE} for the start. */
    @Transactional(readOnly = true)
    public List<Post> posts(long id, Person reader, long before, int limit) {
        return log.of(desk.get(id, reader).id(), before, limit);
    }

    /**
     * Has a test post sent, also where it is switched off.
     *
     * @return the post's id
     */
    @Transactional
    public long test(long id, Person by) {
        Destination destination = desk.get(id, by);
        table.wake(id);
        audit.write("Tested", destination, by, "");
        return log.test(destination, "A test", clock.instant(), by.id());
    }

    /**
     * Has one post sent again, under its id.
     *
     * @throws Refusal (conflict) if it is still to be sent, or the destination is switched off
     */
    @Transactional
    public void replay(long id, long post, Person by) {
        Destination destination = awake(id, by);
        log.find(id, post).orElseThrow(() -> Refusal.unknown("There is no such delivery."));
        if (log.replay(id, post, clock.instant()) == 0) {
            throw Refusal.conflict("It is still to be sent.");
        }
        audit.write("Replayed", destination, by, ", delivery " + post);
    }

    /**
     * Has all posts sent again that were written since a moment, each under its id.
     *
     * @return how many
     */
    @Transactional
    public int replaySince(long id, Instant since, Person by) {
        if (since.isAfter(clock.instant())) {
            throw Refusal.invalid("since", "Choose a time in the past.");
        }
        Destination destination = awake(id, by);
        int again = log.replaySince(id, since.isBefore(EARLIEST) ? EARLIEST : since, clock.instant());
        audit.write("Replayed", destination, by, ", %d since %s".formatted(again, since));
        return again;
    }

    private Destination awake(long id, Person by) {
        Destination destination = desk.get(id, by);
        if (!destination.active()) {
            throw Refusal.conflict("It is switched off. Switch it on first.");
        }
        table.wake(id);
        return destination;
    }

    /** The receiver has said that it is gone for good. Whoever looks after it is told once. */
    @Transactional
    public void gone(Destination destination) {
        if (table.switchOff(destination.id(), destination.address(), "It answered that it is gone (410).")) {
            log.giveUpWaiting(destination.id(), clock.instant());
            LOG.warn("The {} is switched off: it answered that it is gone.", destination);
            audit.write("SwitchedOff", destination);
            events.publishEvent(new SwitchedOff(destination));
        }
    }
}
