"""The terminal screen: lays out what `desk` says, decides nothing.

Textual's default asks the terminal for a key protocol under which several terminals drop
Chinese input-method commits, so it is switched off before Textual is first imported.
"""

import os

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")

from deskapp.tui.door import run

__all__ = ["run"]
