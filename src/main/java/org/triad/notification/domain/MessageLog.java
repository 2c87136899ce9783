package org.triad.notification.domain;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.Person;

/** All messages there are: administrators see every one, everybody else their own. */
@Repository
public class MessageLog {

    private static final String FIND = """
            select * from notification_message
            where id < :before
              and (cast(:recipient as text) is null or recipient = :recipient)
              and (cast(:state as text) is null or state = :state)
              and (cast(:kind as text) is null or kind = :kind)
              and (cast(:campaign as text) is null or campaign_key = :campaign)
              and (cast(:text as text) is null or position(lower(:text) in lower(headline)) > 0)
            order by id desc limit :limit
            """;

    private final JdbcClient jdbc;
    private final MessageRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MessageLog(JdbcClient jdbc, MessageRows rows, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /** The newest first; {@code before} is the id to go on from, {@link Long#MAX_VALUE} for the start. */
    @Transactional(readOnly = true)
    public List<Message> find(MessageQuery query, Person reader, long before, int limit) {
        MessageQuery own = reader.isAdministrator() ? query : query.to(reader.id());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("before", before);
        parameters.put("limit", limit);
        parameters.put("recipient", own.recipient().map(PersonId::value).orElse(null));
        parameters.put("state", own.state().map(Enum::name).orElse(null));
        parameters.put("kind", own.kind().map(Enum::name).orElse(null));
        parameters.put("campaign", own.campaign().orElse(null));
        parameters.put("text", own.text().orElse(null));
        return jdbc.sql(FIND).params(parameters).query(rows).list();
    }

    /**
     * @throws Refusal (unknown) if there is none, (forbidden) if it is somebody else's
     */
    @Transactional(readOnly = true)
    public Message get(long id, Person reader) {
        Message message = jdbc.sql("select * from notification_message where id = :id")
                .param("id", id)
                .query(rows)
                .optional()
                .orElseThrow(() -> Refusal.unknown("There is no such message."));
        if (!reader.isAdministrator() && !message.recipient().equals(reader.id())) {
            throw Refusal.forbidden("This message is for somebody else.");
        }
        return message;
    }

    /**
     * Has a message that was given up sent once more, with the same Message-ID. Only administrators may.
     *
     * @throws Refusal (conflict) if it was not given up
     */
    @Transactional
    public void tryAgain(long id, Person by) {
        if (!by.isAdministrator()) {
            throw Refusal.forbidden("Only administrators have messages sent again.");
        }
        Message message = get(id, by);
        int changed = jdbc.sql("""
                        update notification_message
                        set state = 'WAITING', due_at = :now, first_try_at = null, attempts = 0, done_at = null
                        where id = :id and state = 'DEAD'
                        """)
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (changed == 0) {
            throw Refusal.conflict("Only a message that was given up can be tried again.");
        }
        events.publishEvent(AuditedAct.of("Message.TriedAgain")
                .by(by.id())
                .about(message.recipient().value())
                .detail("message " + id));
    }

    /** Those that are done with and older than that are forgotten. */
    @Transactional
    public int forget(java.time.Instant before) {
        return jdbc.sql("""
                        delete from notification_message
                        where created_at < :before and state in ('SENT', 'DEAD', 'CAPTURED', 'DIGESTED')
                        """).param("before", Timestamp.from(before)).update();
    }
}
