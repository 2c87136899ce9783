create sequence campaign_number;

create table campaign (
    key              text primary key,
    number           bigint not null unique,
    name             text not null,
    objective        text not null,
    audience         text not null,
    customer_need    text not null,
    message          text not null,
    channels         text[] not null,
    budget           numeric(14, 2) not null check (budget >= 0),
    currency         char(3) not null,
    launch_date      date not null,
    end_date         date not null check (end_date >= launch_date),
    marketing_person varchar(64) not null,
    sales_person     varchar(64) not null,
    service_person   varchar(64) not null,
    proposed_by      varchar(64) not null,
    proposed_at      timestamptz not null,
    state            text not null,
    state_reason     text,
    state_since      timestamptz not null,
    stage            text not null,
    stage_since      timestamptz not null,
    round            int not null default 0,
    version          int not null
);
create index campaign_stage on campaign (stage, state);
create index campaign_launch on campaign (launch_date);

create table campaign_early_input (
    id           bigint generated always as identity primary key,
    campaign_key text not null references campaign,
    department   text not null,
    person       varchar(64) not null,
    input        text not null,
    given_at     timestamptz not null
);
create index campaign_early_input_campaign on campaign_early_input (campaign_key);

-- A round is the brief as it was when the review began; nobody changes it afterwards.
create table campaign_round (
    campaign_key text not null references campaign,
    number       int not null,
    brief        jsonb not null,
    finished_by  varchar(64) not null,
    sealed_at    timestamptz not null,
    outcome      text,
    decided_at   timestamptz,
    aligned_by   varchar(64),
    alignment    text,
    primary key (campaign_key, number)
);

create table campaign_review (
    campaign_key text not null,
    round        int not null,
    department   text not null,
    person       varchar(64) not null,
    verdict      text not null,
    reason       text,
    given_at     timestamptz not null,
    primary key (campaign_key, round, department),
    foreign key (campaign_key, round) references campaign_round
);

create table campaign_preparation (
    id           bigint generated always as identity primary key,
    campaign_key text not null references campaign,
    department   text not null,
    person       varchar(64) not null,
    result       text not null,
    finished_at  timestamptz not null
);
create index campaign_preparation_campaign on campaign_preparation (campaign_key);

create table campaign_go (
    id           bigint generated always as identity primary key,
    campaign_key text not null references campaign,
    department   text not null,
    person       varchar(64) not null,
    decision     text not null,
    redo         text[] not null,
    reason       text,
    decided_at   timestamptz not null
);
create index campaign_go_campaign on campaign_go (campaign_key);

create table campaign_announcement (
    campaign_key text not null references campaign,
    person       varchar(64) not null,
    announcement text not null,
    announced_at timestamptz not null,
    primary key (campaign_key, announced_at)
);
