package org.triad.sale.domain.leads;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Refusal;
import org.triad.people.Person;
import org.triad.sale.LeadNumbers;

/** The leads of campaigns, for Sales and Service one by one, for everybody in numbers. */
@Repository
public class Leads implements LeadNumbers {

    private static final String CHOSEN = """
            from sale_lead
            where campaign_key = :campaign
              and (cast(:state as text) is null or state = :state)
              and (:text = '' or external_id ilike :like or account ilike :like or product ilike :like or agent ilike :like)
            """;

    private final JdbcClient jdbc;

    Leads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @throws Refusal (forbidden) for everybody but Sales and Service
     */
    public LeadPage find(CampaignKey campaign, LeadQuery query, Person reader) {
        refuseUnlessSeesCustomers(reader);
        long total = chosen("select count(*) " + CHOSEN, campaign, query)
                .query(Long.class)
                .single();
        int pages = (int) Math.max(1, (total + LeadQuery.PAGE_SIZE - 1) / LeadQuery.PAGE_SIZE);
        int page = Math.min(query.page(), pages);
        String order = " order by %s %s nulls last, id offset :offset limit :limit"
                .formatted(query.sort().expression(), query.descending() ? "desc" : "asc");
        List<LeadView> leads = chosen(
                        "select id, external_id, state, account, product, agent, engaged_on, closed_on, value, changed_at "
                                + CHOSEN
                                + order,
                        campaign,
                        query)
                .param("offset", (page - 1) * LeadQuery.PAGE_SIZE)
                .param("limit", LeadQuery.PAGE_SIZE)
                .query((row, index) -> lead(row))
                .list();
        return new LeadPage(leads, page, pages, total);
    }

    /**
     * @throws Refusal (forbidden) for everybody but Sales and Service
     */
    public static void refuseUnlessSeesCustomers(Person reader) {
        if (!reader.seesCustomers()) {
            throw Refusal.forbidden(
                    "Leads are customers’ data, which only Sales and Service see. Their numbers are open to you.");
        }
    }

    @Override
    public Map<CampaignKey, Numbers> of(Collection<CampaignKey> campaigns) {
        Map<CampaignKey, Numbers> numbers = new HashMap<>();
        campaigns.forEach(campaign -> numbers.put(campaign, Numbers.NONE));
        jdbc.sql("""
                        select campaign_key, count(*) as leads,
                               count(*) filter (where state = 'WON') as won,
                               count(*) filter (where state = 'LOST') as lost,
                               count(*) filter (where state = 'ENGAGING') as engaging,
                               count(*) filter (where state = 'PROSPECTING') as prospecting,
                               coalesce(sum(value) filter (where state = 'WON'), 0) as value,
                               count(*) filter (where account is null) as without_account
                        from sale_lead where campaign_key = any (:campaigns) group by campaign_key
                        """)
                .param("campaigns", campaigns.stream().map(CampaignKey::value).toArray(String[]::new))
                .query((ResultSet row) -> {
                    numbers.put(
                            new CampaignKey(row.getString("campaign_key")),
                            new Numbers(
                                    row.getLong("leads"),
                                    row.getLong("won"),
                                    row.getLong("lost"),
                                    row.getLong("engaging"),
                                    row.getLong("prospecting"),
                                    row.getBigDecimal("value"),
                                    row.getLong("without_account")));
                });
        return numbers;
    }

    private JdbcClient.StatementSpec chosen(String sql, CampaignKey campaign, LeadQuery query) {
        return jdbc.sql(sql)
                .param("campaign", campaign.value())
                .param("state", query.state().map(Enum::name).orElse(null))
                .param("text", query.text())
                .param("like", "%" + query.text().replaceAll("([\\\\%_])", "\\\\$1") + "%");
    }

    private static LeadView lead(ResultSet row) throws SQLException {
        return new LeadView(
                row.getLong("id"),
                row.getString("external_id"),
                LeadState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("account")),
                Optional.ofNullable(row.getString("product")),
                Optional.ofNullable(row.getString("agent")),
                Optional.ofNullable(row.getObject("engaged_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("closed_on", LocalDate.class)),
                Optional.<BigDecimal>ofNullable(row.getBigDecimal("value")),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
