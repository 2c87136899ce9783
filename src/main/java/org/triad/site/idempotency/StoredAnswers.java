package org.triad.site.idempotency;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The first answer to each key of a person. */
@Repository
class StoredAnswers {

    /** @param location address of what was created; null where there is none */
    record Answer(String fingerprint, int status, String location, String body) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredAnswers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes the key, waiting for another call that has taken it and is not done. False if it has been answered. */
    boolean reserve(String person, String key, String fingerprint) {
        return jdbc.sql("""
                                insert into site_idempotency (person, key, fingerprint, status, answered_at)
                                values (:person, :key, :fingerprint, 0, :now) on conflict do nothing
                                """)
                        .param("person", person)
                        .param("key", key)
                        .param("fingerprint", fingerprint)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    Answer get(String person, String key) {
        return jdbc.sql("""
                        select fingerprint, status, location, body from site_idempotency
                        where person = :person and key = :key
                        """)
                .param("person", person)
                .param("key", key)
                .query((row, index) -> new Answer(
                        row.getString("fingerprint"),
                        row.getInt("status"),
                        row.getString("location"),
                        row.getString("body")))
                .single();
    }

    void keep(String person, String key, Answer answer) {
        jdbc.sql("""
                        update site_idempotency set status = :status, location = :location, body = :body
                        where person = :person and key = :key
                        """)
                .param("status", answer.status())
                .param("location", answer.location())
                .param("body", answer.body())
                .param("person", person)
                .param("key", key)
                .update();
    }

    /** Forgets what was answered longer ago than this; the same key is a new call then. */
    void forget(Duration kept) {
        jdbc.sql("delete from site_idempotency where answered_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(kept)))
                .update();
    }
}
