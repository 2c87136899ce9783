-- Answers to creating calls that carried an Idempotency-Key: the same key gets the same answer.
create table site_idempotency (
    person      varchar(64) not null,
    key         text not null,
    fingerprint text not null,
    status      int not null,
    location    text,
    body        text,
    answered_at timestamptz not null,
    primary key (person, key)
);
create index site_idempotency_answered on site_idempotency (answered_at);
