"""What could point to a child is asked about; what the panel says every quarter is not."""

import pytest

from memberpanel.panel_record.could_identify import could_identify

PLACES = ("Blaby", "Melton", "Oadby and Wigston")


def reasons(text: str) -> list[str]:
    return could_identify(text, places=PLACES, threshold=6)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Three children were removed from plans.", '"Three children" is a count below 6.'),
        ("In the quarter 2 children in Blaby had a second plan.", '"2 children" is a count below 6.'),
        ("It fell because five of the plans ended.", '"five of the plans" is a count below 6.'),
        ("Children: 4 of all.", '"Children: 4" is a count below 6.'),
        ("The rise is one large family.", '"one large family" is a count below 6.'),
        ("The rise is because Jayden moved here.", '"Jayden" may be a name.'),
        ("We spoke to the mother, Ms Smith, in May.", '"Smith" may be a name.'),
        ("A 14-year-old from Melton was placed.", '"14-year-old" stands with the place Melton.'),
        ("The baby, aged two, was placed.", '"aged two" is the age of one child.'),
        ("The incident on 3 March 2026 led to it.", '"3 March" is the day of an event.'),
        ("The incident of 03/03/2026 led to it.", '"03/03/2026" is the day of an event.'),
        ("The incident of 2026-03-03 led to it.", '"2026-03-03" is the day of an event.'),
        ("It began on March 3rd in the evening.", '"March 3rd" is the day of an event.'),
        ("Both children came back.", '"Both children" is a count below 6.'),
        ("A couple of cases were late.", '"A couple of cases" is a count below 6.'),
        ("The rise is in two families.", '"two families" is a count below 6.'),
        ("We spoke to two mothers.", '"two mothers" is a count below 6.'),
    ],
)
def test_what_is_asked_about(text, words):
    assert words in reasons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two reviews are pending publication, and two reviews are pending.",
        "The sample was drawn in March 2026.",
        "One in five children on a plan waited, as in one in five cases before.",
        "Two reviewing officers left and the posts stood empty.",
        "Forty-nine children waited past the date their review was due.",
        "There were 511 children on a plan, 24.8% of them a second time.",
        "Reviews fell by 2.1 percentage points; children waited longer.",
        "The Assistant Director will report to the Child Protection Member Panel by 31 January 2027.",
        "Plans open on 30 September 2026 are counted.",
        "Children aged 5 to 9 in Melton are the largest group.",
        "The service in Oadby and Wigston has filled its posts.",
        "",
    ],
)
def test_what_is_not(text):
    assert reasons(text) == []
