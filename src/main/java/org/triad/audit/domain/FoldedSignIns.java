package org.triad.audit.domain;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Failed sign-ins that are counted and not written one by one. The first of a login from an address is an entry, and what follows within
 * the hour is a number in one more: so an hour leaves no more entries than accounts times {@value #ADDRESSES}, however many tries there
 * are and from however many addresses.
 */
@Repository
class FoldedSignIns {

    /** So many addresses that fail with one login within an hour are told apart. */
    static final int ADDRESSES = 10;

    /** From the first failure on. */
    static final Duration TOGETHER = Duration.ofHours(1);

    /** An entry that is due: what was counted for a login and an address, or an empty address for many. */
    record Folded(String about, String address, String door, long count, long unseen) {}

    private final JdbcClient jdbc;

    FoldedSignIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts a failure, in one statement.
     *
     * @param about login of an account, empty for a login nobody has
     * @param unseen whether it came during a pause
     * @return whether it is the first of its kind, which gets an entry
     */
    boolean isFirst(String about, String address, String door, boolean unseen, Instant at) {
        return jdbc.sql("""
                        insert into audit_folded_sign_in as f (about, address, door, since, folded)
                        select :about,
                               case when exists (select 1 from audit_folded_sign_in where about = :about and address = :address)
                                      or (select count(*) from audit_folded_sign_in where about = :about) < :addresses
                                    then :address else '' end,
                               :door, :at, 0
                        on conflict (about, address) do update set folded = f.folded + 1, unseen = f.unseen + :unseen
                        returning folded
                        """)
                        .param("about", about)
                        .param("address", address)
                        .param("door", door)
                        .param("unseen", unseen ? 1 : 0)
                        .param("at", Timestamp.from(at))
                        .param("addresses", ADDRESSES)
                        .query(Long.class)
                        .single()
                == 0;
    }

    /** Takes out what was begun before; nobody else gets it. */
    List<Folded> takeBegunBefore(Instant before) {
        return jdbc.sql("""
                        delete from audit_folded_sign_in where since <= :before returning about, address, door, folded, unseen
                        """)
                .param("before", Timestamp.from(before))
                .query((row, index) -> new Folded(
                        row.getString("about"),
                        row.getString("address"),
                        row.getString("door"),
                        row.getLong("folded"),
                        row.getLong("unseen")))
                .list();
    }
}
