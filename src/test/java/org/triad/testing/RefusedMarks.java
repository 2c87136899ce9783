package org.triad.testing;

import org.springframework.jdbc.core.simple.JdbcClient;

/** While it is open, the database refuses the first marks by which rows of a table would become SENT. */
public final class RefusedMarks implements AutoCloseable {

    private final JdbcClient jdbc;
    private final String table;

    public RefusedMarks(JdbcClient jdbc, String table, int times) {
        this.jdbc = jdbc;
        this.table = table;
        // What a sequence counts outlives the transaction that is refused.
        jdbc.sql("create sequence refused_marks").update();
        jdbc.sql("""
                create function refuse_mark() returns trigger language plpgsql as $$
                begin
                    if nextval('refused_marks') <= %d then raise exception 'refused by the test'; end if;
                    return null;
                end $$
                """.formatted(times)).update();
        jdbc.sql("create trigger refuse_mark after update on " + table
                        + " for each row when (new.state = 'SENT') execute function refuse_mark()")
                .update();
    }

    /** How many marks were tried up to now, refused or not. */
    public long tried() {
        return jdbc.sql("select case when is_called then last_value else 0 end from refused_marks")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        jdbc.sql("drop trigger refuse_mark on " + table).update();
        jdbc.sql("drop function refuse_mark").update();
        jdbc.sql("drop sequence refused_marks").update();
    }
}
