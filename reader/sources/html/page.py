"""The article in a page: its metadata, and a verdict on each line that may be the article's.

Runs in the helper process only: it imports lxml and trafilatura.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import trafilatura

from reader.sources.html.choose import Body, choose
from reader.sources.html.dom import lines, parse
from reader.sources.html.metadata import (
    authors_of,
    base_of,
    json_ld,
    meta,
    name_of,
    names_of,
    title_of,
)
from reader.sources.plain.names import is_byline, names_in
from reader.sources.plain.shapes import content_words, key, overlap

_REASONS_ABOVE = 10
_NEW_YEAR = re.compile(r"\b0?1[-/.]0?1\b|\bjan(?:uary)?\b", re.IGNORECASE)


@dataclass(slots=True)
class Entry:
    """A line of the page: `number` counts the page's lines from 1; `kind` as a block, or else the
    `reason` why it is set aside; `runs` are its words with where they lead, or None."""

    number: int
    kind: str
    level: int
    reason: str
    runs: list[tuple[str, str | None]]


@dataclass(slots=True)
class Page:
    """What was found: lines, and metadata with the names of guesses. `base` is the address that
    links are relative to, where the page names one."""

    entries: list[Entry] = field(default_factory=list)
    title: str = ""
    authors: list[str] = field(default_factory=list)
    published: str | None = None
    site: str | None = None
    url: str | None = None
    base: str | None = None
    guessed: list[str] = field(default_factory=list)


def read_page(text: str) -> Page:
    """The article in a page's decoded text; no entries when there is none."""
    tree = parse(text)
    page_lines = lines(tree)
    data = json_ld(tree)
    document = trafilatura.bare_extraction(
        parse(text), with_metadata=True, include_comments=False, include_tables=True
    )
    page = Page(base=base_of(tree))
    _fill_metadata(page, tree, data, document)
    if document is None or document.body is None:
        return page
    body = Body(page_lines, _extracted(document.body))
    names = names_of(tree, data)
    top = _top(body, names)
    page.title = title_of(top, names) or page.title
    page.authors = _byline_authors(body, page)
    page.entries = _entries(body, top or page.title, tuple(page.authors))
    return page


def _entries(body: Body, title: str, authors: tuple[str, ...]) -> list[Entry]:
    verdicts = choose(body, title, authors)
    kept = [index for index, verdict in verdicts.items() if verdict.kind]
    if not kept:
        return []
    least = min(kept) - _REASONS_ABOVE
    return [
        Entry(index + 1, verdict.kind, verdict.level, verdict.reason, body.lines[index].runs)
        for index, verdict in verdicts.items()
        if index >= least
    ]


def _extracted(body: Any) -> list[str]:
    return [
        words
        for element in body.iter("p", "item", "quote", "head", "cell", "row", "lb")
        for text in _texts(element)
        if (words := key(text))
    ]


def _texts(element: Any) -> Iterator[str]:
    """The words of an extracted element, and of each of its lines: verses are parted by `lb`."""
    if element.tag == "lb":
        yield element.tail or ""
        return
    yield " ".join(element.itertext())
    if element.find("lb") is not None:
        yield element.text or ""


def _top(body: Body, names: list[str]) -> str:
    """The h1 over the text that shares its subject with the page's names or with the text."""
    best, score = "", 0.4
    for line in body.lines[: body.first + 4]:
        words = content_words(line.text) if line.tag == "h1" else set()
        if not words:
            continue
        likeness = max((overlap(words, name) for name in names), default=0.0)
        likeness = max(likeness, overlap(words, body.text) * 0.9)
        if likeness >= score:
            best, score = line.text, likeness
    return best


def _fill_metadata(page: Page, tree: Any, data: dict[str, Any], document: Any) -> None:
    page.site = meta(tree, "og:site_name") or name_of(data.get("publisher")) or None
    page.url = next((e.get("href") for e in tree.iterfind('.//link[@rel="canonical"]')), None)
    authors = data.get("author")
    names = [name_of(author) for author in (authors if isinstance(authors, list) else [authors])]
    page.authors = authors_of(names)
    published = data.get("datePublished") or meta(tree, "article:published_time")
    page.published = str(published)[:10] if published else None
    if document is None:
        return
    page.title = document.title or ""
    if not page.authors and document.author:
        # What was found may be the beginning of a body's name: "Ministry" of "Ministry of Health".
        said = meta(tree, "author") or ""
        cut = key(said).startswith(f"{key(document.author)} of ")
        page.authors = authors_of([said] if cut else document.author.split(";"))
        page.guessed.append("authors")
    if not page.published and document.date and not _is_a_year_alone(document.date, page, tree):
        page.published = document.date
        page.guessed.append("published")
    page.site = page.site or document.sitename


def _is_a_year_alone(date: str, page: Page, tree: Any) -> bool:
    """Whether a guessed date is New Year's Day only because nothing but a year was found, which is
    mostly that of the copyright."""
    words = f"{page.url} {' '.join(tree.itertext())}"
    return date.endswith("-01-01") and _NEW_YEAR.search(words) is None


def _byline_authors(body: Body, page: Page) -> list[str]:
    """Authors by the byline over the text, for pages that name no person in their records."""
    site = key(page.site or "")
    if page.authors and any(key(name) != site for name in page.authors):
        return page.authors
    for line in body.lines[max(0, body.first - 12) : body.first]:
        if is_byline(line.text) and (names := names_in(line.text)):
            page.guessed = sorted({*page.guessed, "authors"})
            return list(names)
    return page.authors
