-- Whoever is deactivated has no groups, so nobody acts for them; whoever belongs to no department sees no tasks, so they stand in for
-- nobody. Leads who stand in because nobody else is left do so for the tasks of the department they lead, which is said now. A cover
-- whom a lead names for the day stands in for that person only: not for those the person covers for, whose leads were not asked.
drop function people_away(date);
create function people_away(day date)
returns table (absence_id bigint, person_id varchar, last_day date, set_by varchar, cover_id varchar, named boolean, department varchar)
language sql stable as $$
    with recursive away as (
        select a.id, a.person_id, a.last_day, a.set_by, coalesce(a.cover_id, c.cover_id) as cover_id,
               case when a.set_by = a.person_id then coalesce(a.cover_id, c.cover_id) else c.cover_id end as next_id
        from people_absence a left join people_cover c on c.person_id = a.person_id
        where day between a.first_day and a.last_day
          and not exists (select 1 from people_account p where p.person_id = a.person_id and p.deactivated_at is not null)
    ), chain as (
        select id, person_id, cover_id, array[person_id::text] as passed from away
        union all
        select chain.id, chain.person_id, away.next_id, chain.passed || away.person_id::text
        from chain join away on away.person_id = chain.cover_id
        where not chain.cover_id::text = any (chain.passed)
    ), departments as (
        select m.user_id_, regexp_replace(m.group_id_, '-leads$', '') as department, m.group_id_ like '%-leads' as leads
        from act_id_membership m
        where m.group_id_ in ('marketing', 'marketing-leads', 'sales', 'sales-leads', 'service', 'service-leads')
          and not exists (select 1 from people_account p where p.person_id = m.user_id_ and p.deactivated_at is not null)
    ), present as (
        select chain.id, chain.cover_id from chain
        where chain.cover_id is not null
          and not exists (select 1 from away where away.person_id = chain.cover_id)
          and exists (select 1 from departments d where d.user_id_ = chain.cover_id)
    )
    select away.id, away.person_id, away.last_day, away.set_by, coalesce(present.cover_id, stands.user_id_), present.id is not null,
           stands.department
    from away
        left join present on present.id = away.id
        left join lateral (
            select distinct lead.user_id_, lead.department
            from departments own join departments lead on lead.department = own.department and lead.leads
            where own.user_id_ = away.person_id and lead.user_id_ <> away.person_id
              and not exists (select 1 from away other where other.person_id = lead.user_id_)
        ) stands on present.id is null
$$;
