-- The secret link of a person's calendar feed. Only its digest is kept: nobody reads the link out of the database.
create table meeting_calendar_link (
    person_id varchar(64) primary key references act_id_user (id_) on delete cascade,
    digest    char(64)    not null unique,
    made_at   timestamptz not null,
    used_at   timestamptz
);
