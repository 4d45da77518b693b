"""The dump of a whole page in Markdown, as some tools make it: only its article is kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from reader.model import BlockKind, Link, Span
from reader.sources.language import language_of
from reader.sources.plain.assemble import SEPARATOR
from reader.sources.plain.draft import Draft
from reader.sources.plain.marked import settle_page
from reader.sources.reading import Builder, Runs

_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Dumped:
    """The article among the blocks of a page. `unrestored` is its text without restored blocks."""

    article: Builder
    title: str
    unrestored: str


def article_in(page: Builder, restored: Collection[int] = ()) -> Dumped | None:
    """The article among the blocks of `page`, None if it is no whole page. Blocks are numbered
    from 1; those numbered in `restored` are kept."""
    blocks = [(block.kind, page.words(index)) for index, block in enumerate(page.blocks)]
    draft = settle_page(blocks, language_of("\n".join(text for _, text in blocks)))
    if draft is None:
        return None
    plain = _kept(page, draft, frozenset())
    article = _kept(page, draft, restored) if restored else plain
    title = "" if draft.title is None else page.words(draft.title)
    unrestored = SEPARATOR.join(plain.words(index) for index in range(len(plain.blocks)))
    return Dumped(article, title, unrestored)


def _kept(page: Builder, draft: Draft, restored: Collection[int]) -> Builder:
    article = Builder()
    links = _links_by_block(page)
    for index, block in enumerate(page.blocks):
        text = page.words(index)
        if index in draft.reasons and index + 1 not in restored:
            article.set_aside(index + 1, text[:_LONGEST], draft.reasons[index])
            continue
        kind = draft.kinds[index] or block.kind
        level = block.level if kind is BlockKind.HEADING else 0
        article.add(kind, _runs(text, block.span, links.get(index, [])), level)
    return article


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
