package org.triad.benchmark;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A table in which the rows of one campaign become those of many. Where it may be, it is emptied and filled anew with what it held and the
 * copies: what begins and ends in one transaction is not written ahead, and needs no tidying. Its indexes are built at the end.
 *
 * @param columns all but those the database works out
 * @param counted columns the database counts; copies get numbers of their own
 * @param emptied whether it may be: nobody refers to it, and it has no rule that keeps it whole
 */
record CopiedTable(String name, List<String> columns, Set<String> counted, boolean emptied) {

    /** Holds what is put aside. */
    static final String SCHEMA = "copied";

    /** Columns that hold ids which are the copy's own. */
    private static final Set<String> OWN = Set.of(
            "id_",
            "proc_inst_id_",
            "root_proc_inst_id_",
            "parent_id_",
            "super_exec_",
            "execution_id_",
            "act_inst_id_",
            "parent_act_inst_id_",
            "task_id_",
            "var_scope_",
            "super_process_instance_id_",
            "call_proc_inst_id_",
            "var_inst_id_",
            "bytearray_id_",
            "operation_id_",
            "dec_inst_id_",
            "root_dec_inst_id_",
            "job_id_");

    /**
     * A UUID of the engine's begins with the low digits of the time. A copy begins elsewhere, so that the ids lie among each other as those
     * of campaigns of many days do, and ends with its number; in between it is the original's. Before it may stand the name of an element.
     */
    private static final String OWN_ID = """
            left(o.%1$s, -36)
            || lpad(to_hex((('x' || substr(right(o.%1$s, 36), 1, 8))::bit(32)::bigint + n.scattered) & 4294967295), 8, '0')
            || substr(right(o.%1$s, 36), 9, 16) || n.hex""";

    private static final String NUMBERS = """
            (select number, (number * 2654435761) %% 4294967296 as scattered, lpad(to_hex(number), 12, '0') as hex
             from generate_series(%d, %d) number offset 0) n""";

    private static final Map<String, String> NAMES = Map.of(
            "key", "'C-' || n.number",
            "campaign_key", "'C-' || n.number",
            "campaign", "'C-' || n.number",
            "business_key_", "'C-' || n.number",
            // Of the column's own type, as the binary copy wants it.
            "number", "o.number - o.number + n.number",
            "occasion", "o.occasion || '/' || n.number",
            // Nobody begins everything in one moment: tasks of different campaigns have waited for a different time.
            "create_time_", "o.create_time_ - n.number % 1000000 * interval '1 minute'");

    private record Index(String drop, String create) {}

    static CopiedTable of(JdbcClient jdbc, String name) {
        String columns = """
                select column_name from information_schema.columns
                where table_schema = 'public' and table_name = :table and is_generated = 'NEVER' %s
                order by ordinal_position
                """;
        return new CopiedTable(
                name,
                jdbc.sql(columns.formatted(""))
                        .param("table", name)
                        .query(String.class)
                        .list(),
                Set.copyOf(jdbc.sql(columns.formatted("and is_identity = 'YES'"))
                        .param("table", name)
                        .query(String.class)
                        .list()),
                jdbc.sql("""
                        select not exists (select 1 from pg_constraint where confrelid = :table::regclass)
                           and not exists (select 1 from pg_trigger where tgrelid = :table::regclass and tgenabled = 'A')
                        """).param("table", name).query(Boolean.class).single());
    }

    /** Remembers the rows to copy and, where the table is emptied, all it holds; returns how many are to be copied. */
    long putAside(JdbcClient jdbc, String condition, String campaign) {
        jdbc.sql("create table %s as select * from %s o where %s".formatted(original(), name, condition))
                .param("campaign", campaign)
                .update();
        if (emptied) {
            jdbc.sql("create table %s as select * from %s".formatted(kept(), name))
                    .update();
        }
        return jdbc.sql("select count(*) from " + original()).query(Long.class).single();
    }

    /** How long it will take, compared with the others: each index costs about what the rows do. */
    long effort(JdbcClient jdbc) {
        return jdbc.sql(
                        "select (select count(*) from %s) * (1 + count(*)) from pg_index where indrelid = :table::regclass"
                                .formatted(original()))
                .param("table", name)
                .query(Long.class)
                .single();
    }

    void fill(Connection from, Connection into, long first, int copies) throws Exception {
        into.setAutoCommit(false);
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(into, true));
        // The copies refer to each other as the originals do; checking that would take longer than copying.
        jdbc.sql("set session_replication_role = replica").update();
        List<Index> indexes = indexes(jdbc);
        indexes.forEach(index -> jdbc.sql(index.drop()).update());
        if (emptied) {
            jdbc.sql("truncate " + name).update();
            copy(from, into, "select %s from %s".formatted(list(columns, this::quoted), kept()), columns);
        }
        List<String> own =
                columns.stream().filter(column -> !counted.contains(column)).toList();
        copy(
                from,
                into,
                "select %s from %s cross join %s o"
                        .formatted(
                                list(own, CopiedTable::value),
                                NUMBERS.formatted(first, first + copies - 1),
                                original()),
                own);
        indexes.forEach(index -> jdbc.sql(index.create()).update());
        into.commit();
    }

    private void copy(Connection from, Connection into, String rows, List<String> columns) throws Exception {
        try (PGCopyInputStream stream = new PGCopyInputStream(
                from.unwrap(PGConnection.class), "copy (%s) to stdout (format binary)".formatted(rows))) {
            into.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy %s (%s) from stdin (format binary%s)"
                                    .formatted(name, list(columns, this::quoted), emptied ? ", freeze" : ""),
                            stream);
        }
    }

    /** Building an index of many rows is faster than adding to it row by row; those somebody refers to stay. */
    private List<Index> indexes(JdbcClient jdbc) {
        return jdbc.sql("""
                        select coalesce('alter table ' || c.conrelid::regclass || ' drop constraint ' || quote_ident(c.conname),
                                        'drop index ' || i.indexrelid::regclass),
                               coalesce('alter table ' || c.conrelid::regclass || ' add constraint ' || quote_ident(c.conname) || ' '
                                            || pg_get_constraintdef(c.oid),
                                        pg_get_indexdef(i.indexrelid))
                        from pg_index i
                        left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
                        where i.indrelid = :table::regclass
                          and not exists (select 1 from pg_constraint r where r.conindid = i.indexrelid and r.contype not in ('p', 'u'))
                        """)
                .param("table", name)
                .query((row, index) -> new Index(row.getString(1), row.getString(2)))
                .list();
    }

    private static String value(String column) {
        return OWN.contains(column) ? OWN_ID.formatted(column) : NAMES.getOrDefault(column, "o." + column);
    }

    private String quoted(String column) {
        return '"' + column + '"';
    }

    private static String list(List<String> columns, Function<String, String> word) {
        return columns.stream().map(word).collect(Collectors.joining(", "));
    }

    private String original() {
        return SCHEMA + "." + name;
    }

    private String kept() {
        return SCHEMA + ".kept_" + name;
    }
}
