"""The kiosk: one question, few keys, no way out; for a volunteer's first minute and a citizen's finger."""
