-- Who wants to hear of a campaign without being in its triad.
create table conversation_watch (
    campaign_key text not null references campaign,
    person_id    varchar(64) not null references act_id_user (id_) on delete cascade,
    since        timestamptz not null,
    primary key (campaign_key, person_id)
);
create index conversation_watch_person on conversation_watch (person_id);

-- What a person is told, once for each occasion. Written in the transaction of the change; sent afterwards.
create table notification_message (
    id            bigint generated always as identity primary key,
    -- Names the mail to mail servers, in whichever installation.
    mail_id       uuid not null default gen_random_uuid(),
    occasion      text not null,
    recipient     varchar(64) not null,
    kind          text not null,
    event         text not null,
    audience      text not null,
    campaign_key  text,
    task_id       varchar(64),
    department    text,
    person        varchar(64),
    headline      text not null,
    facts         jsonb not null,
    created_at    timestamptz not null,
    -- WAITING to be sent from due_at on; SENDING by whoever holds the claim; SENT; DEAD until somebody tries again;
    -- CAPTURED where there is no mail server; DIGEST until the morning's mail, DIGESTED in it.
    state         text not null check (state in ('WAITING', 'SENDING', 'SENT', 'DEAD', 'CAPTURED', 'DIGEST', 'DIGESTED')),
    due_at        timestamptz not null,
    attempts      int not null default 0,
    first_try_at  timestamptz,
    claim         uuid,
    claimed_until timestamptz,
    done_at       timestamptz,
    failure_code  text,
    failure       text,
    check ((state = 'SENDING') = (claim is not null)),
    unique (occasion, recipient)
);
create index notification_message_recipient on notification_message (recipient, id desc);
create index notification_message_campaign on notification_message (campaign_key, id desc);
create index notification_message_state on notification_message (state, id desc);
create index notification_message_waiting on notification_message (due_at, id) where state = 'WAITING';
create index notification_message_sending on notification_message (claimed_until) where state = 'SENDING';
create index notification_message_claim on notification_message (claim) where claim is not null;
create index notification_message_digest on notification_message (recipient) where state = 'DIGEST';
