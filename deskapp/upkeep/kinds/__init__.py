"""The kinds of record that can be edited, one file for what belongs together."""
