"""The engines of the bench: ours and what a hall could pick instead.

Each peer gets the same rows (target, text) and queries, set up as its own pages advise, with
no stop words or synonyms. Module names are loaded only when the peer is asked for.
"""
