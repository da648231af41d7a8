"""Start the program: `python -m desktop`."""

import sys

from desktop.bootstrap import main

if __name__ == "__main__":
    sys.exit(main())
