/*
title = "Thematic information"
topic = "themes"
order = 10
columns = ["Theme", "Point", "Figures that bear on it"]
note = ""
*/
select
    theme as "Theme",
    point as "Point",
    coalesce(
        (
            select string_agg(titles.title, '; ' order by titles.title)
            from measure_titles as titles
            where list_contains(
                list_transform(string_split(themes.measures, ';'), lambda part: trim(part)),
                titles.measure
            )
        ),
        ''
    ) as "Figures that bear on it",
from themes
where quarter = (select quarter from this_quarter)
order by theme, point
