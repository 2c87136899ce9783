package org.triad.people.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.triad.people.Person;
import org.triad.people.Standing;

/** What Triad keeps of an account beside the engine's identity tables. */
@Repository
class AccountTable {

    private static final int MARK_BYTES = 12;

    /**
     * An account.
     *
     * @param hash as the engine stores it; null where the account has no password
     * @param expires when a temporary password is no longer accepted; null for never
     */
    record Row(String hash, boolean active, boolean temporary, Instant expires) {

        boolean mayUsePassword(Instant now) {
            return hash != null && active && (expires == null || now.isBefore(expires));
        }

        Standing standing() {
            return new Standing(active, temporary, mark(hash));
        }
    }

    private final JdbcClient jdbc;

    AccountTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement. Whoever was made in Camunda Admin has no row here: somebody else chose the password. */
    Optional<Row> find(String login) {
        return jdbc.sql("""
                        select u.pwd_, a.person_id, a.deactivated_at, a.password_temporary, a.password_expires_at
                        from act_id_user u left join people_account a on a.person_id = u.id_ where u.id_ = :login
                        """)
                .param("login", login)
                .query((row, index) -> new Row(
                        row.getString("pwd_"),
                        row.getTimestamp("deactivated_at") == null,
                        row.getString("pwd_") != null
                                && (row.getString("person_id") == null || row.getBoolean("password_temporary")),
                        Optional.ofNullable(row.getTimestamp("password_expires_at"))
                                .map(Timestamp::toInstant)
                                .orElse(null)))
                .optional();
    }

    /** Notes that the owner chose the password. */
    void passwordChosen(String login) {
        password(login, false, null);
    }

    /** Notes that somebody else chose the password, and until when it is accepted. */
    void passwordGiven(String login, Instant expires) {
        password(login, true, expires);
    }

    /** Capitals do not make another login, nor does somebody's e-mail address. */
    boolean hasLogin(String login) {
        return jdbc.sql(
                        "select exists (select 1 from act_id_user where lower(id_) = lower(:login) or lower(email_) = lower(:login))")
                .param("login", login)
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody else has this address, as e-mail or as login. */
    boolean hasEmail(String email, String login) {
        return jdbc.sql("""
                        select exists (select 1 from act_id_user
                            where (lower(email_) = lower(:email) or lower(id_) = lower(:email)) and id_ <> :login)
                        """)
                .param("email", email)
                .param("login", login)
                .query(Boolean.class)
                .single();
    }

    /** Waits for others who take administrators away at the same time. */
    boolean hasAnotherAdministrator(String login) {
        jdbc.sql("select id_ from act_id_group where id_ = :group for update")
                .param("group", Person.ADMINISTRATORS)
                .query(String.class)
                .list();
        return jdbc.sql("""
                        select exists (select 1
                            from act_id_membership m left join people_account a on a.person_id = m.user_id_
                            where m.group_id_ = :group and m.user_id_ <> :login and a.deactivated_at is null)
                        """)
                .param("group", Person.ADMINISTRATORS)
                .param("login", login)
                .query(Boolean.class)
                .single();
    }

    /** Null takes the deactivation back. Whoever is deactivated covers for nobody from now on. */
    void deactivate(String login, Instant at) {
        if (at != null) {
            jdbc.sql("delete from people_cover where cover_id = :login")
                    .param("login", login)
                    .update();
            jdbc.sql("update people_absence set cover_id = null where cover_id = :login")
                    .param("login", login)
                    .update();
        }
        jdbc.sql("""
                        insert into people_account (person_id, deactivated_at, password_temporary) values (:login, :at, true)
                        on conflict (person_id) do update set deactivated_at = excluded.deactivated_at
                        """)
                .param("login", login)
                .param("at", at == null ? null : Timestamp.from(at))
                .update();
    }

    private void password(String login, boolean temporary, Instant expires) {
        jdbc.sql("""
                        insert into people_account (person_id, password_temporary, password_expires_at)
                        values (:login, :temporary, :expires)
                        on conflict (person_id) do update set password_temporary = excluded.password_temporary,
                            password_expires_at = excluded.password_expires_at
                        """)
                .param("login", login)
                .param("temporary", temporary)
                .param("expires", expires == null ? null : Timestamp.from(expires))
                .update();
    }

    private static String mark(String hash) {
        if (hash == null) {
            return "";
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(hash.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(digest, MARK_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
