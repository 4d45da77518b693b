"""From the helper's answer about a page to a text with blocks, links and lines set aside."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from reader.model import BlockKind, Metadata
from reader.sources.fields import absolute
from reader.sources.reading import Builder, Reading, Runs
from reader.text.sanitise import one_line

_MOST_REMOVED = 400
_LONGEST_REMOVED = 2000


def article_of(
    answer: dict[str, Any], address: str | None = None, restored: Collection[int] = ()
) -> Reading:
    """The article in the helper's `answer`, the lines numbered in `restored` kept as paragraphs.

    `address` is where the page came from. Links are kept where they lead to another web page.
    """
    known = address or answer["url"] or ""
    base = _absolute(known, answer["base"]) or known
    entries = answer["entries"]
    metadata = _metadata(answer, known)
    plain = _build(entries, base, frozenset()).reading(metadata)
    kept = _build(entries, base, restored).reading(metadata) if restored else plain
    # What a page writes as an entity and nobody sees, a soft hyphen say, is not worth a notice.
    return replace(kept, unrestored=plain.text, notices=())


def _build(entries: list[dict[str, Any]], base: str, restored: Collection[int]) -> Builder:
    builder = Builder()
    for entry in entries:
        runs: Runs = [(words, _absolute(base, url)) for words, url in entry["runs"]]
        if entry["kind"] or entry["number"] in restored:
            builder.add(BlockKind(entry["kind"] or "paragraph"), runs, entry["level"])
        elif len(builder.removed) < _MOST_REMOVED:
            words = one_line("".join(words for words, _ in runs), _LONGEST_REMOVED)
            builder.set_aside(entry["number"], words, entry["reason"])
    return builder


def words_of(reading: Reading) -> int:
    """The number of words in its running text."""
    kinds = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCKQUOTE)
    spans = map(reading.blocks.span, reading.blocks.indices(*kinds))
    return sum(span.of(reading.text).count(" ") + 1 for span in spans)


def _absolute(base: str, url: str | None) -> str | None:
    """`url` in full; None for none, and for a place on the same page."""
    return None if url and url.startswith("#") else absolute(url, base)


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
