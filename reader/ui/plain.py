"""Text from outside on its way to the screen: clean, and never read as markup."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style

from reader.text.sanitise import is_clean, one_line, sanitise


def plain(text: str, style: Style | str = "") -> Content:
    """`text` as content that shows exactly its characters; line ends stay."""
    return Content.styled(safe(text), style) if style else Content(safe(text))


def plain_line(text: str, limit: int = 500) -> Content:
    """`text` as one line of content, for titles, names and messages."""
    return Content(one_line(text, limit))


def safe(text: str) -> str:
    """`text` without what a terminal would obey; the text itself when it is clean already."""
    return text if is_clean(text) else sanitise(text).text
