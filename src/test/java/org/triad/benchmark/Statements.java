package org.triad.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Every statement with its number and time per unit on either side, the largest difference first. */
final class Statements {

    private Statements() {}

    static void write(Server server, Path file, Side triad, Side bare, double units) throws IOException {
        List<String> lines = server.jdbc()
                .sql("""
                        select query, sum(calls) filter (where d.datname = :triad) as ours,
                               sum(calls) filter (where d.datname = :bare) as floor,
                               sum(total_exec_time) filter (where d.datname = :triad) as time,
                               sum(total_exec_time) filter (where d.datname = :bare) as floor_time
                        from pg_stat_statements s join pg_database d on d.oid = s.dbid
                        where toplevel and d.datname in (:triad, :bare)
                        group by query
                        order by coalesce(sum(calls) filter (where d.datname = :triad), 0)
                                 - coalesce(sum(calls) filter (where d.datname = :bare), 0) desc
                        """)
                .param("triad", triad.database())
                .param("bare", bare.database())
                .query((row, index) -> "%8.2f %8.2f %8.3f %8.3f ms  %s"
                        .formatted(
                                row.getLong("ours") / units,
                                row.getLong("floor") / units,
                                row.getDouble("time") / units,
                                row.getDouble("floor_time") / units,
                                row.getString("query").replaceAll("\\s+", " ")))
                .list();
        Files.write(file, lines);
    }
}
