/*
title = "Referrers told in writing in time"
question = "Were professionals who referred a child told in writing what was decided, in time?"
topic = "referrals"
order = 50
unit = "percent"
kind = "flow"
statistic = "percent"
per = "none"
protect = "children"
good_is = "high"
breakdowns = []
needs = ["referrals: the quarter, with the date on which the referrer was informed in writing"]
numerator = "Of those, referrals whose referrer was told in writing within the standard"
denominator = "Referrals by professionals in the quarter for whom the time to write has run out"
source = "Working Together to Safeguard Children: a decision within one working day; the council's own standard"
decimals = 1
ask = [
    "What stops us from writing in time?",
    "Which agencies say that they do not hear back?",
    "Is the letter useful: does it say why?",
]
explained = "A professional who refers a child must be told in writing what was decided. In 2009 the panel's founding paper found this to be the one standard that was not met."
caveat = "Members of the public, anonymous callers and unknown referrers are not counted. A letter that has not been sent is late. There is no national figure."
standard = 100
standard_words = "every professional who refers"
whole_set = "referrals_by_professionals"
part_set = "referrers_informed_in_time"
within = "referrals"

[[covers]]
extract = "referrals"
columns = ["referrer_informed_date", "source"]
*/
with timed as (
    select
        referrals_made.*,
        made.number + standards.referrer_informed_working_days as due_number,
        informed.number as informed_number,
        reached.number as reached_number,
    from referrals_made
    cross join standards
    inner join data_as_at on data_as_at.extract = 'referrals'
    inner join working_days as made on made.day = referral_date
    left join working_days as informed on informed.day = referrer_informed_date
    left join working_days as reached on reached.day = data_as_at.covered_to
)

select
    child_id || ' ' || referral_date as unit_id,
    referral_date as on_date,
    child_id,
    case
        when not is_professional or informing_not_required then null
        -- the time to write has not run out in what is loaded
        when reached_number < due_number then null
        else coalesce(informed_number <= due_number, false)
    end as counted,
from timed
