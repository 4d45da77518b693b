"""Text → Analysis: entities, quotes and speakers, found by spaCy in a helper process.

Nothing imported from here loads spaCy: `client` talks to `worker`, which does.
"""
