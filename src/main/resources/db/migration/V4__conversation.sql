-- What happened to a campaign, in the order it happened. Rows are only ever added.
create table conversation_timeline (
    id           bigint generated always as identity primary key,
    campaign_key text not null references campaign,
    happened_at  timestamptz not null,
    act          text not null,
    person       varchar(64),
    department   text,
    outcome      text,
    words        text
);
create index conversation_timeline_campaign on conversation_timeline (campaign_key, id desc);
