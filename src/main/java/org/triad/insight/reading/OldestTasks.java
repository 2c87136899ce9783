package org.triad.insight.reading;

/** How the keys of one page are found when the campaigns are ordered by how long their oldest open task has waited. */
final class OldestTasks {

    /** For matches of which there are not many: the oldest task of each is looked up. */
    static final String OF_EACH = """
            left join lateral (
                select min(t.create_time_) as oldest
                from act_ru_execution i
                join act_ru_task t on t.proc_inst_id_ = i.id_
                where i.business_key_ = c.key) task on true
            """;

    /**
     * What a department owes, asked of one campaign after the other until the page is full. Without the offset the planner would find
     * everything the department owes first.
     */
    static final String OWED = """
            exists (
                select 1
                from act_ru_execution oi
                join act_ru_task o on o.proc_inst_id_ = oi.id_
                join act_ru_identitylink l on l.task_id_ = o.id_
                where oi.business_key_ = c.key and l.group_id_ in (:groups) and l.type_ = 'candidate' offset 0)
            """;

    /**
     * Where many match, the tasks are walked through by their age, and the campaign of each that is the oldest of its campaign is looked at,
     * until the page is full. Only when there are no more tasks, those follow that owe nothing. Each offset keeps the planner from joining
     * everything with everything first.
     */
    private static final String WALK = """
            with working as materialized (
                select c.key, c.number, t.create_time_ as oldest
                from act_ru_task t
                cross join lateral (
                    select i.business_key_ from act_ru_execution i where i.id_ = t.proc_inst_id_ offset 0) i
                cross join lateral (
                    select c.key, c.number from campaign c where c.key = i.business_key_ and %1$s offset 0) c
                where not exists (
                    select 1
                    from act_ru_execution oi
                    join act_ru_task o on o.proc_inst_id_ = oi.id_
                    where oi.business_key_ = c.key and (o.create_time_, o.id_) < (t.create_time_, t.id_) offset 0)
                order by t.create_time_%2$s, c.number%2$s
                limit :offset + :size),
            idle as (
                select c.key, c.number, cast(null as timestamp) as oldest
                from campaign c
                where not exists (
                    select 1
                    from act_ru_execution i
                    join act_ru_task t on t.proc_inst_id_ = i.id_
                    where i.business_key_ = c.key offset 0)
                  and %1$s
                order by c.number%2$s
                limit :offset + :size - (select count(*) from working))
            select key from (select * from working union all select * from idle) c
            order by oldest%2$s nulls last, number%2$s
            limit :size offset :offset
            """;

    private OldestTasks() {}

    /** @param direction empty or {@code desc} after a blank */
    static String walk(String conditions, String direction) {
        return WALK.formatted(conditions, direction);
    }
}
