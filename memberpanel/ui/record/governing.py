"""For information governance: the rules in force, what the attack found, what is lost, and the trail."""

import pandas as pd
import streamlit as st

from memberpanel import trail
from memberpanel.disclosure.facts import read_facts
from memberpanel.home import Home, open_home
from memberpanel.refusals import Refused
from memberpanel.release.reading import Release
from memberpanel.settings import settings
from memberpanel.ui.record.latest import latest_or_stop
from memberpanel.ui.who import Person

SHOWN = 200


def show_governance(person: Person) -> None:
    """Show the whole page."""
    st.title("Governance")
    home = open_home()
    release = latest_or_stop(home)
    _rules(release)
    _lost(release)
    st.header("The attack")
    attack = release.attack()
    st.table(pd.DataFrame({"What": attack["fact"], "Found": attack["value"]}).set_index("What"))
    st.header("What the public is assumed to know")
    facts = read_facts(home.folder)
    st.write(
        "Nothing beyond the releases." if facts.empty else f"{len(facts)} figures, confirmed at approval."
    )
    _trail(home)


def _rules(release: Release) -> None:
    st.header("The rules in force")
    m = release.manifest
    rules = {
        "Counts hidden": f"1 to {int(m['threshold']) - 1} children, and as many others as it takes",
        "Where final orders of court are broken down": f"1 to {int(m['sensitive_threshold']) - 1}",
        "Percentages": f"not shown of fewer than {m['smallest_denominator']}",
        "History": "what was hidden once stays hidden; a breakdown stays as first reported",
        "Loads are kept": f"{settings().loads_years} years",
        "Cases are kept": f"{settings().cases_years} years after the last event",
    }
    st.table(pd.DataFrame({"Rule": rules.keys(), "Value": rules.values()}).set_index("Rule"))


def _lost(release: Release) -> None:
    st.header("What is lost")
    figures = release.all_figures()
    known = figures[figures["status"].isin(["shown", "c"])]
    counted = (
        known.assign(hidden=known["status"] == "c")
        .groupby("breakdown", sort=False)["hidden"].agg(["size", "sum"]).reset_index()
    )  # fmt: skip
    counted["share"] = (100 * counted["sum"] / counted["size"]).map("{:.1f}%".format)
    st.table(
        counted.rename(columns={"breakdown": "Table", "size": "Cells", "sum": "Hidden", "share": "Share"})
        .astype(str).set_index("Table")
    )  # fmt: skip


def _trail(home: Home) -> None:
    st.header("The trail")
    try:
        trail.verify(home)
    except Refused as refused:
        st.error(str(refused))
    else:
        st.success("Every line of the trail follows from the one before.")
    entries = trail.read(home)
    frame = pd.DataFrame(
        [
            {"When": entry["at"][:16].replace("T", " "), "Who": entry["actor"], "Act": entry["act"],
             "What": _said(entry["detail"])}
            for entry in reversed(entries[-SHOWN:])
        ]
    )  # fmt: skip
    if not frame.empty:
        st.dataframe(frame, hide_index=True, alt="The trail, the latest act first")


def _said(detail: dict) -> str:
    return "; ".join(f"{name}: {value}" for name, value in detail.items())
