-- The ways people order and search the list of campaigns.
create index campaign_going_on on campaign (number) where state in ('RUNNING', 'PAUSED');
create index campaign_name on campaign (lower(name), number);
create index campaign_launch_order on campaign (launch_date, number);
create index campaign_stage_order on campaign (stage_since, number);
create index campaign_marketing_person on campaign (marketing_person);
create index campaign_sales_person on campaign (sales_person);
create index campaign_service_person on campaign (service_person);

-- The words of the name and the brief, kept because cutting a text into words takes longer than looking them up.
alter table campaign add column words tsvector generated always as (
    to_tsvector('simple', name || ' ' || objective || ' ' || audience || ' ' || customer_need || ' ' || message)) stored;
create index campaign_words on campaign using gin (words);
