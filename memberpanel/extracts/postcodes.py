"""A postcode gives a child's district at the door, and goes no further."""

import pandas as pd

from memberpanel.extracts.codes import read_code
from memberpanel.extracts.recognising import Recognised
from memberpanel.settings import OUT_OF_AREA

POSTCODE = "postcode"


def plain_postcode(cell: object) -> str:
    """Return a postcode in the form in which postcodes are compared: LE1 1AA is LE11AA."""
    return "".join(str(cell).split()).upper() if isinstance(cell, str) else ""


def read_lookup(rows: list[list], what: Recognised) -> pd.DataFrame:
    """Return the postcodes and districts of a lookup; a district that is not of this council is out of area."""
    place = {column.name: place for place, column in what.places.items()}
    pairs = [
        (
            plain_postcode(row[place[POSTCODE]]),
            read_code(row[place["district"]], codes="district") or OUT_OF_AREA,
        )
        for row in rows[what.header + 1 :]
        if len(row) > max(place.values())
    ]
    found = pd.DataFrame([pair for pair in pairs if pair[0]], columns=[POSTCODE, "district"], dtype=object)
    return found.assign(row_number=range(len(found)))
