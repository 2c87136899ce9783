-- What happens to one's own account is always told at once.
alter table notification_preference add check (kind <> 'ACCOUNT' or delivery = 'AT_ONCE');
