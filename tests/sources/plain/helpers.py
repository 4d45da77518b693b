"""Short ways to say in a test what became of a text."""

from __future__ import annotations

from reader.model import BlockKind
from reader.sources.plain import PlainArticle, read_plain

BODY = (
    "The town council of Harrow Bay voted on Friday to reopen the old ferry line, which has been "
    "closed since the storms of last winter damaged both of its landing stages.",
    "“We have waited long enough for this,” said Ada Quill, who chairs the harbour committee and "
    "who had asked the council three times to find the money for the repairs.",
    "The first boats are expected to cross the bay in April, the council said, and tickets will "
    "cost no more than they did before the line was closed.",
    "Fishing crews had feared that the new timetable would keep them from the inner harbour in "
    "the early morning, when most of them land what they have caught.",
)
"""Four paragraphs of running text."""


def read(*lines: str, apart: str = "\n\n") -> PlainArticle:
    """The lines as an article, with a blank line between each unless told otherwise."""
    return read_plain(apart.join(lines))


def blocks(article: PlainArticle) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.of(article.text)) for block in article.blocks]


def of_kind(article: PlainArticle, kind: BlockKind) -> list[str]:
    return [text for found, text in blocks(article) if found is kind]


def kind_of(article: PlainArticle, line: str) -> BlockKind | None:
    """The kind of the block that is `line`, None when it was set aside."""
    return next((kind for kind, text in blocks(article) if text == line), None)


def reasons(article: PlainArticle) -> dict[str, str]:
    return {line.text: line.reason for line in article.removed}
