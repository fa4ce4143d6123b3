/*
title = "Thematic information"
topic = "themes"
order = 10
columns = ["Theme", "Point", "What the figures say"]
texts = ["Theme", "Point"]
note = ""
*/
select
    theme as "Theme",
    point as "Point",
    coalesce(measures, '') as "What the figures say",
from themes
where quarter = (select quarter from this_quarter)
order by theme, point
