-- Whose campaigns are going on is counted from the index alone.
drop index campaign_going_on;
create index campaign_going_on on campaign (number) include (key, marketing_person, sales_person, service_person)
    where state in ('RUNNING', 'PAUSED');
