package org.triad.workflow.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.kernel.PlainText;
import org.triad.workflow.OpenTask;
import org.triad.workflow.OpenTasks;

/** Reads open tasks with their candidates in one statement; the engine's query would ask for the candidates of each. */
@Repository
class EngineTasks implements OpenTasks {

    private static final int SUSPENDED = 2;

    private static final String SELECT = """
            select t.id_, t.name_, t.task_def_key_, d.key_, i.business_key_, t.assignee_, t.create_time_,
                   t.due_date_, t.suspension_state_,
                   (select string_agg(l.group_id_, ',') from act_ru_identitylink l
                     where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null) as groups
            from act_ru_execution i
            join act_ru_task t on t.proc_inst_id_ = i.id_
            join act_re_procdef d on d.id_ = t.proc_def_id_
            """;

    private static final int ROWS_AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate rowByRow;
    private final TaskFate fate;

    EngineTasks(JdbcClient jdbc, DataSource database, TaskFate fate) {
        this.jdbc = jdbc;
        this.rowByRow = new JdbcTemplate(database);
        rowByRow.setFetchSize(ROWS_AT_ONCE);
        this.fate = fate;
    }

    @Override
    public Map<CampaignKey, List<OpenTask>> of(Collection<CampaignKey> campaigns) {
        Map<CampaignKey, List<OpenTask>> tasks = new LinkedHashMap<>();
        campaigns.forEach(campaign -> tasks.put(campaign, new ArrayList<>()));
        if (!tasks.isEmpty()) {
            jdbc.sql(
                            SELECT
                                    + " where i.business_key_ in (:campaigns) and i.parent_id_ is null order by t.create_time_, t.id_")
                    .param(
                            "campaigns",
                            tasks.keySet().stream().map(CampaignKey::value).toList())
                    .query((row, index) -> task(row))
                    .list()
                    .forEach(task -> tasks.get(task.campaign()).add(task));
        }
        return tasks;
    }

    /** PostgreSQL hands out a few rows at a time within a transaction only. */
    @Override
    @Transactional(readOnly = true)
    public void forEach(Consumer<OpenTask> reader) {
        rowByRow.query(
                SELECT + " where i.parent_id_ is null and i.business_key_ like 'C-%' order by t.create_time_, t.id_",
                (RowCallbackHandler) row -> reader.accept(task(row)));
    }

    @Override
    public List<OpenTask> overdueAt(Instant now, int limit) {
        return jdbc.sql(SELECT + """
                         where t.due_date_ < :now and t.suspension_state_ = 1
                           and i.parent_id_ is null and i.business_key_ like 'C-%'
                        order by t.due_date_, t.id_ limit :limit
                        """)
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, index) -> task(row))
                .list();
    }

    @Override
    public List<OpenTask> assignedTo(PersonId person) {
        return jdbc.sql(SELECT + """
                         where t.assignee_ = :person and i.parent_id_ is null and i.business_key_ like 'C-%'
                        order by t.due_date_ nulls last, t.id_
                        """)
                .param("person", person.value())
                .query((row, index) -> task(row))
                .list();
    }

    @Override
    public OpenTask get(String id) {
        return Optional.of(id)
                .filter(known -> !PlainText.isUnstorable(known))
                .flatMap(known -> jdbc.sql(
                                SELECT + " where t.id_ = :id and i.parent_id_ is null and i.business_key_ like 'C-%'")
                        .param("id", known)
                        .query((row, index) -> task(row))
                        .optional())
                .orElseThrow(() -> fate.ofMissing(id));
    }

    private static OpenTask task(ResultSet row) throws SQLException {
        String groups = row.getString("groups");
        return new OpenTask(
                row.getString("id_"),
                row.getString("name_"),
                row.getString("task_def_key_"),
                row.getString("key_"),
                new CampaignKey(row.getString("business_key_")),
                groups == null ? Set.of() : Set.of(groups.split(",")),
                Optional.ofNullable(row.getString("assignee_")).map(PersonId::new),
                row.getTimestamp("create_time_").toInstant(),
                Optional.ofNullable(row.getTimestamp("due_date_")).map(Timestamp::toInstant),
                row.getInt("suspension_state_") == SUSPENDED);
    }
}
