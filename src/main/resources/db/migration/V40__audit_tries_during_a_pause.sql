-- How many of the folded sign-ins came during a pause and were refused before anybody looked at the password (ADR 11, ADR 20).
alter table audit_folded_sign_in add column unseen bigint not null default 0;
