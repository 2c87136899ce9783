package org.triad.testing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.kernel.CampaignKey;

/** Very many campaigns like another one, as rows only: nothing of them runs. Whoever makes them closes them. */
public final class Crowd implements AutoCloseable {

    /** Number of the first, far from those that are given to campaigns. */
    public static final int FIRST = 5_000_001;

    private final JdbcClient jdbc;

    /** Their numbers stand behind their names. */
    public Crowd(JdbcClient jdbc, CampaignKey like, int campaigns) {
        this.jdbc = jdbc;
        String columns = jdbc.sql("""
                        select string_agg(column_name, ', ') from information_schema.columns
                        where table_schema = 'public' and table_name = 'campaign' and is_generated = 'NEVER'
                        """).query(String.class).single();
        jdbc.sql("""
                        insert into campaign (%s)
                        select %1$s from (
                            select (jsonb_populate_record(c, jsonb_build_object(
                                'key', 'C-' || n, 'number', n, 'name', c.name || ' ' || n))).*
                            from campaign c cross join generate_series(:first, :last) n where c.key = :like) crowd
                        """.formatted(columns))
                .param("first", FIRST)
                .param("last", FIRST + campaigns - 1)
                .param("like", like.value())
                .update();
    }

    @Override
    public void close() {
        jdbc.sql("delete from campaign where number >= :first")
                .param("first", FIRST)
                .update();
    }
}
