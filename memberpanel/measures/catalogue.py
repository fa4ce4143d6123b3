"""Every table that is published: the fixed catalogue from which nothing else can be asked."""

from memberpanel.measures.definition import measures
from memberpanel.measures.groups import groups
from memberpanel.periods import TOTAL, dimension
from memberpanel.settings import Settings


def catalogue(settings: Settings) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the groups of each table of each measure; of the county's own number it is `all`."""
    there = {TOTAL: ("all",), **groups(settings)}
    return {
        name: {table: there[dimension(table)] for table in (TOTAL, *one.tables)}
        for name, one in measures().items()
    }
