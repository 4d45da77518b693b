"""The dump of a whole page in Markdown, as some tools make it: only its article is kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from reader.model import BlockKind, Link, RemovedLine, Span
from reader.sources.language import language_of
from reader.sources.plain.assemble import SEPARATOR
from reader.sources.plain.draft import Draft
from reader.sources.plain.marked import settle_page
from reader.sources.reading import Builder

_LONGEST = 2000

Runs = list[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class Dumped:
    """The article among the blocks of a page. `unrestored` is its text without restored blocks."""

    article: Builder
    removed: tuple[RemovedLine, ...]
    title: str
    unrestored: str


def article_in(page: Builder, restored: Collection[int] = ()) -> Dumped | None:
    """The article among the blocks of `page`, None if it is no whole page. Blocks are numbered
    from 1; those numbered in `restored` are kept."""
    blocks = [(block.kind, page.words(index)) for index, block in enumerate(page.blocks)]
    draft = settle_page(blocks, language_of("\n".join(text for _, text in blocks)))
    if draft is None:
        return None
    plain, removed = _kept(page, draft, frozenset())
    article = plain
    if restored:
        article, removed = _kept(page, draft, restored)
    title = "" if draft.title is None else page.words(draft.title)
    unrestored = SEPARATOR.join(plain.words(index) for index in range(len(plain.blocks)))
    return Dumped(article, tuple(removed), title, unrestored)


def _kept(
    page: Builder, draft: Draft, restored: Collection[int]
) -> tuple[Builder, list[RemovedLine]]:
    article = Builder()
    removed: list[RemovedLine] = []
    links = _links_by_block(page)
    for index, block in enumerate(page.blocks):
        text = page.words(index)
        if index in draft.reasons and index + 1 not in restored:
            at = article.blocks[-1].span.end + len(SEPARATOR) if article.blocks else 0
            removed.append(RemovedLine(index + 1, at, text[:_LONGEST], draft.reasons[index]))
            continue
        kind = draft.kinds[index] or block.kind
        level = block.level if kind is BlockKind.HEADING else 0
        article.add(kind, _runs(text, block.span, links.get(index, [])), level)
    end = article.blocks[-1].span.end if article.blocks else 0
    return article, [
        line if line.at <= end else RemovedLine(line.line, end, line.text, line.reason)
        for line in removed
    ]


def _links_by_block(page: Builder) -> dict[int, list[Link]]:
    found: dict[int, list[Link]] = {}
    index = 0
    for link in page.links:
        while link.span.start >= page.blocks[index].span.end:
            index += 1
        found.setdefault(index, []).append(link)
    return found


def _runs(text: str, span: Span, links: list[Link]) -> Runs:
    """The words of a block with where they lead."""
    runs: Runs = []
    at = 0
    for link in links:
        start, end = link.span.start - span.start, link.span.end - span.start
        runs += [(text[at:start], None), (text[start:end], link.url)]
        at = end
    return [*runs, (text[at:], None)]
