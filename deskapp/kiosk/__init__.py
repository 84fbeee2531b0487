"""The kiosk: one question, few keys, no way out; for a volunteer's first minute and a citizen's finger."""

import os

# As for the screen of the desk, and before Textual is imported by whatever room: its default asks for a
# key protocol under which several terminals drop what a Chinese input method commits.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
