-- When people are away: whole days in the zone of the house, first and last included. Without a cover of its own the standing cover holds.
create table people_absence (
    id        bigint generated always as identity primary key,
    person_id varchar(64) not null references act_id_user (id_) on delete cascade,
    first_day date not null,
    last_day  date not null check (last_day >= first_day),
    cover_id  varchar(64) references act_id_user (id_) on delete set null check (cover_id <> person_id),
    set_by    varchar(64) not null
);
create index people_absence_person on people_absence (person_id, last_day);
create index people_absence_cover on people_absence (cover_id) where cover_id is not null;
create index people_absence_days on people_absence (last_day, first_day);

-- Who has been told that they cover for somebody; once for each absence.
create table people_absence_told (
    absence_id bigint not null references people_absence on delete cascade,
    cover_id   varchar(64) not null references act_id_user (id_) on delete cascade,
    primary key (absence_id, cover_id)
);

-- Who is away on a day, and who stands in: the first one down the chain of covers who is there. Where there is none, because it ends or
-- goes in a circle, the leads of the person's department stand in, which is not "named"; without any of them the cover is null.
create function people_away(day date)
returns table (absence_id bigint, person_id varchar, last_day date, set_by varchar, cover_id varchar, named boolean)
language sql stable as $$
    with recursive away as (
        select a.id, a.person_id, a.last_day, a.set_by, coalesce(a.cover_id, c.cover_id) as cover_id
        from people_absence a left join people_cover c on c.person_id = a.person_id
        where day between a.first_day and a.last_day
    ), chain as (
        select id, person_id, cover_id, array[person_id::text] as passed from away
        union all
        select chain.id, chain.person_id, away.cover_id, chain.passed || away.person_id::text
        from chain join away on away.person_id = chain.cover_id
        where not chain.cover_id::text = any (chain.passed)
    ), present as (
        select chain.id, chain.cover_id from chain
        where chain.cover_id is not null
          and not exists (select 1 from away where away.person_id = chain.cover_id)
          and not exists (select 1 from people_account p where p.person_id = chain.cover_id and p.deactivated_at is not null)
    )
    select away.id, away.person_id, away.last_day, away.set_by, coalesce(present.cover_id, leads.user_id_), present.id is not null
    from away
        left join present on present.id = away.id
        left join lateral (
            select distinct lead.user_id_
            from act_id_membership own
                join act_id_membership lead on lead.group_id_ = regexp_replace(own.group_id_, '-leads$', '') || '-leads'
            where own.user_id_ = away.person_id and lead.user_id_ <> away.person_id
              and not exists (select 1 from away other where other.person_id = lead.user_id_)
              and not exists (select 1 from people_account p where p.person_id = lead.user_id_ and p.deactivated_at is not null)
        ) leads on present.id is null
$$;
