"""The one error that a person is meant to read."""


class Refused(Exception):
    """Say why something was not done: where, what was found, what was wanted, what to do.

    The package raises it (or a named kind of it); only a page or the command line turns it into words on a
    screen. Its text never holds a value from a name, worker, address, date-of-birth or free-text column.
    """
