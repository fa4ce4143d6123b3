"""Statistics as the Department for Education and the ONS publish them."""

import pandas as pd

from memberpanel.extracts.sheets import SheetReading, read_file
from tests.extracts.workbooks import comma_separated

PLACES = ["time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code",
          "region_name", "old_la_code", "new_la_code", "la_name"]  # fmt: skip
ENGLAND = ["2025", "Reporting year", "National", "E92000001", "England", "", "", "", "", ""]
REGION = [
    "2025",
    "Reporting year",
    "Regional",
    "E92000001",
    "England",
    "E12000004",
    "East Midlands",
    "",
    "",
    "",
]


def council(name: str, year: str = "2025") -> list[str]:
    return [year, "Reporting year", "Local authority", "E92000001", "England", "E12000004", "East Midlands", "855",
            "E10000018", name]  # fmt: skip


def read(name: str, rows: list[list]) -> SheetReading:
    (sheet,) = read_file(name, comma_separated(rows, encoding="utf-8-sig")).sheets
    return sheet


# DfE, characteristics of children in need 2025, table C1
C1 = [
    [*PLACES, "category", "referral_count", "rereferral_percent"],
    [*ENGLAND, "Referrals and Re-referrals", "632830", "22.6"],
    [*REGION, "Referrals and Re-referrals", "53190", "24.7"],
    [*council("Leicestershire"), "Referrals and Re-referrals", "6752", "25.5"],
    [*council("Wiltshire"), "Referrals and Re-referrals", "c", "k"],
    [*council("Leicestershire", "202324"), "Referrals and Re-referrals", "6236", "z"],
    [*council("Rutland"), "Referrals and Re-referrals", "x", "u"],
]


def test_every_figure_becomes_a_comparator_of_its_own() -> None:
    sheet = read("c1_referrals.csv", C1)
    assert sheet.extract == "benchmarks"
    ours = sheet.rows[(sheet.rows["area"] == "Leicestershire") & (sheet.rows["year"] == 2025)]
    assert dict(zip(ours["comparator"], ours["value"], strict=True)) == {
        "referrals": 6752,
        "re_referrals": 25.5,
    }
    assert set(ours["source"]) == {"DfE, c1 referrals"}


def test_england_the_region_this_council_and_its_neighbours_are_kept() -> None:
    rows = read("c1.csv", C1).rows
    assert dict(zip(rows["area"], rows["area_kind"], strict=True)) == {
        "England": "england",
        "East Midlands": "region",
        "Leicestershire": "ours",
        "Wiltshire": "neighbour",
    }


def test_symbols_are_a_status_with_no_value() -> None:
    rows = read("c1.csv", C1).rows
    hidden = rows[rows["status"] != "shown"].set_index(["comparator", "area", "year"])
    assert hidden["value"].isna().all()
    assert hidden["status"].to_dict() == {
        ("referrals", "Wiltshire", 2025): "c",
        ("re_referrals", "Wiltshire", 2025): "low",
        ("re_referrals", "Leicestershire", 2024): "z",
    }


def test_a_file_split_by_a_category_keeps_the_categories_apart() -> None:
    rows = [
        [*PLACES, "category", "plans"],
        [*ENGLAND, "Neglect", "24000"],
        [*ENGLAND, "Emotional abuse", "19000"],
    ]
    assert read("d1.csv", rows).rows["comparator"].tolist() == ["plans (neglect)", "plans (emotional abuse)"]


def test_the_population_file_of_the_ons() -> None:
    rows = [
        [*PLACES, "age_group", "population_estimate"],
        [*council("Leicestershire", "2024"), "Children aged 0 to 17 years", "147439"],
        [*council("Rutland", "2024"), "Children aged 0 to 17 years", "8000"],
    ]
    sheet = read("ons_mid-year.csv", rows)
    assert sheet.extract == "population"
    assert sheet.rows[["area", "year", "children"]].values.tolist() == [["Leicestershire", 2024, 147439]]


def test_a_small_table_of_ones_own_is_read_like_any_extract() -> None:
    sheet = read(
        "own.csv", [["Area", "Mid-year", "Children Aged 0 to 17"], ["Leicestershire", "2024", "147,439"]]
    )
    assert sheet.rows["children"].tolist() == [147439]
    assert pd.isna(sheet.covered_from)


def test_a_benchmark_of_ones_own_is_shown_or_not_available() -> None:
    headings = ["comparator", "area", "area_kind", "year", "value", "status", "note", "source"]
    rows = [
        ["referrals_rate", "England", "england", "2025", "519.4", "shown", "", "DfE"],
        ["referrals_rate", "Wiltshire", "Statistical neighbour", "2025", "", "c", "", "DfE"],
        ["referrals_rate", "Wiltshire", "neighbour", "2024", "", "", "", "DfE"],
    ]
    assert read("own.csv", [headings, *rows]).rows["status"].tolist() == ["shown", "c", "x"]


def test_a_published_file_whose_headings_come_twice_or_are_blank_is_read() -> None:
    rows = [[*PLACES, "plans", "plans", ""], [*ENGLAND, "49420", "5", ""]]
    assert read("d.csv", rows).rows["comparator"].tolist() == ["plans", "plans 12"]
