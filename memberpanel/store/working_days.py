"""Working days: Monday to Friday, without the bank holidays of England and Wales."""

from datetime import date, timedelta
from functools import cache

import holidays
import pandas as pd

FIRST, LAST = date(2005, 1, 1), date(2035, 12, 31)


@cache
def working_days() -> pd.DataFrame:
    """Return every day with `number`, the working days up to and including it, and `is_working`.

    The working days between two days are the difference of their numbers (the first day not counted, as DfE
    counts 15 and 45 working days).
    """
    free = holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST.year, LAST.year + 1))
    days = [FIRST + timedelta(days=ahead) for ahead in range((LAST - FIRST).days + 1)]
    is_working = pd.Series([day.weekday() < 5 and day not in free for day in days])
    return pd.DataFrame(
        {"day": days, "number": is_working.cumsum().astype("int32"), "is_working": is_working}
    )
