"""From the helper's answer about a page to a text with blocks, links and lines set aside."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from urllib.parse import urljoin

from reader.model import BlockKind, Metadata, RemovedLine
from reader.sources.plain.assemble import SEPARATOR
from reader.sources.reading import Builder, Reading
from reader.text.sanitise import one_line

_MOST_REMOVED = 400
_LONGEST_REMOVED = 2000

Runs = list[tuple[str, str | None]]


def article_of(
    answer: dict[str, Any], address: str | None = None, restored: Collection[int] = ()
) -> Reading:
    """The article in the helper's `answer`, the lines numbered in `restored` kept as paragraphs.

    `address` is where the page came from. Links are kept where they lead to another web page.
    """
    known = address or answer["url"] or ""
    base = _absolute(known, answer["base"]) or known
    entries = answer["entries"]
    plain, removed = _build(entries, base, frozenset())
    metadata = _metadata(answer, known)
    reading = plain.reading(metadata)
    unrestored = reading.text
    if restored:
        builder, removed = _build(entries, base, restored)
        reading = builder.reading(metadata)
    return Reading(
        text=reading.text,
        blocks=reading.blocks,
        metadata=metadata,
        unrestored=unrestored,
        removed=tuple(removed),
        links=reading.links,
    )


def _build(
    entries: list[dict[str, Any]], base: str, restored: Collection[int]
) -> tuple[Builder, list[RemovedLine]]:
    builder = Builder()
    removed: list[RemovedLine] = []
    for entry in entries:
        runs: Runs = [(words, _absolute(base, url)) for words, url in entry["runs"]]
        if entry["kind"] or entry["number"] in restored:
            builder.add(BlockKind(entry["kind"] or "paragraph"), runs, entry["level"])
        elif len(removed) < _MOST_REMOVED:
            at = builder.blocks[-1].span.end + len(SEPARATOR) if builder.blocks else 0
            text = one_line("".join(words for words, _ in runs), _LONGEST_REMOVED)
            removed.append(RemovedLine(entry["number"], at, text, entry["reason"]))
    end = builder.blocks[-1].span.end if builder.blocks else 0
    return builder, [
        line if line.at <= end else RemovedLine(line.line, end, line.text, line.reason)
        for line in removed
    ]


def words_of(reading: Reading) -> int:
    """The number of words in its running text."""
    kinds = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCKQUOTE)
    spans = map(reading.blocks.span, reading.blocks.indices(*kinds))
    return sum(span.of(reading.text).count(" ") + 1 for span in spans)


def _absolute(base: str, url: str | None) -> str | None:
    """`url` in full; None for none, and for a place on the same page."""
    if not url or url.startswith("#"):
        return None
    try:
        return urljoin(base, url)
    except ValueError:
        return None


def _metadata(answer: dict[str, Any], base: str) -> Metadata:
    url = _absolute(base, answer["url"])
    return Metadata(
        title=one_line(answer["title"] or ""),
        authors=tuple(filter(None, (one_line(name, 200) for name in answer["authors"]))),
        published=one_line(answer["published"] or "") or None,
        site=one_line(answer["site"] or "") or None,
        url=one_line(url or "", 2000) or None,
        guessed=tuple(answer["guessed"]),
    )
