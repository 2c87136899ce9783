-- Every secret of a webhook that was replaced within the last day goes on signing, however often it was replaced.
alter table notification_destination
    add column old_secrets text[] not null default '{}',
    add column old_secrets_until timestamptz[] not null default '{}',
    add check (cardinality(old_secrets) = cardinality(old_secrets_until));
update notification_destination set old_secrets = array[old_secret], old_secrets_until = array[old_secret_until]
    where old_secret is not null;
-- Not read any more.
update notification_destination set old_secret = null, old_secret_until = null;

-- How often in a row a node died while it sent this.
alter table notification_message add column deaths int not null default 0;
alter table notification_post add column deaths int not null default 0;
