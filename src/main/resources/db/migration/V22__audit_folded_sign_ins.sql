-- Failed sign-ins that are counted instead of written, until an hour is over: a stranger must not be able to fill the audit log (ADR 20).
create table audit_folded_sign_in (
    about   text not null,          -- login of an account; empty for logins nobody has
    address text not null,          -- empty for all that come after the first addresses
    door    text not null,
    since   timestamptz not null,
    folded  bigint not null,
    primary key (about, address)
);
create index audit_folded_sign_in_since on audit_folded_sign_in (since);
