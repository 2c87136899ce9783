package org.triad.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds in the database whatever is asked: each question finds the rows that break it. */
public final class Invariants {

    private static final String LIFECYCLES = """
            (select e.business_key_ as key, e.suspension_state_ as suspended from act_ru_execution e
             join act_re_procdef d on d.id_ = e.proc_def_id_
             where e.id_ = e.proc_inst_id_ and d.key_ = 'campaign-lifecycle')
            """;

    private static final Map<String, String> BROKEN_BY = new LinkedHashMap<>();

    static {
        BROKEN_BY.put("a campaign that goes on has one running lifecycle", """
                select c.key from campaign c left join %s l on l.key = c.key
                where c.state in ('RUNNING', 'PAUSED') group by c.key having count(l.key) <> 1
                """.formatted(LIFECYCLES));
        BROKEN_BY.put("a campaign that is over has none", """
                select c.key from campaign c join %s l on l.key = c.key where c.state not in ('RUNNING', 'PAUSED')
                """.formatted(LIFECYCLES));
        BROKEN_BY.put("a lifecycle has its campaign", """
                select l.key from %s l left join campaign c on c.key = l.key where c.key is null
                """.formatted(LIFECYCLES));
        BROKEN_BY.put("paused are those campaigns whose lifecycle is suspended", """
                select c.key from campaign c join %s l on l.key = c.key
                where (c.state = 'PAUSED') <> (l.suspended = 2)
                """.formatted(LIFECYCLES));
        BROKEN_BY.put("a task belongs to a campaign that goes on", """
                select t.id_ from act_ru_task t
                left join act_ru_execution e on e.id_ = t.proc_inst_id_
                left join campaign c on c.key = e.business_key_ and c.state in ('RUNNING', 'PAUSED')
                where c.key is null
                """);
        BROKEN_BY.put("an accountable person is a member of the department", """
                select c.key || ' ' || p.person from campaign c
                cross join lateral (values (c.marketing_person, 'marketing'), (c.sales_person, 'sales'),
                                           (c.service_person, 'service')) p (person, department)
                where not exists (select 1 from act_id_membership m where m.user_id_ = p.person
                                  and m.group_id_ in (p.department, p.department || '-leads'))
                """);
        BROKEN_BY.put("a campaign has as many sealed rounds as it counts", """
                select c.key from campaign c left join campaign_round r on r.campaign_key = c.key
                group by c.key, c.round having count(r.number) <> c.round
                """);
        BROKEN_BY.put("a campaign's timeline begins with its proposal", """
                select c.key from campaign c where not exists (
                    select 1 from conversation_timeline t where t.campaign_key = c.key)
                """);
        BROKEN_BY.put("a key is its number", """
                select key from campaign where key <> 'C-' || lpad(number::text, greatest(4, length(number::text)), '0')
                """);
        BROKEN_BY.put("each row of an import became one thing", """
                select id::text from sale_lead_import where rows_read <> added + updated + unchanged + refused
                   or (state = 'DONE' and rows_read <> rows_total)
                """);
        BROKEN_BY.put("refused rows are kept", """
                select i.id::text from sale_lead_import i left join sale_lead_refusal r on r.import_id = i.id
                group by i.id, i.refused having count(r.line) <> i.refused
                """);
        BROKEN_BY.put("a lead belongs to the campaign of its import", """
                select l.id::text from sale_lead l join sale_lead_import i on i.id = l.import_id
                where i.campaign_key <> l.campaign_key
                """);
        BROKEN_BY.put("a kept answer is one of success", """
                select key from site_idempotency where status not between 200 and 299
                """);
        BROKEN_BY.put("nothing has failed in the background", """
                select id_ from act_ru_incident union select id_ from act_ru_job where retries_ = 0
                """);
    }

    private final JdbcClient jdbc;
    private final List<String> rounds;

    /** Remembers the sealed rounds there are. */
    public Invariants(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.rounds = rounds();
    }

    /** What is broken, with the rows that show it. */
    public List<String> broken() {
        List<String> broken = new ArrayList<>();
        BROKEN_BY.forEach((sentence, question) -> {
            List<String> rows = jdbc.sql(question).query(String.class).list();
            if (!rows.isEmpty()) {
                broken.add("not so that %s: %s".formatted(sentence, rows));
            }
        });
        List<String> now = rounds();
        rounds.stream().filter(round -> !now.contains(round)).forEach(round -> broken.add("changed: " + round));
        return broken;
    }

    private List<String> rounds() {
        return jdbc.sql("select campaign_key || ' ' || number || ' ' || md5(brief::text) from campaign_round")
                .query(String.class)
                .list();
    }
}
