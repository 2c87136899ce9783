package org.triad.people.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.triad.people.ProviderAccounts.Identity;

/** Which person is which identity at which provider. */
@Repository
class ProviderIdentities {

    /** A number of our own, so that no other user of the database waits for it. */
    private static final long KEY = 0x7421AE;

    private final JdbcClient jdbc;

    ProviderIdentities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one sign-in at a time go on, on all nodes, until the transaction ends: two windows of one new person make one account. */
    void oneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", KEY)
                .query((row, index) -> true)
                .list();
    }

    Optional<String> person(Identity identity) {
        return jdbc.sql("select person_id from people_provider_identity where issuer = :issuer and subject = :subject")
                .param("issuer", identity.issuer())
                .param("subject", identity.subject())
                .query(String.class)
                .optional();
    }

    boolean isLinked(String login, String issuer) {
        return jdbc.sql("""
                        select exists (select 1 from people_provider_identity where person_id = :login and issuer = :issuer)
                        """)
                .param("login", login)
                .param("issuer", issuer)
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody has this login or e-mail address, ignoring case. */
    boolean isTaken(String login) {
        return jdbc.sql("select exists (select 1 from act_id_user where lower(:login) in (lower(id_), lower(email_)))")
                .param("login", login)
                .query(Boolean.class)
                .single();
    }

    void link(Identity identity, String login, Instant at) {
        jdbc.sql("""
                        insert into people_provider_identity (issuer, subject, person_id, linked_at, signed_in_at)
                        values (:issuer, :subject, :login, :at, :at)
                        """)
                .param("issuer", identity.issuer())
                .param("subject", identity.subject())
                .param("login", login)
                .param("at", Timestamp.from(at))
                .update();
    }

    void signedIn(Identity identity, Instant at) {
        jdbc.sql("""
                        update people_provider_identity set signed_in_at = :at where issuer = :issuer and subject = :subject
                        """)
                .param("issuer", identity.issuer())
                .param("subject", identity.subject())
                .param("at", Timestamp.from(at))
                .update();
    }
}
