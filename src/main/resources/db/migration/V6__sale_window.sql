create table sale_feedback (
    id           bigint generated always as identity primary key,
    campaign_key text not null references campaign,
    person       varchar(64) not null,
    standing     text not null,
    feedback     text not null,
    given_at     timestamptz not null
);
create index sale_feedback_campaign on sale_feedback (campaign_key);

create table sale_correction (
    id           bigint generated always as identity primary key,
    campaign_key text not null references campaign,
    demanded_by  varchar(64) not null,
    demand       text not null,
    demanded_at  timestamptz not null,
    corrected_by varchar(64),
    answer       text,
    corrected_at timestamptz
);
create index sale_correction_campaign on sale_correction (campaign_key);
create unique index sale_correction_open on sale_correction (campaign_key) where corrected_at is null;
