"""`python -m deskapp`."""

import sys

from deskapp.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
