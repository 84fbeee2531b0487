"""Steps from one schema to the next, one file a step, run by `migrate`. Loaded when one is due."""
