-- A review the deadline policy ended: nobody gave it, the verdict is 'noResponse'.
alter table campaign_review alter column person drop not null;
alter table campaign_review add constraint campaign_review_somebody check (person is not null or verdict = 'noResponse');
