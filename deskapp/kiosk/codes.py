"""What the kiosk's exit code tells its supervisor."""

LEFT_BY_PIN = 0
"""The only way to end that is meant; any other code is a crash, and it is started again."""
CRASHED = 70
ENDED = 75
"""Somebody ended the kiosk alone; what watches it was not told, and starts it again."""
