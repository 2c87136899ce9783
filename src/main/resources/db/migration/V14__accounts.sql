-- What the engine's identity tables do not know of an account. Whoever has no row here was made in Camunda Admin, where somebody else
-- chose the password: it counts as temporary.
create table people_account (
    person_id           varchar(64) primary key references act_id_user (id_) on delete cascade,
    deactivated_at      timestamptz,
    password_temporary  boolean     not null default false,
    password_expires_at timestamptz
);
insert into people_account (person_id) select id_ from act_id_user;

-- Failed sign-ins. Logins are kept as digests: people type passwords into the wrong field.
create table people_failed_sign_in (
    scope         varchar(16) not null check (scope in ('ADDRESS', 'LOGIN', 'PAIR')),
    subject       char(64)    not null,
    login_digest  char(64),
    failures      integer     not null,
    failed_at     timestamptz not null,
    blocked_until timestamptz,
    primary key (scope, subject)
);
create index people_failed_sign_in_login on people_failed_sign_in (login_digest);
create index people_failed_sign_in_age on people_failed_sign_in (failed_at);

-- From where somebody has signed in before: strangers elsewhere cannot lock them out there.
create table people_known_address (
    subject      char(64)    primary key,
    login_digest char(64)    not null,
    seen_at      timestamptz not null
);
create index people_known_address_login on people_known_address (login_digest);
create index people_known_address_age on people_known_address (seen_at);
