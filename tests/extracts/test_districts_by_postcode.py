"""Districts matched at the door from postcodes, with made-up postcodes."""

from memberpanel.extracts.joining import match_districts
from memberpanel.extracts.reading import Reading
from memberpanel.extracts.sheets import SheetReading, read_file
from tests.extracts.workbooks import LIST_3, comma_separated, referral

LOOKUP = (
    "lookup.csv",
    comma_separated([["Postcode", "District"], ["ZZ1 1AA", "Melton"], ["ZZ2 2BB", "Narnia"]]),
)
REFERRALS = (
    "referrals.csv",
    comma_separated(
        [
            [*LIST_3, "Postcode"],
            [*referral("1"), "zz11aa"],
            [*referral("2"), "ZZ2 2BB "],
            [*referral("3"), "ZZ9 9ZZ"],
            [*referral("4"), ""],
        ]
    ),
)


def matched(*files: tuple[str, bytes]) -> list[Reading]:
    return match_districts([read_file(name, content) for name, content in files])


def referrals(readings: list[Reading]) -> SheetReading:
    return readings[-1].sheets[0]


def test_a_postcode_gives_its_district_and_one_elsewhere_is_out_of_area() -> None:
    sheet = referrals(matched(LOOKUP, REFERRALS))
    assert sheet.rows["district"].tolist() == ["Melton", "Out of area", None, None]
    assert "district" in sheet.columns
    assert [f.found for f in sheet.findings if f.rule == "district_by_postcode"] == [
        "2 of 4 postcodes in the lookup"
    ]


def test_no_postcode_goes_further() -> None:
    readings = matched(LOOKUP, REFERRALS)
    everything = " ".join(sheet.rows.to_string() for reading in readings for sheet in reading.sheets)
    assert "ZZ" not in everything.upper()


def test_without_a_lookup_there_is_no_district() -> None:
    sheet = referrals(matched(REFERRALS))
    assert "district" not in sheet.rows
    assert "postcode" not in sheet.rows


def test_a_district_in_the_sheet_goes_before_its_postcodes() -> None:
    content = comma_separated([[*LIST_3, "Postcode", "District"], [*referral(), "ZZ1 1AA", "Blaby"]])
    sheet = referrals(matched(LOOKUP, ("referrals.csv", content)))
    assert sheet.rows["district"].tolist() == ["Blaby"]


def test_the_lookup_itself_is_passed_over_in_words() -> None:
    (sheet,) = matched(LOOKUP)[0].sheets
    assert sheet.extract is None
    assert sheet.why.startswith("A lookup of postcodes")
