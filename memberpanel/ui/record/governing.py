"""For information governance: the rules in force, what the attack found, what is lost, and the trail."""

import pandas as pd
import streamlit as st

from memberpanel import trail
from memberpanel.disclosure.facts import read_facts
from memberpanel.home import Home, open_home
from memberpanel.panel_record.record import record
from memberpanel.periods import is_total, is_yearly, table_in_words
from memberpanel.refusals import Refused
from memberpanel.release.reading import Release
from memberpanel.settings import settings
from memberpanel.ui.record.delegating import in_words
from memberpanel.ui.record.latest import latest_or_stop
from memberpanel.ui.record.recalling import show_recall
from memberpanel.ui.tabled import show_attack, show_table
from memberpanel.ui.who import Person
from memberpanel.words.admitted import share_words, table_words, verdict_words
from memberpanel.words.grammar import how_many

SHOWN = 200


def show_governance(person: Person) -> None:
    """Show the whole page."""
    st.title("Governance")
    home = open_home()
    release = latest_or_stop(home)
    _rules(release)
    _lost(release)
    _tables(release)
    st.header("The attack")
    show_attack(release)
    st.header("What the public is assumed to know")
    facts = read_facts(home.folder)
    st.write(
        "Nothing beyond the releases."
        if facts.empty
        else f"{how_many(len(facts), 'figure', 'figures')}, confirmed at approval."
    )
    show_recall(home, person)
    _delegations(home)
    _trail(home)


def _delegations(home: Home) -> None:
    given = record(home).read("delegations")
    st.header("Delegations")
    if given.empty:
        st.write("The Director has delegated approval to nobody.")
    else:
        show_table("Who may sign in the Director's place", in_words(given))


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
    show_table("The rules in force", pd.DataFrame({"Rule": rules.keys(), "Value": rules.values()}))


def _lost(release: Release) -> None:
    st.header("What is lost")
    figures = release.all_figures()
    known = figures[figures["status"].isin(["shown", "c"])]
    counted = (
        known.assign(hidden=known["status"] == "c")
        .groupby("breakdown", sort=False)["hidden"].agg(["size", "sum"]).reset_index()
    )  # fmt: skip
    counted["breakdown"] = counted["breakdown"].map(
        lambda name: (
            f"Totals{' by year' if is_yearly(name) else ''}"
            if is_total(name)
            else f"By {table_in_words(name)}"
        )
    )
    counted["share"] = (100 * counted["sum"] / counted["size"]).map("{:.1f}%".format)
    show_table(
        "Figures hidden, by kind of table",
        counted.rename(columns={"breakdown": "Tables", "size": "Figures", "sum": "Hidden", "share": "Share"}),
        numbers=True,
    )


def _tables(release: Release) -> None:
    """Show which tables are published, and what each would have hidden: the test that admits them."""
    st.header("Which tables are published")
    st.write(
        "A table is published by quarter where it would have hidden 15% of its figures at most in the latest eight "
        "quarters, and by year where that is so of the latest two years. Of a dimension by quarter every group of the "
        "county is none or twice the threshold. What fits neither is published for the county alone."
    )
    titles = dict(release.measures()[["measure", "title"]].itertuples(index=False))
    rows = [
        (titles.get(one["measure"], one["measure"]), table_words(one), share_words(one), verdict_words(one))
        for one in release.admission()
    ]
    if rows:
        frame = pd.DataFrame(rows, columns=["Measure", "Table", "Would be hidden", "By the rule it"])
        show_table("Which tables are published", frame)


def _trail(home: Home) -> None:
    st.header("The trail")
    try:
        trail.verify(home)
        entries = trail.read(home)
    except Refused as refused:
        st.error(str(refused))
        return
    st.success("Every line of the trail follows from the one before.")
    frame = pd.DataFrame(
        [
            {"When": entry["at"][:16].replace("T", " "), "Who": entry["actor"], "Act": entry["act"],
             "What": _said(entry["detail"])}
            for entry in reversed(entries[-SHOWN:])
        ]
    )  # fmt: skip
    if not frame.empty:
        show_table(f"The latest {len(frame)} acts, the last one first", frame)


def _said(detail: dict) -> str:
    return "; ".join(f"{name.replace('_', ' ')}: {_short(value)}" for name, value in detail.items())


def _short(value: object) -> str:
    """Return a value in words; of a hash its first twelve letters, which are enough to compare."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {_short(one)}" for name, one in value.items()) or "none"
    if isinstance(value, list):
        return ", ".join(map(_short, value)) or "none"
    written = str(value)
    return f"{written[:12]}…" if len(written) == 64 and set(written) <= set("0123456789abcdef") else written
