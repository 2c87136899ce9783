-- Where news go beside people's mailboxes: chat channels of departments and webhooks. The address of a channel is a secret: whoever knows
-- it may post there. Nobody is shown it again.
create table notification_destination (
    id               bigint generated always as identity primary key,
    format           text not null check (format in ('SLACK', 'MATTERMOST', 'TEAMS', 'WEBHOOK')),
    name             text not null,
    department       text,
    address          text not null,
    -- Kinds of messages of a channel, events of a webhook.
    topics           text[] not null,
    active           boolean not null,
    -- Why Triad itself switched it off.
    off_reason       text,
    secret           text,
    old_secret       text,
    old_secret_until timestamptz,
    -- Nothing is sent to it until then: it could not be reached so many times in a row.
    rests_until      timestamptz,
    failures         int not null default 0,
    created_at       timestamptz not null,
    created_by       varchar(64) not null,
    check ((format = 'WEBHOOK') = (department is null)),
    check ((format = 'WEBHOOK') = (secret is not null)),
    check ((old_secret is null) = (old_secret_until is null))
);

-- What a destination is told, once for each occasion; written in the transaction of the change and sent afterwards. States are those of
-- notification_message.
create table notification_post (
    id            bigint generated always as identity primary key,
    -- Names the post for the receiver, however often it is sent.
    post_id       uuid not null default gen_random_uuid(),
    destination   bigint not null references notification_destination on delete cascade,
    occasion      text not null,
    event         text not null,
    kind          text,
    campaign_key  text,
    task_id       varchar(64),
    department    text,
    person        varchar(64),
    headline      text not null,
    facts         jsonb not null,
    created_at    timestamptz not null,
    -- From when on the time counts after which it is given up: when it was written or last asked for.
    since         timestamptz not null,
    state         text not null check (state in ('WAITING', 'SENDING', 'SENT', 'DEAD')),
    due_at        timestamptz not null,
    attempts      int not null default 0,
    claim         uuid,
    claimed_until timestamptz,
    done_at       timestamptz,
    -- Of the last try: the receiver's status, how long it took in milliseconds, what went wrong, how its answer began.
    status        int,
    took          int,
    failure       text,
    excerpt       text,
    check ((state = 'SENDING') = (claim is not null)),
    unique (occasion, destination)
);
create index notification_post_destination on notification_post (destination, id desc);
create index notification_post_waiting on notification_post (destination, due_at, id) where state = 'WAITING';
create index notification_post_sending on notification_post (claimed_until) where state = 'SENDING';
create index notification_post_claim on notification_post (claim) where claim is not null;
create index notification_post_old on notification_post (created_at) where state in ('SENT', 'DEAD');
