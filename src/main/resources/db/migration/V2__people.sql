-- Who stands in for whom. Accounts and groups live in the engine's identity tables.
create table people_cover (
    person_id varchar(64) primary key references act_id_user (id_) on delete cascade,
    cover_id  varchar(64) not null references act_id_user (id_) on delete cascade,
    check (person_id <> cover_id)
);
create index people_cover_cover on people_cover (cover_id);
