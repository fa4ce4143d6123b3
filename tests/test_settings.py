import pytest

from memberpanel.settings import SETTINGS_FILE, WrongSettings, read_settings


@pytest.fixture
def changed(tmp_path):
    def change(found: str, wanted: str):
        text = SETTINGS_FILE.read_text(encoding="utf-8")
        assert found in text
        path = tmp_path / "settings.toml"
        path.write_text(text.replace(found, wanted), encoding="utf-8")
        return path

    return change


def test_the_settings_that_come_with_the_code_are_leicestershires():
    found = read_settings()
    assert found.authority == "Leicestershire"
    assert found.districts[0] == "Blaby"
    assert len(found.districts) == 7
    assert found.district_groups[-2:] == ("Out of area", "Unknown")
    assert len(found.neighbours) == 10


def test_the_threshold_may_be_raised(changed):
    assert read_settings(changed("\nthreshold = 6 ", "\nthreshold = 8 ")).threshold == 8


@pytest.mark.parametrize(
    ("found", "wanted", "says"),
    [
        ("\nthreshold = 6 ", "\nthreshold = 5 ", "never lowered"),
        ("sensitive_threshold = 10", "sensitive_threshold = 6", "at least 10"),
        ('"Blaby", "Charnwood"', '"Blaby", "Blaby"', "twice"),
        ("[retention]", "[retained]", "has no 'retention'"),
        ("[authority]", "[authority", "is not TOML"),
        ('C = "other"', 'C = "ongoing"', "outcomes: ongoing. There are issued, stepped_down, other"),
    ],
)
def test_a_wrong_setting_says_what_is_wrong(changed, found, wanted, says):
    with pytest.raises(WrongSettings, match=says):
        read_settings(changed(found, wanted))
