"""From a draft to a published quarter: who may, which bytes, and what a kill or another draft does to it."""

import signal
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from memberpanel import trail
from memberpanel.home import make_home
from memberpanel.panel_record.record import record
from memberpanel.refusals import Refused
from memberpanel.release.approving import (
    CanBeWorkedOut,
    NotApproved,
    approval_of,
    approve,
    publish,
    withdraw,
)
from memberpanel.release.files import content_hash
from memberpanel.release.reading import open_release
from memberpanel.release.which import (
    Withdrawn,
    current,
    drafts,
    move_pointer,
    published,
    release_for,
    standing,
)
from tests.release.drafted_home import leaky, put_draft

ROOT = Path(__file__).resolve().parent.parent.parent
V1, V2 = "2026-27-Q2-v1", "2026-27-Q2-v2"


@pytest.fixture
def home(tmp_path):
    home = make_home(tmp_path / "home", "live")
    put_draft(home, V1, loaded_by=("analyst",))
    return home


def _approve(home, name=V1, actor="director"):
    return approve(home, name, actor=actor, role="director")


def _change_a_byte(folder: Path) -> None:
    file = folder / "release.duckdb"
    written = bytearray(file.read_bytes())
    written[len(written) // 2] ^= 1
    file.write_bytes(bytes(written))


def test_approved_and_published(home):
    approval = _approve(home)
    assert approval.content_hash == content_hash(home.drafts / V1)
    assert (approval.approved_by, approval.cells_tried) == ("director", 112)
    folder = publish(home, V1, actor="director", role="director")
    assert folder == home.releases / V1 == release_for(home, "member")
    assert drafts(home) == []
    assert approval_of(folder) == approval
    assert not open_release(folder).is_draft
    assert [entry["act"] for entry in trail.read(home)] == ["draft", "approve", "publish"]


def test_a_draft_that_nobody_approved_is_not_published(home):
    with pytest.raises(NotApproved, match="has not been approved"):
        publish(home, V1, actor="director", role="director")


@pytest.mark.parametrize("role", ["analyst", "author", "member", "governance", ""])
def test_only_the_director_approves(home, role):
    with pytest.raises(NotApproved, match="approved by the Director"):
        approve(home, V1, actor="somebody", role=role)


def test_a_deputy_approves_while_it_is_delegated(home):
    today = date.today()
    record(home).delegate(
        "deputy",
        given_by="director",
        role="director",
        starts=today,
        ends=today + timedelta(days=1),
        reason="Leave",
    )
    assert approve(home, V1, actor="deputy", role="deputy").approved_by == "deputy"
    publish(home, V1, actor="deputy", role="deputy")
    withdraw(home, V1, actor="deputy", role="deputy", reason="A list was incomplete.")
    assert list(standing(home).withdrawn) == [V1]


def test_a_deputy_of_yesterday_neither_approves_nor_publishes_nor_recalls(home):
    day = date.today() - timedelta(days=1)
    record(home).delegate(
        "deputy", given_by="director", role="director", starts=day, ends=day, reason="Leave"
    )
    with pytest.raises(NotApproved, match="approved by the Director"):
        approve(home, V1, actor="deputy", role="deputy")
    _approve(home)
    with pytest.raises(NotApproved, match="published by the Director"):
        publish(home, V1, actor="deputy", role="deputy")
    publish(home, V1, actor="director", role="director")
    with pytest.raises(NotApproved, match="taken back by the Director"):
        withdraw(home, V1, actor="deputy", role="deputy", reason="A list was incomplete.")


@pytest.mark.parametrize("role", ["analyst", "author", "member", "clerk", "governance", ""])
def test_only_the_director_publishes(home, role):
    _approve(home)
    with pytest.raises(NotApproved, match="published by the Director"):
        publish(home, V1, actor="somebody", role=role)
    assert published(home) == []


@pytest.mark.parametrize("role", ["analyst", "author", "member", "clerk", ""])
def test_only_the_director_and_governance_recall(home, role):
    _approve(home)
    publish(home, V1, actor="director", role="director")
    with pytest.raises(NotApproved, match="taken back by the Director"):
        withdraw(home, V1, actor="somebody", role=role, reason="A list was incomplete.")
    withdraw(home, V1, actor="officer", role="governance", reason="A list was incomplete.")
    assert trail.read(home)[-1]["actor"] == "officer"


def test_nobody_approves_what_they_loaded(home):
    with pytest.raises(NotApproved, match="analyst loaded figures of this quarter: somebody else"):
        _approve(home, actor="analyst")


def test_in_a_demonstration_one_person_plays_every_part(tmp_path):
    home = make_home(tmp_path / "demonstration", "demonstration")
    put_draft(home, V1, loaded_by=("analyst",))
    assert _approve(home, actor="analyst").release == V1


def test_a_byte_changed_after_drafting_is_not_approved(home):
    _change_a_byte(home.drafts / V1)
    with pytest.raises(NotApproved, match="is not what was drafted"):
        _approve(home)


def test_a_byte_changed_after_approval_is_not_published(home):
    _approve(home)
    _change_a_byte(home.drafts / V1)
    with pytest.raises(NotApproved, match="its file has changed since"):
        publish(home, V1, actor="director", role="director")
    assert published(home) == []


def test_drafting_again_voids_the_approval(home):
    _approve(home)
    put_draft(home, V2)
    for act in (lambda: publish(home, V1, actor="director", role="director"), lambda: _approve(home)):
        with pytest.raises(NotApproved, match=f"was drafted again since, as {V2}"):
            act()
    with pytest.raises(NotApproved, match=f"{V2} has not been approved"):
        publish(home, V2, actor="director", role="director")


def test_what_can_be_worked_out_is_refused_by_its_label_without_its_number(tmp_path):
    home = make_home(tmp_path / "leaky", "live")
    put_draft(home, V1, change=leaky)
    with pytest.raises(CanBeWorkedOut) as refused:
        _approve(home)
    lines = str(refused.value).splitlines()
    assert lines[1:] == [
        "Children on a child protection plan, July to September 2026 (Q2), district: Unknown"
    ]
    assert approval_of(home.drafts / V1) is None


def test_a_draft_made_before_another_release_was_published_is_drafted_again(home):
    put_draft(home, "2026-27-Q1-v1")
    _approve(home, "2026-27-Q1-v1")
    publish(home, "2026-27-Q1-v1", actor="director", role="director")
    with pytest.raises(NotApproved, match="Another release was published since"):
        _approve(home)


def test_an_earlier_quarter_is_not_published_after_a_later_one(home):
    _approve(home)
    publish(home, V1, actor="director", role="director")
    put_draft(home, "2026-27-Q1-v1")
    _approve(home, "2026-27-Q1-v1")
    with pytest.raises(NotApproved, match="is later than 2026-27-Q1-v1"):
        publish(home, "2026-27-Q1-v1", actor="director", role="director")


def test_a_withdrawn_quarter_is_replaced_by_its_next_version_and_stays_a_past_panel(home):
    _approve(home)
    publish(home, V1, actor="director", role="director")
    with pytest.raises(Refused, match="needs a reason"):
        withdraw(home, V1, actor="director", role="director", reason=" ")
    withdraw(home, V1, actor="director", role="director", reason="Referrals of one week were missing.")
    with pytest.raises(Withdrawn, match="Referrals of one week were missing"):
        release_for(home, "member")
    put_draft(home, V2)
    _approve(home, V2)
    publish(home, V2, actor="director", role="director")
    assert release_for(home, "member") == home.releases / V2
    assert [path.name for path in published(home)] == [V1, V2]


KILLED = """
import os, signal, sys
from memberpanel.home import open_home
from memberpanel.release.approving import publish

left = int(sys.argv[2])

def kill(event, _):
    global left
    if event == "os.rename":
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

home = open_home(__import__("pathlib").Path(sys.argv[1]))
sys.addaudithook(kill)
publish(home, sys.argv[3], actor="director", role="director")
"""


@pytest.mark.parametrize("rename", [1, 2])
def test_killed_in_the_middle_of_publishing(home, rename):
    _approve(home)
    publish(home, V1, actor="director", role="director")
    put_draft(home, V2)
    _approve(home, V2)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(home.folder), str(rename), V2], cwd=ROOT, check=False, timeout=60
    )
    assert done.returncode == -signal.SIGKILL
    # As before: readers never noticed.
    assert release_for(home, "member") == home.releases / V1
    assert [path.name for path in published(home)] == [V1]
    # And publishing again goes on from there.
    publish(home, V2, actor="director", role="director")
    assert release_for(home, "member") == home.releases / V2


def test_readers_never_meet_half_a_pointer(home):
    _approve(home)
    publish(home, V1, actor="director", role="director")
    now, stop, found = standing(home), threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            found.append((current(home).name, release_for(home, "member").name))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(150):
        move_pointer(home, replace(now, withdrawn={"2026-27-Q1-v1": {"reason": "r" * number, "on": "today"}}))
    stop.set()
    for reader in readers:
        reader.join()
    assert len(found) > 20
    assert set(found) == {(V1, V1)}
