"""A change of the case store that needs no looking at first: on a copy, under the lock, in one step."""

from collections.abc import Callable

import duckdb

from memberpanel.home import Home
from memberpanel.store import versions
from memberpanel.store.building import open_copy


def change(
    home: Home,
    act: Callable[[duckdb.DuckDBPyConnection], None],
    *,
    keep: int = versions.KEPT,
    then: Callable[[str], object] = str,
) -> None:
    """Do something to a copy of the version in use, and put it in place.

    `then` is called with the new version's name while the store is still locked: what is written in the trail is of one moment
    with the store, whatever looks at both.

    Raises NoStore when nothing was loaded yet, Busy when another change is being made.
    """
    with versions.locked(home):
        made_from = versions.current_file(home).name
        copy = versions.new_copy(home)
        try:
            with open_copy(copy, home) as connection:
                connection.begin()
                act(connection)
                connection.commit()
            name = versions.put_in_place(home, copy, made_from=made_from)
        finally:
            versions.remove_copy(copy)
        then(name)
        versions.remove_old(home, keep=keep)
