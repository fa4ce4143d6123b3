"""The command line: the same jobs as the screens, for schedules and scripts.

Exit status 0 when done, 1 when refused (the reason in words on standard error), 2 for wrong usage. Results go to
standard output, progress to standard error.
"""

import sys
from collections.abc import Sequence

from memberpanel.cli.words import parser
from memberpanel.faults import in_words
from memberpanel.refusals import Refused


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for, and return the exit status."""
    asked = parser().parse_args(arguments)
    try:
        return asked.do(asked)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read our output has seen enough; say nothing more, not even when Python closes the stream.
        sys.stdout = None
        return 0
    except Exception as error:
        if not (said := in_words(error)):
            raise
        print(said, file=sys.stderr)
        return 1
