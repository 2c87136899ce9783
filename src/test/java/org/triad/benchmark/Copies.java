package org.triad.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Makes many campaigns of one by copying its rows, Triad's and the engine's, inside the database. Nobody else may be connected with it:
 * the server is started anew, in a way that suits the copying, and again for what is measured afterwards.
 */
final class Copies {

    /** Tables are copied side by side, the largest first. */
    private static final int WORKERS = 2;

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
        fill(campaign, first, copies, true);
    }

    /** Copies only the row the list finds; whoever reads the list reads no history. */
    void makeListed(String campaign, long first, int copies) {
        fill(campaign, first, copies, false);
    }

    private void fill(String campaign, long first, int copies, boolean whole) {
        server.filling(() -> {
            SingleConnectionDataSource connection =
                    new SingleConnectionDataSource(server.url(database), "postgres", "", true);
            try {
                JdbcClient jdbc = JdbcClient.create(connection);
                List<CopiedTable> tables = originals(jdbc, campaign, whole);
                inTurns(new ConcurrentLinkedQueue<>(tables), first, copies);
                jdbc.sql("drop schema " + CopiedTable.SCHEMA + " cascade").update();
                // Freezes what could not be copied frozen; the others are found frozen.
                jdbc.sql("vacuum (freeze, analyze)").update();
            } finally {
                connection.destroy();
            }
        });
    }

    /** What is copied is put aside first: while its tables are filled nobody can read them. */
    private static List<CopiedTable> originals(JdbcClient jdbc, String campaign, boolean whole) {
        jdbc.sql("create schema " + CopiedTable.SCHEMA).update();
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("campaign", "o.key = :campaign");
        if (whole) {
            conditions.putAll(triad(jdbc));
            conditions.putAll(engine(jdbc));
        }
        List<CopiedTable> tables = new ArrayList<>();
        conditions.forEach((name, condition) -> {
            CopiedTable table = CopiedTable.of(jdbc, name);
            if (table.putAside(jdbc, condition, campaign) > 0) {
                tables.add(table);
            }
        });
        tables.sort(Comparator.comparingLong((CopiedTable table) -> table.effort(jdbc))
                .reversed());
        return tables;
    }

    private static Map<String, String> triad(JdbcClient jdbc) {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("audit_entry", "o.campaign = :campaign");
        tables(jdbc, "campaign_key").forEach(table -> conditions.put(table, "o.campaign_key = :campaign"));
        return conditions;
    }

    private static Map<String, String> engine(JdbcClient jdbc) {
        Map<String, String> conditions = new LinkedHashMap<>();
        String instances = "(select proc_inst_id_ from act_hi_procinst where business_key_ = :campaign)";
        conditions.put("act_ru_task", "o.proc_inst_id_ in " + instances);
        conditions.put("act_ru_variable", "o.proc_inst_id_ in " + instances);
        conditions.put(
                "act_ru_identitylink",
                "o.task_id_ in (select id_ from act_ru_task where proc_inst_id_ in %s)".formatted(instances));
        tables(jdbc, "root_proc_inst_id_")
                .forEach(table -> conditions.put(table, "o.root_proc_inst_id_ in " + instances));
        return conditions;
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

    private void inTurns(ConcurrentLinkedQueue<CopiedTable> tables, long first, int copies) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<Void>> ends = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                ends.add(workers.submit(() -> {
                    for (CopiedTable next = tables.poll(); next != null; next = tables.poll()) {
                        copy(next, first, copies);
                    }
                    return null;
                }));
            }
            for (Future<Void> end : ends) {
                end.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private void copy(CopiedTable table, long first, int copies) throws Exception {
        long start = System.nanoTime();
        try (Connection from = connect();
                Connection into = connect()) {
            table.fill(from, into, first, copies);
        }
        System.out.printf("copied %s, %d s%n", table.name(), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.url(database), "postgres", "");
    }
}
