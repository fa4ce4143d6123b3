"""Why some numbers are hidden, on a made-up table small enough to work through."""

from collections.abc import Mapping

import streamlit as st

from memberpanel.ui.members.headings import page_head
from memberpanel.ui.members.opened import release_or_stop
from memberpanel.ui.members.tables import bullets, table
from memberpanel.ui.who import Person

HEADER = ["", "Neglect", "Emotional abuse", "Physical or sexual", "All"]
TRUE = [
    ["North", "21", "14", "3", "38"],
    ["South", "17", "4", "8", "29"],
    ["East", "9", "12", "7", "28"],
    ["West", "26", "11", "9", "46"],
    ["All", "73", "41", "27", "141"],
]
ONLY_SMALL = [
    ["North", "21", "14", "[c]", "38"],
    ["South", "17", "[c]", "8", "29"],
    *TRUE[2:],
]
PROTECTED = [
    ["North", "21", "[c]", "[c]", "38"],
    ["South", "17", "[c]", "[c]", "29"],
    *TRUE[2:],
]


def show_why_hidden(person: Person) -> None:
    """Show the worked example of the panel's own rule, and what the rule is in this release."""
    _, release = release_or_stop(person.role)
    page_head(
        release,
        "Why some numbers are hidden",
        "A very small number can say something about one child. So it is not shown, and neither is anything else "
        "from which it could be worked out.",
    )
    st.html(explained(release.manifest))


def explained(manifest: Mapping[str, str]) -> str:
    """Return the page's own words, from the rules that a release was protected by."""
    small, private = int(manifest["threshold"]) - 1, int(manifest["sensitive_threshold"]) - 1
    return (
        f"<p>Numbers of children from 1 to {small} are hidden, and from 1 to {private} where a table is about "
        "something more private. [c] stands in their place. Here is why some larger numbers and some zeros are "
        "hidden with them.</p>"
        '<h2 class="mp-section">1. The true numbers</h2>'
        "<p>Made-up districts, and a rule that hides 1 to 5. Two numbers are small: 3 and 4.</p>"
        + table("The true numbers, made up", HEADER, TRUE, last_is_total=True)
        + '<h2 class="mp-section">2. Hiding only the small ones is not enough</h2>'
        + table("Only the small numbers hidden", HEADER, ONLY_SMALL, last_is_total=True)
        + "<p>Anybody can subtract. North: 38 − 21 − 14 = 3. South: 29 − 17 − 8 = 4. Nothing was hidden.</p>"
        '<h2 class="mp-section">3. So two more are hidden</h2>'
        + table("Protected", HEADER, PROTECTED, last_is_total=True)
        + "<p>Now the gaps can be filled in many ways. Try 6 and 11 for North, 12 and 0 for South: every row and "
        "column adds up. So it does with 17 and 0 for North, 1 and 11 for South. The 3 could be anything from 0 to "
        "11, and the 4 anything from 1 to 12. Every number that is shown is true.</p>"
        '<h2 class="mp-section">What follows from it</h2>'
        + bullets(
            [
                "A hidden number is not always small. It may be 0, or large. Nothing in a table or chart tells which.",
                "The county's totals stay. The smaller groups give way first.",
                "A number that is hidden once stays hidden. Next quarter's table must not give it away.",
                f"A percentage of fewer than {manifest['smallest_denominator']} is not shown. It would say too much "
                "about too few.",
                "Before a quarter is published, a separate program tries to work out every hidden number. If it can, "
                "the quarter is not published.",
            ]
        )
    )
