"""What goes wrong between a source and an article."""

from __future__ import annotations

from reader.model.errors import ReaderError


class SourceError(ReaderError):
    """A source that cannot be read, or that holds nothing to read."""
