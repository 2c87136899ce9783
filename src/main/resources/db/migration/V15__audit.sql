-- Who did what when to which campaign, model or person, and through which door. Rows are only ever added: see ADR 12.
create table audit_entry (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    door     text not null,
    act      text not null,
    person   varchar(64),
    campaign text,
    model    text,
    about    text,
    outcome  text,
    detail   text,
    address  text
);
create index audit_entry_at on audit_entry using brin (at);
create index audit_entry_person on audit_entry (person, id) where person is not null;
create index audit_entry_campaign on audit_entry (campaign, id) where campaign is not null;
create index audit_entry_model on audit_entry (model, id) where model is not null;
create index audit_entry_about on audit_entry (about, id) where about is not null;
create index audit_entry_act on audit_entry (act, id);

create function audit_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('triad.audit_retention', true) = 'on'
       and old.at < clock_timestamp() - interval '1 year' then
        return old;
    end if;
    raise exception 'The audit log is only ever added to: % is refused.', tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger audit_entry_stays before update or delete on audit_entry for each row execute function audit_stays();
create trigger audit_entry_stays_whole before truncate on audit_entry for each statement execute function audit_stays();
alter table audit_entry enable always trigger audit_entry_stays;
alter table audit_entry enable always trigger audit_entry_stays_whole;

-- The one way entries go: called by a database administrator, never by Triad. It leaves an entry of its own.
create function audit_forget(older_than interval) returns bigint language plpgsql as $$
declare
    gone bigint;
begin
    if older_than < interval '1 year' then
        raise exception 'The audit log keeps at least a year.' using errcode = 'invalid_parameter_value';
    end if;
    perform set_config('triad.audit_retention', 'on', true);
    delete from audit_entry where at < clock_timestamp() - older_than;
    get diagnostics gone = row_count;
    perform set_config('triad.audit_retention', 'off', true);
    insert into audit_entry (at, door, act, detail)
    values (clock_timestamp(), 'DATABASE', 'Audit.Forgotten', gone || ' entries older than ' || older_than || ', by ' || session_user);
    return gone;
end $$;
