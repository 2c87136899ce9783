-- Who a person is at an OpenID Connect provider: issuer and subject, the only pair a provider never gives to somebody else.
create table people_provider_identity (
    issuer       varchar(500) not null,
    subject      varchar(255) not null,
    person_id    varchar(64)  not null references act_id_user (id_) on delete cascade,
    linked_at    timestamptz  not null,
    signed_in_at timestamptz  not null,
    primary key (issuer, subject),
    unique (person_id, issuer)
);
