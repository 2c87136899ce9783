package org.triad.sale.domain.leads;

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
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.stereotype.Repository;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/** Imports and how far they are, in the database. The caller opens the transaction. */
@Repository
class ImportRecords {

    private static final String SELECT = """
            select id, campaign_key, file_name, size, checksum, header, recognised, settings, state, rows_total, rows_read,
                   added, updated, unchanged, refused, uploaded_by, uploaded_at, started_by, started_at, finished_at, failure
            from sale_lead_import
            """;

    private final JdbcClient jdbc;
    private final ImportJson json;
    private final LeadRows leadRows;
    private final RefusedRows refusals;

    ImportRecords(JdbcClient jdbc, ImportJson json, LeadRows leadRows, RefusedRows refusals) {
        this.jdbc = jdbc;
        this.json = json;
        this.leadRows = leadRows;
        this.refusals = refusals;
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
                .param("settings", json.written(recognition.settings()))
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
                        .param("settings", json.written(recognition.settings()))
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
        LeadRows.Written written = leadRows.upsert(leads, accepted, at);
        refusals.add(leads.id(), refused);
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

    private LeadImport leadImport(ResultSet row) throws SQLException {
        return new LeadImport(
                row.getLong("id"),
                new CampaignKey(row.getString("campaign_key")),
                row.getString("file_name"),
                row.getLong("size"),
                row.getString("checksum"),
                texts(row.getArray("header")),
                json.settings(row.getString("recognised")),
                json.settings(row.getString("settings")),
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
}
