-- A file of leads on its way into a campaign. The content goes when the import is done; what was refused stays with its reason.
create table sale_lead_import (
    id           bigint generated always as identity primary key,
    campaign_key text not null references campaign,
    file_name    text not null,
    content      bytea,
    size         bigint not null,
    checksum     text not null,
    header       text[] not null,
    recognised   jsonb not null,
    settings     jsonb not null,
    state        text not null check (state in ('RECOGNISED', 'QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    rows_total   int not null,
    rows_read    int not null default 0,
    added        int not null default 0,
    updated      int not null default 0,
    unchanged    int not null default 0,
    refused      int not null default 0,
    uploaded_by  varchar(64) not null,
    uploaded_at  timestamptz not null,
    started_by   varchar(64),
    started_at   timestamptz,
    finished_at  timestamptz,
    failure      text
);
create index sale_lead_import_campaign on sale_lead_import (campaign_key, id);
-- Not compressed, so that it can be read in slices.
alter table sale_lead_import alter column content set storage external;

create table sale_lead (
    id           bigint generated always as identity primary key,
    campaign_key text not null references campaign,
    external_id  text not null,
    state        text not null check (state in ('PROSPECTING', 'ENGAGING', 'WON', 'LOST')),
    account      text,
    product      text,
    agent        text,
    engaged_on   date,
    closed_on    date,
    value        numeric(14, 2) check (value >= 0),
    import_id    bigint not null references sale_lead_import,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    unique (campaign_key, external_id)
);
create index sale_lead_state on sale_lead (campaign_key, state);

create table sale_lead_refusal (
    import_id bigint not null references sale_lead_import on delete cascade,
    line      int not null,
    reason    text not null,
    cells     text[] not null,
    primary key (import_id, line)
);
