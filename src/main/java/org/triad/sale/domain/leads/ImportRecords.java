package org.triad.sale.domain.leads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.stereotype.Repository;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/** Imports, the rows they refused and the leads they brought, in the database. The caller opens the transaction. */
@Repository
class ImportRecords {

    private static final String SELECT = """
            select id, campaign_key, file_name, size, checksum, header, recognised, settings, state, rows_total, rows_read,
                   added, updated, unchanged, refused, uploaded_by, uploaded_at, started_by, started_at, finished_at, failure
            from sale_lead_import
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ImportRecords(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    long insert(
            CampaignKey campaign,
            String fileName,
            InputStreamSource content,
            Recognition recognition,
            PersonId by,
            Instant at) {
        return jdbc.sql("""
                        insert into sale_lead_import (campaign_key, file_name, content, size, checksum, header, recognised, settings,
                                                      state, rows_total, uploaded_by, uploaded_at)
                        values (:campaign, :fileName, :content, :size, :checksum, :header, :settings::jsonb, :settings::jsonb,
                                'RECOGNISED', :rows, :by, :at)
                        returning id
                        """)
                .param("campaign", campaign.value())
                .param("fileName", fileName)
                .param("content", new SqlBinaryValue(content, recognition.size()), Types.BINARY)
                .param("size", recognition.size())
                .param("checksum", recognition.checksum())
                .param("header", recognition.header().toArray(String[]::new))
                .param("settings", written(recognition.settings()))
                .param("rows", recognition.rows())
                .param("by", by.value())
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    Optional<LeadImport> find(long id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query((row, index) -> leadImport(row))
                .optional();
    }

    List<LeadImport> latest(CampaignKey campaign, int limit) {
        return jdbc.sql(SELECT + " where campaign_key = :campaign order by id desc limit :limit")
                .param("campaign", campaign.value())
                .param("limit", limit)
                .query((row, index) -> leadImport(row))
                .list();
    }

    /** The last import of the same file into the same campaign that came to its end. */
    Optional<LeadImport> sameFileBefore(LeadImport leads) {
        return jdbc.sql(SELECT + """
                                where campaign_key = :campaign and checksum = :checksum and id < :id and state = 'DONE'
                                order by id desc limit 1
                                """)
                .param("campaign", leads.campaign().value())
                .param("checksum", leads.checksum())
                .param("id", leads.id())
                .query((row, index) -> leadImport(row))
                .optional();
    }

    InputStreamSource content(long id) {
        return new ImportContent(jdbc, id);
    }

    /** Whether it was waiting for this. */
    boolean queue(long id, Recognition recognition, PersonId by, Instant at) {
        return jdbc.sql("""
                                update sale_lead_import
                                set state = 'QUEUED', header = :header, settings = :settings::jsonb, rows_total = :rows,
                                    started_by = :by, started_at = :at
                                where id = :id and state = 'RECOGNISED'
                                """)
                        .param("header", recognition.header().toArray(String[]::new))
                        .param("settings", written(recognition.settings()))
                        .param("rows", recognition.rows())
                        .param("by", by.value())
                        .param("at", Timestamp.from(at))
                        .param("id", id)
                        .update()
                == 1;
    }

    void run(long id) {
        jdbc.sql("update sale_lead_import set state = 'RUNNING' where id = :id and state = 'QUEUED'")
                .param("id", id)
                .update();
    }

    boolean discard(long id) {
        return jdbc.sql("delete from sale_lead_import where id = :id and state = 'RECOGNISED'")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Forgets files nobody has confirmed. */
    void discardOlder(CampaignKey campaign, Instant than) {
        jdbc.sql("""
                        delete from sale_lead_import
                        where campaign_key = :campaign and state = 'RECOGNISED' and uploaded_at < :than
                        """)
                .param("campaign", campaign.value())
                .param("than", Timestamp.from(than))
                .update();
    }

    /**
     * Writes the next rows, unless another node has gone further in the meantime.
     *
     * @param before how many rows of the file were done
     * @return whether it wrote them
     */
    boolean write(LeadImport leads, int before, List<Row> rows, Instant at) {
        boolean mine = jdbc.sql("""
                        select 1 from sale_lead_import where id = :id and state = 'RUNNING' and rows_read = :before for update
                        """)
                .param("id", leads.id())
                .param("before", before)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!mine) {
            return false;
        }
        List<LeadRow> accepted = rows.stream()
                .filter(LeadRow.class::isInstance)
                .map(LeadRow.class::cast)
                .sorted(Comparator.comparing(LeadRow::externalId))
                .toList();
        List<RefusedRow> refused = rows.stream()
                .filter(RefusedRow.class::isInstance)
                .map(RefusedRow.class::cast)
                .toList();
        Written written = accepted.isEmpty() ? new Written(0, 0) : upsert(leads, accepted, at);
        if (!refused.isEmpty()) {
            refuse(leads.id(), refused);
        }
        jdbc.sql("""
                        update sale_lead_import
                        set rows_read = rows_read + :read, added = added + :added, updated = updated + :updated,
                            unchanged = unchanged + :unchanged, refused = refused + :refused
                        where id = :id
                        """)
                .param("read", rows.size())
                .param("added", written.added())
                .param("updated", written.updated())
                .param("unchanged", accepted.size() - written.added() - written.updated())
                .param("refused", refused.size())
                .param("id", leads.id())
                .update();
        return true;
    }

    private record Written(int added, int updated) {}

    /** In the order of the ids, so that two imports into one campaign never wait for each other in a circle. */
    private Written upsert(LeadImport leads, List<LeadRow> rows, Instant at) {
        return jdbc.sql("""
                        with written as (
                            insert into sale_lead as lead (campaign_key, external_id, state, account, product, agent, engaged_on,
                                                           closed_on, value, import_id, created_at, changed_at)
                            select :campaign, external_id, state, account, product, agent, engaged_on::date, closed_on::date,
                                   value::numeric, :import, :at, :at
                            from unnest(:ids::text[], :states::text[], :accounts::text[], :products::text[], :agents::text[],
                                        :engaged::text[], :closed::text[], :amounts::text[])
                                 with ordinality as incoming (external_id, state, account, product, agent, engaged_on, closed_on,
                                                              value, position)
                            order by position
                            on conflict (campaign_key, external_id) do update
                            set state = excluded.state, account = excluded.account, product = excluded.product,
                                agent = excluded.agent, engaged_on = excluded.engaged_on, closed_on = excluded.closed_on,
                                value = excluded.value, import_id = excluded.import_id, changed_at = excluded.changed_at
                            where (lead.state, lead.account, lead.product, lead.agent, lead.engaged_on, lead.closed_on, lead.value)
                                  is distinct from
                                  (excluded.state, excluded.account, excluded.product, excluded.agent, excluded.engaged_on,
                                   excluded.closed_on, excluded.value)
                            returning (xmax = 0) as added
                        )
                        select count(*) filter (where added) as added, count(*) filter (where not added) as updated from written
                        """)
                .param("campaign", leads.campaign().value())
                .param("import", leads.id())
                .param("at", Timestamp.from(at))
                .param("ids", texts(rows, LeadRow::externalId))
                .param("states", texts(rows, row -> row.state().name()))
                .param("accounts", texts(rows, LeadRow::account))
                .param("products", texts(rows, LeadRow::product))
                .param("agents", texts(rows, LeadRow::agent))
                .param("engaged", texts(rows, row -> Objects.toString(row.engagedOn(), null)))
                .param("closed", texts(rows, row -> Objects.toString(row.closedOn(), null)))
                .param("amounts", texts(rows, row -> plain(row.value())))
                .query((row, index) -> new Written(row.getInt("added"), row.getInt("updated")))
                .single();
    }

    private static String plain(BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    private static String[] texts(List<LeadRow> rows, Function<LeadRow, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    /** The cells travel as JSON, because arrays of arrays must be rectangular. */
    private void refuse(long id, List<RefusedRow> rows) {
        jdbc.sql("""
                        insert into sale_lead_refusal (import_id, line, reason, cells)
                        select :id, line, reason, array(select jsonb_array_elements_text(cells::jsonb))
                        from unnest(:lines::int[], :reasons::text[], :cells::text[]) as refused (line, reason, cells)
                        """)
                .param("id", id)
                .param("lines", rows.stream().map(RefusedRow::line).toArray(Integer[]::new))
                .param("reasons", rows.stream().map(RefusedRow::reason).toArray(String[]::new))
                .param("cells", rows.stream().map(row -> written(row.cells())).toArray(String[]::new))
                .update();
    }

    /** Ends it and forgets the file. */
    void finish(long id, Instant at) {
        jdbc.sql("update sale_lead_import set state = 'DONE', content = null, finished_at = :at where id = :id")
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    void fail(long id, String sentence, Instant at) {
        jdbc.sql("""
                        update sale_lead_import set state = 'FAILED', content = null, finished_at = :at, failure = :sentence
                        where id = :id and state in ('QUEUED', 'RUNNING')
                        """)
                .param("at", Timestamp.from(at))
                .param("sentence", sentence)
                .param("id", id)
                .update();
    }

    List<RefusedRow> refusals(long id, int afterLine, int limit) {
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

    List<RefusedRow> refusalsPage(long id, int offset, int limit) {
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

    private LeadImport leadImport(ResultSet row) throws SQLException {
        return new LeadImport(
                row.getLong("id"),
                new CampaignKey(row.getString("campaign_key")),
                row.getString("file_name"),
                row.getLong("size"),
                row.getString("checksum"),
                texts(row.getArray("header")),
                settings(row.getString("recognised")),
                settings(row.getString("settings")),
                ImportState.valueOf(row.getString("state")),
                row.getInt("rows_total"),
                row.getInt("rows_read"),
                row.getInt("added"),
                row.getInt("updated"),
                row.getInt("unchanged"),
                row.getInt("refused"),
                new PersonId(row.getString("uploaded_by")),
                instant(row, "uploaded_at").orElseThrow(),
                Optional.ofNullable(row.getString("started_by")).map(PersonId::new),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                Optional.ofNullable(row.getString("failure")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(time -> time.withOffsetSameInstant(ZoneOffset.UTC).toInstant());
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private ImportSettings settings(String text) {
        try {
            return json.readValue(text, ImportSettings.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("An import's settings cannot be read: " + text, broken);
        }
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
