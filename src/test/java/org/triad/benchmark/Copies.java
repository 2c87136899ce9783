package org.triad.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Makes many campaigns of one by copying its rows, Triad's and the engine's, inside the database. */
final class Copies {

    /** Columns that hold ids which are the copy's own. Of these ids the last twelve digits are the same in one JVM. */
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

    private static final String OWN_ID = "left(%1$s, -12) || lpad(to_hex(n), 12, '0')";

    private static final Map<String, String> NAMES = Map.of(
            "key", "'C-' || n",
            "campaign_key", "'C-' || n",
            "campaign", "'C-' || n",
            "business_key_", "'C-' || n",
            "number", "n",
            "occasion", "o.occasion || '/' || n");

    private final Server server;
    private final String database;

    Copies(Server server, String database) {
        this.server = server;
        this.database = database;
    }

    /**
     * Copies a campaign with everything it has left behind and, if it is open, what of it runs.
     *
     * @param first number of the first copy, at least seven digits
     */
    void make(String campaign, long first, int copies) {
        inReplica(jdbc -> {
            triad(jdbc, campaign, first, copies);
            engine(jdbc, campaign, first, copies);
        });
    }

    /** Copies only the row the list finds; whoever reads the list reads no history. */
    void makeListed(String campaign, long first, int copies) {
        inReplica(jdbc -> copy(jdbc, "campaign", "o.key = :campaign", campaign, first, copies));
    }

    /**
     * The server forgets about safety while it copies: what a crash would destroy can be copied again. What is measured afterwards finds
     * everything on disk, tidied and counted, as it would be long after.
     */
    private void inReplica(Consumer<JdbcClient> work) {
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(server.url(database), "postgres", "", true);
        server.careless(true);
        try {
            JdbcClient jdbc = JdbcClient.create(connection);
            // The copies refer to each other as the originals do; checking that would take longer than copying.
            jdbc.sql("set session_replication_role = replica").update();
            jdbc.sql("set maintenance_work_mem = '1GB'").update();
            List<String> indexes = dropIndexes(jdbc);
            work.accept(jdbc);
            indexes.forEach(index -> jdbc.sql(index).update());
            jdbc.sql("vacuum (freeze, analyze)").update();
        } finally {
            server.careless(false);
            connection.destroy();
        }
    }

    /**
     * Building an index of many rows is faster than adding to it row by row.
     *
     * @return what makes them again; those somebody refers to stay
     */
    private static List<String> dropIndexes(JdbcClient jdbc) {
        List<String[]> indexes = jdbc.sql("""
                        select coalesce('alter table ' || c.conrelid::regclass || ' drop constraint ' || quote_ident(c.conname),
                                        'drop index ' || i.indexrelid::regclass),
                               coalesce('alter table ' || c.conrelid::regclass || ' add constraint ' || quote_ident(c.conname) || ' '
                                            || pg_get_constraintdef(c.oid),
                                        pg_get_indexdef(i.indexrelid))
                        from pg_index i
                        join pg_class t on t.oid = i.indrelid and t.relnamespace = 'public'::regnamespace and t.relkind = 'r'
                        left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
                        where not exists (select 1 from pg_constraint r where r.conindid = i.indexrelid and r.contype not in ('p', 'u'))
                        """)
                .query((row, index) -> new String[] {row.getString(1), row.getString(2)})
                .list();
        indexes.forEach(index -> jdbc.sql(index[0]).update());
        return indexes.stream().map(index -> index[1]).toList();
    }

    private static void triad(JdbcClient jdbc, String campaign, long first, int copies) {
        copy(jdbc, "campaign", "o.key = :campaign", campaign, first, copies);
        copy(jdbc, "audit_entry", "o.campaign = :campaign", campaign, first, copies);
        for (String table : tables(jdbc, "campaign_key")) {
            copy(jdbc, table, "o.campaign_key = :campaign", campaign, first, copies);
        }
    }

    private static void engine(JdbcClient jdbc, String campaign, long first, int copies) {
        String instances = "(select proc_inst_id_ from act_hi_procinst where business_key_ = :campaign)";
        copy(jdbc, "act_ru_task", "o.proc_inst_id_ in " + instances, campaign, first, copies);
        copy(jdbc, "act_ru_variable", "o.proc_inst_id_ in " + instances, campaign, first, copies);
        String tasks = "(select id_ from act_ru_task where proc_inst_id_ in %s)".formatted(instances);
        copy(jdbc, "act_ru_identitylink", "o.task_id_ in " + tasks, campaign, first, copies);
        for (String table : tables(jdbc, "root_proc_inst_id_")) {
            copy(jdbc, table, "o.root_proc_inst_id_ in " + instances, campaign, first, copies);
        }
    }

    /** Jobs are left out: nobody shall run those of the copies. */
    private static List<String> tables(JdbcClient jdbc, String column) {
        return jdbc.sql("""
                        select c.table_name from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = 'public' and c.column_name = :column and t.table_type = 'BASE TABLE'
                          and c.table_name not in ('act_ru_job', 'act_ru_ext_task', 'act_ru_identitylink', 'act_ru_task')
                        order by c.table_name
                        """).param("column", column).query(String.class).list();
    }

    private static void copy(JdbcClient jdbc, String table, String condition, String campaign, long first, int copies) {
        List<String> columns =
                jdbc.sql("""
                        select column_name from information_schema.columns
                        where table_schema = 'public' and table_name = :table and is_identity = 'NO' and is_generated = 'NEVER'
                        order by ordinal_position
                        """).param("table", table).query(String.class).list();
        jdbc.sql("create temporary table original as select * from %s o where %s".formatted(table, condition))
                .param("campaign", campaign)
                .update();
        jdbc.sql("insert into %s (%s) select %s from generate_series(:first, :last) n cross join original o"
                        .formatted(
                                table,
                                String.join(", ", columns),
                                columns.stream().map(Copies::value).collect(Collectors.joining(", "))))
                .param("first", first)
                .param("last", first + copies - 1)
                .update();
        jdbc.sql("drop table original").update();
    }

    private static String value(String column) {
        return OWN.contains(column) ? OWN_ID.formatted("o." + column) : NAMES.getOrDefault(column, "o." + column);
    }
}
