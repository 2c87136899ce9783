-- A handover is tried until Service accepts it; every try keeps its answer.
create table aftercare_handover (
    id             bigint generated always as identity primary key,
    campaign_key   text not null references campaign,
    handed_over_by varchar(64) not null,
    sold           text not null,
    promised       text not null,
    open_points    text,
    handed_over_at timestamptz not null,
    decision       text,
    reason         text,
    answered_by    varchar(64),
    answered_at    timestamptz
);
create index aftercare_handover_campaign on aftercare_handover (campaign_key);

create table aftercare_look_back (
    campaign_key text not null references campaign,
    department   text not null,
    person       varchar(64) not null,
    went_well    text not null,
    improve      text not null,
    written_at   timestamptz not null,
    primary key (campaign_key, department)
);
