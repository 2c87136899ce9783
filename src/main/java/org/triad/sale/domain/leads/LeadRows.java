package org.triad.sale.domain.leads;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes leads, many in one statement. The caller opens the transaction. */
@Repository
class LeadRows {

    private final JdbcClient jdbc;

    LeadRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many leads are new and how many have changed; the others were there as they are. */
    record Written(int added, int updated) {}

    /** In the order of the ids, so that two imports into one campaign never wait for each other in a circle. */
    Written upsert(LeadImport leads, List<LeadRow> rows, Instant at) {
        if (rows.isEmpty()) {
            return new Written(0, 0);
        }
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
}
