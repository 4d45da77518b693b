"""Times and ids of what the store keeps."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The time in UTC, to the second, as ISO 8601 ending in Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def later(than: str) -> str:
    """The time now, or `than` if the clock has gone backwards since."""
    return max(now(), than)


def new_id() -> str:
    """A new id: the 32 hex digits of a random UUID."""
    # Not at the top: it brings much along, and most commands make none.
    import uuid

    return uuid.uuid4().hex
