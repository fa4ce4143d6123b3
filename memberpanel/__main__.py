"""python -m memberpanel"""

import sys

from memberpanel.cli import main

if __name__ == "__main__":
    sys.exit(main())
