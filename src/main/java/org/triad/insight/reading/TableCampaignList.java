package org.triad.insight.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.triad.campaign.CampaignView;
import org.triad.campaign.Campaigns;
import org.triad.insight.CampaignList;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/** Finds the keys of one page, counts as far as anybody reads, and asks for the campaigns by their keys. */
@Repository
class TableCampaignList implements CampaignList {

    /** Both sides are cut into words by the same parser, so that a word is found as it was written. */
    private static final String WORDS = """
            words @@ (select cast(string_agg(quote_literal(word.lexeme) || ':*', ' & ') as tsquery)
                      from unnest(to_tsvector('simple', :text)) word)
            """;

    /**
     * The matches are found first and for themselves: a planner that thinks of the page alone reads campaign after campaign until the page
     * is full.
     */
    private static final String WITH_TEXT = """
            with word_match as materialized (
                select m.key from campaign m where m.%s
                union all
                select m.key from campaign m where m.number = :number)
            """.formatted(WORDS);

    private static final String TEXT = "c.key in (select key from word_match)";

    /** For counting as far as anybody reads. */
    private static final String COUNTED_TEXT = "(c.%s or c.number = :number)".formatted(WORDS);

    /**
     * Where many match, reading campaign after campaign in the order of the page fills it soonest. The planner takes every text for a rare
     * one and would read all matches; what it cannot look into it takes for common.
     */
    private static final String COMMON_TEXT = "case when c.%s then true else c.number = :number end".formatted(WORDS);

    /** As an array, lest the planner, who does not know the department, reads all campaigns beside what it owes. */
    private static final String DEPARTMENT = """
            c.key = any (array(
                select i.business_key_
                from act_ru_identitylink l
                join act_ru_task t on t.id_ = l.task_id_
                join act_ru_execution i on i.id_ = t.proc_inst_id_
                where l.group_id_ in (:groups) and l.type_ = 'candidate'))
            """;

    /** The planner knows how many campaigns somebody is in, and takes the indexes of the people or that of the order. */
    private static final String PERSON = """
            (c.marketing_person = :person or c.sales_person = :person or c.service_person = :person
             or c.key = any (array(
                select i.business_key_
                from act_ru_task t
                join act_ru_execution i on i.id_ = t.proc_inst_id_
                where t.assignee_ = :person)))
            """;

    private static final String COUNT = """
            (select count(*) from (select 1 from campaign c where %1$s limit :counted) found)
            """;

    /** A word nearly all have is found in nearly each of so many of the newest; reading all the index knows of it would take longer. */
    private static final String COUNT_OF_TEXT = """
            case when (select count(*) from (select * from campaign order by number desc limit :probed) c where %%1$s) >= :counted
                then :counted else %s end
            """.formatted(COUNT);

    private static final int PROBED = Page.COUNTED * 5 / 4;

    private final JdbcClient jdbc;
    private final Campaigns campaigns;

    TableCampaignList(JdbcClient jdbc, Campaigns campaigns) {
        this.jdbc = jdbc;
        this.campaigns = campaigns;
    }

    @Override
    @Transactional(readOnly = true)
    public Page find(Query query) {
        Map<String, Object> parameters = new HashMap<>();
        int found = count(query, conditions(query, COUNTED_TEXT, DEPARTMENT, parameters), parameters);
        List<CampaignKey> keys = found > Page.COUNTED ? keysOfMany(query, parameters) : keysOfFew(query, parameters);
        Map<CampaignKey, CampaignView> views = campaigns.named(keys);
        return new Page(
                keys.stream().filter(views::containsKey).map(views::get).toList(),
                Math.min(found, Page.COUNTED),
                found > Page.COUNTED);
    }

    private List<CampaignKey> keysOfFew(Query query, Map<String, Object> parameters) {
        String sql = "%s select c.key from campaign c %s where %s order by %s limit :size offset :offset"
                .formatted(
                        with(query),
                        query.sort() == Sort.OLDEST_TASK ? OldestTasks.OF_EACH : "",
                        conditions(query, TEXT, DEPARTMENT, parameters),
                        order(query));
        return keys(sql, query, parameters);
    }

    private List<CampaignKey> keysOfMany(Query query, Map<String, Object> parameters) {
        String sql = query.sort() == Sort.OLDEST_TASK
                ? OldestTasks.walk(conditions(query, COMMON_TEXT, OldestTasks.OWED, parameters), direction(query))
                : "select c.key from campaign c where %s order by %s limit :size offset :offset"
                        .formatted(conditions(query, COMMON_TEXT, DEPARTMENT, parameters), order(query));
        return keys(sql, query, parameters);
    }

    private List<CampaignKey> keys(String sql, Query query, Map<String, Object> parameters) {
        return jdbc
                .sql(sql)
                .params(parameters)
                .param("size", query.size())
                .param("offset", (long) query.page() * query.size())
                .query(String.class)
                .list()
                .stream()
                .map(CampaignKey::new)
                .toList();
    }

    private int count(Query query, String conditions, Map<String, Object> parameters) {
        String count = query.text().isPresent() && query.department().isEmpty() ? COUNT_OF_TEXT : COUNT;
        return jdbc.sql("select %s".formatted(count.formatted(conditions)))
                .params(parameters)
                .param("counted", Page.COUNTED + 1)
                .param("probed", PROBED)
                .query(Integer.class)
                .single();
    }

    private static String conditions(
            Query query, String textCondition, String departmentCondition, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        query.text().map(SearchText::new).ifPresent(text -> {
            conditions.add(textCondition);
            parameters.put("text", text.words());
            parameters.put("number", text.number());
        });
        query.stage().ifPresent(stage -> {
            conditions.add("c.stage = :stage");
            parameters.put("stage", stage);
        });
        query.department().ifPresent(department -> {
            conditions.add(departmentCondition);
            parameters.put("groups", List.of(department.key(), department.leadsKey()));
        });
        query.person().map(PersonId::value).ifPresent(person -> {
            conditions.add(PERSON);
            parameters.put("person", person);
        });
        if (!query.states().isEmpty()) {
            // The states stand in the text, not in a parameter, so that the planner may use an index of some states
            // only.
            conditions.add(query.states().stream()
                    .sorted()
                    .map(state -> "'" + state.name() + "'")
                    .collect(Collectors.joining(", ", "c.state in (", ")")));
        }
        return String.join(" and ", conditions);
    }

    private static String with(Query query) {
        return query.text().isPresent() ? WITH_TEXT : "";
    }

    private static String order(Query query) {
        String direction = direction(query);
        return switch (query.sort()) {
            case KEY -> "c.number" + direction;
            case NAME -> "lower(c.name)" + direction + ", c.number" + direction;
            case LAUNCH -> "c.launch_date" + direction + ", c.number" + direction;
            case STAGE_SINCE -> "c.stage_since" + direction + ", c.number" + direction;
            case OLDEST_TASK -> "task.oldest" + direction + " nulls last, c.number" + direction;
        };
    }

    private static String direction(Query query) {
        return query.descending() ? " desc" : "";
    }
}
