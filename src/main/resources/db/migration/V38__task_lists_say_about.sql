-- The lists of Tasklist say what a task is about. It may be a sync or an action item, so the line is not called after campaigns. The
-- engine writes the two in any order.
update act_ru_filter
set properties_ = replace(replace(properties_,
        '{"name":"taskAbout","label":"Campaign"}', '{"name":"taskAbout","label":"About"}'),
        '{"label":"Campaign","name":"taskAbout"}', '{"label":"About","name":"taskAbout"}')
where properties_ like '%"taskAbout"%';
