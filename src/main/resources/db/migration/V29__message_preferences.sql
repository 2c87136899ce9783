-- How a person wants to hear of a kind of message; without a row, at once. An escalation is always sent at once.
create table notification_preference (
    person_id varchar(64) not null references act_id_user (id_) on delete cascade,
    kind      text not null,
    delivery  text not null check (delivery in ('AT_ONCE', 'DIGEST', 'NEVER')),
    primary key (person_id, kind),
    check (kind <> 'ESCALATED' or delivery = 'AT_ONCE')
);

-- When a person is not to be disturbed, as times of the day in the zone of the house; across midnight where it begins later than it ends.
create table notification_quiet (
    person_id  varchar(64) primary key references act_id_user (id_) on delete cascade,
    quiet_from time not null,
    quiet_to   time not null check (quiet_to <> quiet_from)
);

-- When somebody with these quiet hours may be told what happens at an instant: then, or at the end of the quiet hours it falls into.
create function notification_wakes(at timestamptz, quiet_from time, quiet_to time, zone text) returns timestamptz
language sql stable as $$
    select case
        when quiet_from is null then at
        when quiet_from < quiet_to and local::time >= quiet_from and local::time < quiet_to
            then (local::date + quiet_to) at time zone zone
        when quiet_from > quiet_to and local::time >= quiet_from
            then (local::date + 1 + quiet_to) at time zone zone
        when quiet_from > quiet_to and local::time < quiet_to
            then (local::date + quiet_to) at time zone zone
        else at end
    from (select at at time zone zone as local) as here
$$;
