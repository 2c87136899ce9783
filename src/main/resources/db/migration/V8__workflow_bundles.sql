-- Which shipped version of a bundle has been deployed or offered, so that an owner's later version wins over a restart.
create table workflow_bundle (
    bundle        text not null,
    checksum      text not null,
    deployment_id varchar(64),
    seen_at       timestamptz not null,
    primary key (bundle, checksum)
);
