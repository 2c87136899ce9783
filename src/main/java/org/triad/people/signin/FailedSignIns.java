package org.triad.people.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of failed sign-ins and of addresses somebody is known at. */
@Repository
class FailedSignIns {

    private static final Duration KNOWN_AFRESH = Duration.ofDays(1);

    /**
     * How a subject stands.
     *
     * @param known whether somebody has signed in with this login from this address
     */
    record State(boolean known, boolean hasFailures, Map<Scope, Instant> blocked) {

        Optional<Instant> blockedUntil(List<Scope> scopes) {
            return scopes.stream().map(blocked::get).filter(Objects::nonNull).max(Instant::compareTo);
        }
    }

    private final JdbcClient jdbc;

    FailedSignIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement. */
    State state(Subject subject, Instant knownSince) {
        Map<Scope, Instant> blocked = new EnumMap<>(Scope.class);
        boolean[] seen = new boolean[2];
        jdbc.sql("""
                        select 'KNOWN' as scope, null as blocked_until from people_known_address
                        where subject = :pair and seen_at >= :known
                        union all
                        select scope, blocked_until from people_failed_sign_in
                        where scope = 'PAIR' and subject = :pair
                           or scope = 'ADDRESS' and subject = :address
                           or scope = 'LOGIN' and subject = :login
                        """)
                .param("pair", subject.pair())
                .param("address", subject.address())
                .param("login", subject.login())
                .param("known", Timestamp.from(knownSince))
                .query(row -> {
                    if (row.getString("scope").equals("KNOWN")) {
                        seen[0] = true;
                        return;
                    }
                    Scope scope = Scope.valueOf(row.getString("scope"));
                    seen[1] |= scope == Scope.PAIR;
                    instant(row).ifPresent(until -> blocked.put(scope, until));
                });
        return new State(seen[0], seen[1], blocked);
    }

    /**
     * Counts a failure, unless the scope is blocked; other nodes' counts are waited for.
     *
     * @return until when the scope is blocked; empty if the failure was counted
     */
    Optional<Instant> count(Subject subject, Scope scope, Instant now, SignInSettings settings) {
        int counted = jdbc.sql("""
                        insert into people_failed_sign_in as f
                            (scope, subject, login_digest, failures, failed_at, blocked_until)
                        values (:scope, :subject, :login, 1, :now, case when 1 >= :free then :now + :first end)
                        on conflict (scope, subject) do update set
                            failures = case when f.failed_at < :forgotten then 1 else f.failures + 1 end,
                            failed_at = :now,
                            blocked_until = case
                                when f.failed_at < :forgotten then excluded.blocked_until
                                when f.failures + 1 >= :free then
                                    :now + least(:longest, :first * power(2, least(f.failures + 1 - :free, 20)))
                            end
                        where f.blocked_until is null or f.blocked_until <= :now
                        """.replace(":now", "cast(:now as timestamptz)")
                        .replace(":first", "make_interval(secs => :first)")
                        .replace(":longest", "make_interval(secs => :longest)"))
                .param("scope", scope.name())
                .param("subject", subject.in(scope))
                .param("login", scope == Scope.ADDRESS ? null : subject.login())
                .param("now", Timestamp.from(now))
                .param("forgotten", Timestamp.from(now.minus(settings.forgotten())))
                .param("free", settings.free(scope))
                .param("first", (double) settings.firstPause().toSeconds())
                .param("longest", (double) settings.longestPause().toSeconds())
                .update();
        return counted == 1
                ? Optional.empty()
                : jdbc.sql(
                                "select blocked_until from people_failed_sign_in where scope = :scope and subject = :subject")
                        .param("scope", scope.name())
                        .param("subject", subject.in(scope))
                        .query((row, index) -> instant(row))
                        .optional()
                        .flatMap(until -> until);
    }

    /** Takes back what {@link #count} counted for a try that was right. */
    void forgive(Subject subject, boolean known) {
        jdbc.sql("delete from people_failed_sign_in where scope = 'PAIR' and subject = :pair")
                .param("pair", subject.pair())
                .update();
        if (!known) {
            jdbc.sql("""
                            update people_failed_sign_in set failures = greatest(failures - 1, 0), blocked_until = null
                            where (scope, subject) in (
                                select scope, subject from people_failed_sign_in
                                where scope = 'ADDRESS' and subject = :address or scope = 'LOGIN' and subject = :login
                                order by scope for update)
                            """)
                    .param("address", subject.address())
                    .param("login", subject.login())
                    .update();
        }
    }

    /** Writes at most once a day. */
    void remember(Subject subject, Instant now) {
        jdbc.sql("""
                        insert into people_known_address as k (subject, login_digest, seen_at)
                        values (:pair, :login, :now)
                        on conflict (subject) do update set seen_at = excluded.seen_at where k.seen_at < :stale
                        """)
                .param("pair", subject.pair())
                .param("login", subject.login())
                .param("now", Timestamp.from(now))
                .param("stale", Timestamp.from(now.minus(KNOWN_AFRESH)))
                .update();
    }

    void forget(String loginDigest) {
        jdbc.sql("delete from people_failed_sign_in where login_digest = :login")
                .param("login", loginDigest)
                .update();
    }

    Optional<Instant> longestBlock(String loginDigest, Instant now) {
        return jdbc.sql("""
                        select max(blocked_until) as blocked_until from people_failed_sign_in
                        where login_digest = :login and blocked_until > :now
                        """)
                .param("login", loginDigest)
                .param("now", Timestamp.from(now))
                .query((row, index) -> instant(row))
                .single();
    }

    void clear(Instant failuresBefore, Instant addressesBefore) {
        jdbc.sql("delete from people_failed_sign_in where failed_at < :before")
                .param("before", Timestamp.from(failuresBefore))
                .update();
        jdbc.sql("delete from people_known_address where seen_at < :before")
                .param("before", Timestamp.from(addressesBefore))
                .update();
    }

    private static Optional<Instant> instant(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getTimestamp("blocked_until")).map(Timestamp::toInstant);
    }
}
