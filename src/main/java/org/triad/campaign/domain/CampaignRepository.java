package org.triad.campaign.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.triad.campaign.Brief;
import org.triad.campaign.CampaignState;
import org.triad.campaign.CampaignView;
import org.triad.campaign.Priority;
import org.triad.campaign.Triad;
import org.triad.database.TransactionMemory;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/** The campaigns in their table. A campaign is written only as long as nobody else has written it since it was read. */
@Repository
class CampaignRepository {

    private static final String ROW = """
            select key, name, objective, audience, customer_need, message, channels, budget, currency, launch_date, end_date,
                   marketing_person, sales_person, service_person, priority, proposed_by, proposed_at,
                   state, state_reason, state_since, stage, stage_since, round, version
            from campaign
            """;

    /** Under which a transaction remembers what a campaign looks like. */
    private record Seen(CampaignKey key) {}

    private final JdbcClient jdbc;

    CampaignRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long nextNumber() {
        return jdbc.sql("select nextval('campaign_number')").query(Long.class).single();
    }

    /** Enters a new one. */
    void enter(Campaign campaign, long number) {
        CampaignView view = campaign.view();
        jdbc.sql("""
                        insert into campaign (key, number, name, objective, audience, customer_need, message, channels, budget,
                                currency, launch_date, end_date, marketing_person, sales_person, service_person, priority,
                                proposed_by, proposed_at, state, state_since, stage, stage_since, round, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(view.key().value(), number)
                .params(values(view.brief()))
                .params(
                        view.triad().marketing().value(),
                        view.triad().sales().value(),
                        view.triad().service().value(),
                        view.priority().name(),
                        view.proposedBy().value(),
                        Timestamp.from(view.proposedAt()),
                        view.state().name(),
                        Timestamp.from(campaign.stateSince()),
                        view.stage(),
                        Timestamp.from(view.stageSince()),
                        view.round(),
                        campaign.version())
                .update();
        TransactionMemory.note(new Seen(view.key()), view);
    }

    /**
     * Writes where it stands and who is accountable; its brief stays as it was.
     *
     * @throws OptimisticLockingFailureException where somebody else has written it since it was read
     */
    void write(Campaign campaign) {
        CampaignView view = campaign.view();
        refuseStale(
                campaign,
                jdbc.sql("""
                                update campaign set marketing_person = ?, sales_person = ?, service_person = ?, state = ?,
                                       state_reason = ?, state_since = ?, stage = ?, stage_since = ?, round = ?,
                                       version = version + 1
                                where key = ? and version = ?
                                """)
                        .params(
                                view.triad().marketing().value(),
                                view.triad().sales().value(),
                                view.triad().service().value(),
                                view.state().name(),
                                view.stateReason().orElse(null),
                                Timestamp.from(campaign.stateSince()),
                                view.stage(),
                                Timestamp.from(view.stageSince()),
                                view.round(),
                                view.key().value(),
                                campaign.version())
                        .update());
    }

    /**
     * Writes its brief alone.
     *
     * @throws OptimisticLockingFailureException where somebody else has written it since it was read
     */
    void writeBrief(Campaign campaign) {
        refuseStale(
                campaign,
                jdbc.sql("""
                                update campaign set name = ?, objective = ?, audience = ?, customer_need = ?, message = ?,
                                       channels = ?, budget = ?, currency = ?, launch_date = ?, end_date = ?,
                                       version = version + 1
                                where key = ? and version = ?
                                """)
                        .params(values(campaign.brief()))
                        .params(campaign.key().value(), campaign.version())
                        .update());
    }

    /** What a brief says, in the order of the table. */
    private static List<Object> values(Brief brief) {
        return Arrays.asList(
                brief.name(),
                brief.objective(),
                brief.audience(),
                brief.customerNeed(),
                brief.message(),
                brief.channels().toArray(String[]::new),
                brief.budget(),
                brief.currency(),
                brief.launchDate(),
                brief.endDate());
    }

    private static void refuseStale(Campaign campaign, int written) {
        if (written == 0) {
            throw new OptimisticLockingFailureException(
                    "Somebody else has changed %s meanwhile.".formatted(campaign.key()));
        }
        TransactionMemory.note(new Seen(campaign.key()), campaign.view());
    }

    /** As it is in the table, to be changed once; the transaction remembers what it looks like. */
    Optional<Campaign> find(CampaignKey key) {
        Optional<Campaign> found = jdbc.sql(ROW + "where key = ?")
                .param(key.value())
                .query(CampaignRepository::campaign)
                .optional();
        found.ifPresent(campaign -> TransactionMemory.note(new Seen(key), campaign.view()));
        return found;
    }

    /** As this transaction has last seen it. */
    Optional<CampaignView> view(CampaignKey key) {
        return TransactionMemory.once(new Seen(key), () -> find(key).map(Campaign::view));
    }

    /** Those that exist, in no order. */
    List<CampaignView> named(Collection<CampaignKey> keys) {
        return jdbc
                .sql(ROW + "where key = any (?)")
                .param(keys.stream().map(CampaignKey::value).toArray(String[]::new))
                .query(CampaignRepository::campaign)
                .list()
                .stream()
                .map(Campaign::view)
                .toList();
    }

    private static Campaign campaign(ResultSet row, int index) throws SQLException {
        CampaignView view = new CampaignView(
                new CampaignKey(row.getString("key")),
                brief(row),
                new Triad(
                        new PersonId(row.getString("marketing_person")),
                        new PersonId(row.getString("sales_person")),
                        new PersonId(row.getString("service_person"))),
                Priority.valueOf(row.getString("priority")),
                new PersonId(row.getString("proposed_by")),
                row.getTimestamp("proposed_at").toInstant(),
                CampaignState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("state_reason")),
                row.getString("stage"),
                row.getTimestamp("stage_since").toInstant(),
                row.getInt("round"));
        return new Campaign(view, row.getTimestamp("state_since").toInstant(), row.getInt("version"));
    }

    private static Brief brief(ResultSet row) throws SQLException {
        return new Brief(
                row.getString("name"),
                row.getString("objective"),
                row.getString("audience"),
                row.getString("customer_need"),
                row.getString("message"),
                List.of((String[]) row.getArray("channels").getArray()),
                row.getBigDecimal("budget"),
                row.getString("currency"),
                row.getObject("launch_date", LocalDate.class),
                row.getObject("end_date", LocalDate.class));
    }
}
