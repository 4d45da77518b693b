"""Reader: read articles in the terminal, see who said what, annotate and cite.

Nothing is imported here, so that every command starts at once.
"""

__version__ = "0.1.0"
