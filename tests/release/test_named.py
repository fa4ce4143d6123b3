"""What the attack says of sets is said by the titles that are published."""

import pandas as pd

from memberpanel.release.named import in_titles

MEASURES = pd.DataFrame(
    {
        "title": ["Referrals", "Referred again within 12 months"],
        "whole_set": ["referrals", "referrals"],
        "part_set": [None, "re_referrals"],
    }
)


def test_a_set_is_said_by_its_title_and_other_words_stay():
    words = "re_referrals and referrals count the same children, and referrals_elsewhere do not"
    assert in_titles(words, MEASURES) == (
        "'Referred again within 12 months' and 'Referrals' count the same children, and referrals_elsewhere do not"
    )
