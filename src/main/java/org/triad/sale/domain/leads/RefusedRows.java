package org.triad.sale.domain.leads;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows imports refused. The caller opens the transaction. */
@Repository
class RefusedRows {

    private final JdbcClient jdbc;
    private final ImportJson json;

    RefusedRows(JdbcClient jdbc, ImportJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The cells travel as JSON, because arrays of arrays must be rectangular. */
    void add(long id, List<RefusedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into sale_lead_refusal (import_id, line, reason, cells)
                        select :id, line, reason, array(select jsonb_array_elements_text(cells::jsonb))
                        from unnest(:lines::int[], :reasons::text[], :cells::text[]) as refused (line, reason, cells)
                        """)
                .param("id", id)
                .param("lines", rows.stream().map(RefusedRow::line).toArray(Integer[]::new))
                .param("reasons", rows.stream().map(RefusedRow::reason).toArray(String[]::new))
                .param(
                        "cells",
                        rows.stream().map(row -> json.written(row.cells())).toArray(String[]::new))
                .update();
    }

    /** In the order of the file. */
    List<RefusedRow> after(long id, int afterLine, int limit) {
        return jdbc.sql("""
                        select line, reason, cells from sale_lead_refusal where import_id = :id and line > :after
                        order by line limit :limit
                        """)
                .param("id", id)
                .param("after", afterLine)
                .param("limit", limit)
                .query((row, index) ->
                        new RefusedRow(row.getInt("line"), row.getString("reason"), texts(row.getArray("cells"))))
                .list();
    }

    List<RefusedRow> page(long id, int offset, int limit) {
        return jdbc.sql("""
                        select line, reason, cells from sale_lead_refusal where import_id = :id
                        order by line offset :offset limit :limit
                        """)
                .param("id", id)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, index) ->
                        new RefusedRow(row.getInt("line"), row.getString("reason"), texts(row.getArray("cells"))))
                .list();
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
