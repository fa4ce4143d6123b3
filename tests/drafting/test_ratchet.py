"""A threshold that was raised for a release stays raised for those after it."""

from dataclasses import replace

import pytest

from memberpanel.drafting.ratchet import ThresholdLowered, refuse_lowered
from memberpanel.settings import settings
from tests.made_release import make_release


def test_a_threshold_may_stay_or_be_raised(tmp_path):
    earlier = [make_release(tmp_path)]  # made with 6 and 10
    refuse_lowered(earlier, replace(settings(), threshold=6, sensitive_threshold=10))
    refuse_lowered(earlier, replace(settings(), threshold=8, sensitive_threshold=12))


@pytest.mark.parametrize(("name", "found", "before"), [("threshold", 5, 6), ("sensitive_threshold", 9, 10)])
def test_a_lowered_threshold_is_refused_in_words(tmp_path, name, found, before):
    told = f"{name}: found {found}, and 2026-27-Q2-v1 was published with {before}. A threshold may be raised"
    with pytest.raises(ThresholdLowered, match=told):
        refuse_lowered([make_release(tmp_path)], replace(settings(), **{name: found}))
