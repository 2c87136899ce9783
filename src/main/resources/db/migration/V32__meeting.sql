-- Syncs: planned from what the processes know, held with minutes, or cancelled with a reason. Of weekly ones there is one a week.
create sequence meeting_sync_number;

create table meeting_sync (
    key           text primary key,
    number        bigint not null unique,
    week          text unique,
    starts_at     timestamptz not null,
    ends_at       timestamptz not null check (ends_at > starts_at),
    state         text not null check (state in ('PLANNED', 'HELD', 'CANCELLED')),
    topic         text,
    called_by     varchar(64),
    created_at    timestamptz not null,
    chair         varchar(64),
    sequence      int not null default 0,
    invited_at    timestamptz,
    settled_at    timestamptz,
    ended_at      timestamptz,
    ended_by      varchar(64),
    cancel_reason text check (cancel_reason in ('EMPTY', 'SETTLED', 'CALLED_OFF')),
    cancel_words  text,
    minutes       text,
    check ((week is null) = (called_by is not null)),
    check ((state = 'CANCELLED') = (cancel_reason is not null) or state = 'PLANNED'),
    check ((state = 'HELD') = (minutes is not null))
);
create unique index meeting_sync_planned on meeting_sync (starts_at) where state = 'PLANNED';
create index meeting_sync_order on meeting_sync (starts_at desc, number desc);

-- What is to be talked about, as it was when people were asked. The people are in the order in which they are named.
create table meeting_item (
    id           bigint generated always as identity primary key,
    sync_key     text not null references meeting_sync,
    kind         text not null,
    campaign_key text references campaign,
    subject_id   text not null,
    subject      text not null,
    sentence     text not null,
    people       text[] not null,
    settled_at   timestamptz,
    unique (sync_key, kind, subject_id)
);
create index meeting_item_campaign on meeting_item (campaign_key);

create table meeting_attendee (
    sync_key    text not null references meeting_sync,
    person      varchar(64) not null,
    released_at timestamptz,
    primary key (sync_key, person)
);
create index meeting_attendee_person on meeting_attendee (person);

-- What was agreed: a task of one person with a day.
create sequence meeting_action_number;

create table meeting_action (
    key          text primary key,
    number       bigint not null unique,
    sync_key     text not null references meeting_sync,
    person       varchar(64) not null,
    what         text not null,
    due_on       date not null,
    campaign_key text references campaign,
    state        text not null check (state in ('OPEN', 'DONE', 'SETTLED')),
    agreed_at    timestamptz not null,
    closed_at    timestamptz,
    closed_by    varchar(64),
    words        text,
    check ((state = 'OPEN') = (closed_at is null))
);
create index meeting_action_sync on meeting_action (sync_key, number);
create index meeting_action_open on meeting_action (campaign_key) where state = 'OPEN';
create index meeting_action_person on meeting_action (person) where state = 'OPEN';
