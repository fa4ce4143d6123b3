"""Every page of the dashboard: its address, title, order, section, and the roles that may open it.

The one table behind the navigation, the check on each page's first line, and the role matrix of the tests.
"""

from dataclasses import dataclass
from pathlib import Path

from memberpanel.access.acts import DEPUTY

FOLDER = Path(__file__).resolve().parent.parent.parent / "pages"
ROLES = ("member", "clerk", "author", "analyst", "director", "governance")
ROLE_TITLES = {
    "member": "Elected member",
    "clerk": "Clerk to the panel",
    "author": "Author of commentary",
    "analyst": "Analyst",
    "director": "Director",
    "governance": "Information governance",
    DEPUTY: "The Director's deputy",
}
PANEL, MEETING, ABOUT, PREPARE = "", "At the panel", "About the data", "Prepare"

WRITES = frozenset(("packs", "questions", "actions", "record"))  # a download is written in the trail


@dataclass(frozen=True)
class Page:
    """A page; `url` is its address and, with underscores for hyphens, the name of its file in pages/."""

    url: str
    title: str
    order: int
    roles: tuple[str, ...]
    section: str
    topic: str = ""

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.url.replace('-', '_')}.py"

    @property
    def only_shows(self) -> bool:
        """Say whether nothing is written on it, nor handed out: then a viewer beside the main server has it too."""
        return self.section != PREPARE and self.url not in WRITES

    def may_open(self, role: str) -> bool:
        """Say whether a role may open this page."""
        return role in self.roles


_ALL = (*ROLES, DEPUTY)
PAGES = (
    Page("at-a-glance", "At a glance", 10, _ALL, PANEL),
    Page("referrals", "Referrals", 20, _ALL, PANEL, "referrals"),
    Page("plans", "Plans", 30, _ALL, PANEL, "plans"),
    Page("proceedings", "Proceedings", 40, _ALL, PANEL, "proceedings"),
    Page("meetings", "Meetings", 50, _ALL, PANEL, "meetings"),
    Page("reviews", "Reviews", 60, _ALL, PANEL, "reviews"),
    Page("practice", "Practice", 70, _ALL, PANEL, "practice"),
    Page("themes", "Themes", 80, _ALL, PANEL, "themes"),
    Page("consistency", "Thresholds and consistency", 85, _ALL, MEETING),
    Page("present", "Present", 90, _ALL, MEETING),
    Page("packs", "Packs", 95, _ALL, MEETING),
    Page("questions", "Questions", 96, _ALL, MEETING),
    Page("actions", "Actions", 97, _ALL, MEETING),
    Page("record", "Record of the meeting", 98, ("clerk", "director"), MEETING),
    Page("about", "What is counted", 100, _ALL, ABOUT),
    Page("why-hidden", "Why some numbers are hidden", 110, _ALL, ABOUT),
    Page("glossary", "Glossary", 120, _ALL, ABOUT),
    Page("accessibility", "Accessibility", 130, _ALL, ABOUT),
    Page("upload", "Upload", 200, ("analyst",), PREPARE),
    Page("loads", "Loads", 210, ("analyst",), PREPARE),
    Page("prepare", "Prepare the quarter", 220, ("analyst", "director"), PREPARE),
    Page("exact", "Exact counts", 230, ("director",), PREPARE),
    Page("sign-off", "Sign off", 240, ("director", DEPUTY), PREPARE),
    Page("commentary", "Commentary", 250, ("author", "director"), PREPARE),
    Page("governance", "Governance", 280, ("governance", "director"), PREPARE),
)


def page(url: str) -> Page:
    """Return the page at an address."""
    return next(one for one in PAGES if one.url == url)


def pages_for(role: str, *, viewer: bool = False) -> list[Page]:
    """Return the pages that a role may open and whose file is there, in order; of a viewer those that only show."""
    return sorted(
        (one for one in PAGES if one.may_open(role) and one.file.exists() and (one.only_shows or not viewer)),
        key=lambda one: one.order,
    )
