-- Hosts in the own network, or without encryption, that an administrator lets channels and webhooks call.
create table notification_allowed_host (
    host       text primary key,
    allowed_at timestamptz not null,
    allowed_by varchar(64) not null
);
