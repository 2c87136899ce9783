package org.triad.meeting.domain.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.PersonId;
import org.triad.people.People;
import org.triad.people.Person;

/**
 * The secret links under which people's calendars read their feed without signing in. One a person; a new one replaces the old one; only a
 * digest is kept.
 */
@Service
@Transactional
public class CalendarLinks {

    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /**
     * A link as its owner sees it: never itself.
     *
     * @param used when a calendar last read it; empty where none has
     */
    public record Link(Instant made, Optional<Instant> used) {}

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    CalendarLinks(JdbcClient jdbc, People people, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<Link> of(PersonId person) {
        return jdbc.sql("select made_at, used_at from meeting_calendar_link where person_id = :person")
                .param("person", person.value())
                .query((row, index) -> new Link(
                        row.getTimestamp("made_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("used_at")).map(Timestamp::toInstant)))
                .optional();
    }

    /**
     * Makes a link; one that was there before is dead from now on.
     *
     * @return its secret, 256 random bits, told only here and now
     */
    public String make(PersonId person) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
                        insert into meeting_calendar_link (person_id, digest, made_at) values (:person, :digest, :now)
                        on conflict (person_id) do update set digest = excluded.digest, made_at = excluded.made_at, used_at = null
                        """)
                .param("person", person.value())
                .param("digest", digest(secret))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        events.publishEvent(AuditedAct.of("CalendarLink.Made").by(person));
        return secret;
    }

    /** The link is dead from now on. */
    public void revoke(PersonId person) {
        int gone = jdbc.sql("delete from meeting_calendar_link where person_id = :person")
                .param("person", person.value())
                .update();
        if (gone > 0) {
            events.publishEvent(AuditedAct.of("CalendarLink.Revoked").by(person));
        }
    }

    /** Whose link this is; empty for a secret nobody has, and for somebody who may not read campaigns any more. */
    public Optional<Person> ownerOf(String secret) {
        if (!SHAPE.matcher(secret).matches()) {
            return Optional.empty();
        }
        return jdbc.sql("update meeting_calendar_link set used_at = :now where digest = :digest returning person_id")
                .param("digest", digest(secret))
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .optional()
                .map(PersonId::new)
                .flatMap(people::find)
                .filter(Person::hasDepartment);
    }

    /** The secret has the strength of the digest, so that one round is enough. */
    private static String digest(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
