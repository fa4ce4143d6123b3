/*
title = "Which agencies' returns came"
topic = "practice"
order = 40
columns = ["Return", "Came from", "Missing from"]
note = "An agency that sent a return before is expected to send it again. One that did not is missing: it is not counted as none."
*/
with sent as (
    select
        indicator,
        coalesce(labels.label, agency) as agency,
        max(quarter) as last_quarter,
    from agency_returns
    left join code_labels as labels
        on labels.code_set = 'agency'
        and labels.value = agency_returns.agency
    where quarter <= (select quarter from this_quarter)
        and numerator is not null
        and denominator is not null
    group by indicator, coalesce(labels.label, agency)
)

select
    returns.label as "Return",
    coalesce(
        string_agg(sent.agency, '; ' order by sent.agency)
            filter (last_quarter = (select quarter from this_quarter)),
        'No agency'
    ) as "Came from",
    coalesce(
        string_agg(sent.agency || ' (last came for ' || last_quarter || ')', '; ' order by sent.agency)
            filter (last_quarter < (select quarter from this_quarter)),
        if(count(sent.agency) = 0, 'Never sent by any', 'None')
    ) as "Missing from",
from code_labels as returns
left join sent on sent.indicator = returns.value
where returns.code_set = 'indicator'
group by returns.label
order by returns.label
