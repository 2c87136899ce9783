-- How urgent a campaign is, for the deadline policy.
alter table campaign add column priority text not null default 'NORMAL' check (priority in ('NORMAL', 'HIGH'));
