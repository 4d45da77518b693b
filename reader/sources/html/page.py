"""The article in a page: trafilatura says which words are its text, the page's own lines say in
which order, under which headings and with which captions.

Runs in the helper process only: it imports lxml and trafilatura.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import trafilatura

from reader.sources.html.dom import Line, lines, parse
from reader.sources.html.metadata import authors_of, json_ld, meta, name_of, names_of, title_of
from reader.sources.plain.boxes import remove_tail
from reader.sources.plain.captions import is_caption, is_credit_line
from reader.sources.plain.dates import find_date, is_time_line
from reader.sources.plain.draft import Draft
from reader.sources.plain.furniture import is_box_opener, is_notice, is_tail_opener, phrase_reason
from reader.sources.plain.lines import Lines
from reader.sources.plain.names import is_byline, names_in
from reader.sources.plain.notes import is_note
from reader.sources.plain.shapes import (
    content_words,
    ends_sentence,
    is_prose,
    key,
    overlap,
    word_count,
)

_LEAD_REACH = 45
_MOST_MISSES = 3


@dataclass(slots=True)
class Page:
    """What was found: blocks as (kind, text, level), and metadata with the names of guesses."""

    blocks: list[tuple[str, str, int]] = field(default_factory=list)
    title: str = ""
    authors: list[str] = field(default_factory=list)
    published: str | None = None
    site: str | None = None
    url: str | None = None
    language: str | None = None
    guessed: list[str] = field(default_factory=list)


def read_page(text: str) -> Page:
    """The article in a page's decoded text; no blocks when there is none."""
    tree = parse(text)
    page_lines = lines(tree)
    data = json_ld(tree)
    document = trafilatura.bare_extraction(
        parse(text), with_metadata=True, include_comments=False, include_tables=True
    )
    page = Page()
    _fill_metadata(page, tree, data, document)
    if document is None or document.body is None:
        return page
    found = _Body(page_lines, _extracted(document.body))
    names = names_of(tree, data)
    top = _top(page_lines, found, names)
    page.title = title_of(top, names) or page.title
    page.authors = _byline_authors(page_lines, found, page)
    page.blocks = list(_blocks(page_lines, found, page, top or page.title))
    return page


def _extracted(body: Any) -> list[str]:
    return [
        words
        for element in body.iter("p", "item", "quote", "head", "cell", "lb")
        if (words := key(" ".join(element.itertext())))
    ]


class _Body:
    """Which lines of the page are the article's text, by the words that were extracted."""

    def __init__(self, page_lines: list[Line], extracted: list[str]) -> None:
        self.lines = page_lines
        self.keys = [key(line.text) for line in page_lines]
        whole = set(extracted)
        joined = "\n".join(extracted)
        self.inside = [
            bool(words) and (words in whole or (len(words) >= 30 and words in joined))
            for words in self.keys
        ]
        running = [
            i
            for i, line in enumerate(page_lines)
            if self.inside[i] and is_prose(line.text) and not line.caption and line.linked < 0.6
        ]
        if not running:
            running = [i for i, line in enumerate(page_lines) if self.inside[i]]
        self.first = running[0] if running else len(page_lines)
        self.last = running[-1] if running else -1
        self.last = self._reach_on(self.last)
        counts = Counter(words for words in self.keys if 0 < len(words) <= 40)
        self.repeated = {words for words, count in counts.items() if count >= 4}
        self.text = "\n".join(page_lines[i].text for i in running)[:8000]

    def _reach_on(self, last: int) -> int:
        """The last line of running text that goes on after `last`: pages part long articles into
        containers, and the extractor may stop at the first."""
        misses, index = 0, last + 1
        while last >= 0 and index < len(self.lines) and misses <= _MOST_MISSES:
            line = self.lines[index]
            if is_tail_opener(line.text) or line.level == 1:
                break
            running = line.tag == "p" and not line.outside and line.linked < 0.3
            if running and word_count(line.text) >= 20 and ends_sentence(line.text):
                last, misses = index, 0
            else:
                misses += 1
            index += 1
        return last

    def beside(self, index: int) -> bool:
        """Whether extracted lines stand on both sides: a container's name may say anything."""
        before = any(self.inside[max(0, index - 3) : index])
        return before and any(self.inside[index + 1 : index + 4])


def _top(page_lines: list[Line], body: _Body, names: list[str]) -> str:
    """The h1 over the text that shares its subject with the page's names or with the text."""
    best, score = "", 0.4
    for line in page_lines[: body.first + 4]:
        words = content_words(line.text) if line.tag == "h1" else set()
        if not words:
            continue
        likeness = max((overlap(words, name) for name in names), default=0.0)
        likeness = max(likeness, overlap(words, body.text) * 0.9)
        if likeness >= score:
            best, score = line.text, likeness
    return best


def _blocks(
    page_lines: list[Line], body: _Body, page: Page, top: str
) -> Iterator[tuple[str, str, int]]:
    title = key(top)
    title_at = next((i for i in range(body.first, -1, -1) if body.keys[i] == title), None)
    kinds: dict[int, tuple[str, int]] = {}
    captions = ""
    seen: set[str] = set()
    for index in range(max(0, body.first - _LEAD_REACH), min(len(page_lines), body.last + 8)):
        line, words = page_lines[index], body.keys[index]
        if not words or words in seen or (line.caption and words in captions):
            continue
        kind = _kind(line, index, words, title, body)
        if kind is None and title_at is not None and title_at < index < body.first:
            kind = _under_title(line)
        if kind is None:
            continue
        kinds[index] = kind
        if kind[0] == "caption":
            captions += "\n" + words
        if word_count(line.text) >= 4:
            seen.add(words)
    _drop_tail(page_lines, body, kinds)
    _drop_lonely_headings(kinds)
    if title and title_at is not None:
        yield "title", page_lines[title_at].text, 0
    last = [i for i, (kind, _) in kinds.items() if kind == "paragraph"][-3:]
    for index in sorted(kinds):
        found, level = kinds[index]
        text = page_lines[index].text
        note = found == "paragraph" and index in last and is_note(text, tuple(page.authors), False)
        yield ("note" if note else found), text, level


def _under_title(line: Line) -> tuple[str, int] | None:
    """A line under the title that says something is its deck; a picture there is the first."""
    text = line.text
    if line.caption and 15 <= len(text) <= 900 and not is_credit_line(text):
        return "caption", 0
    if line.caption or line.outside or line.linked > 0.3 or line.item:
        return None
    if not 3 <= word_count(text) <= 60 or not (word_count(text) >= 6 or ends_sentence(text)):
        return None
    if is_byline(text) or is_time_line(text) or find_date(text) or _is_furniture(text):
        return None
    return "paragraph", 0


def _is_furniture(text: str) -> bool:
    return phrase_reason(text) is not None or (len(text) >= 30 and is_notice(text))


def _drop_tail(page_lines: list[Line], body: _Body, kinds: dict[int, tuple[str, int]]) -> None:
    """Drop what stands after an opener ("More from …") if no article goes on there."""
    chosen = [
        index
        for index in range(body.first, min(len(page_lines), body.last + 8))
        if index in kinds or page_lines[index].level > 1 or is_tail_opener(page_lines[index].text)
    ]
    draft = Draft(Lines([page_lines[index].text for index in chosen]))
    draft.prose = [
        at
        for at, index in enumerate(chosen)
        if kinds.get(index, ("", 0))[0] == "paragraph" and is_prose(page_lines[index].text)
    ]
    remove_tail(draft)
    for at in draft.reasons:
        kinds.pop(chosen[at], None)


def _kind(line: Line, index: int, words: str, title: str, body: _Body) -> tuple[str, int] | None:
    """The kind and level of a line, None for what is no part of the article."""
    text = line.text
    within = body.first <= index <= body.last
    if words == title or _is_furniture(text) or words in body.repeated:
        return None
    if line.caption or (is_caption(text) and line.linked <= 0.3):
        fit = 15 <= len(text) <= 900 and line.linked < 0.8 and not is_credit_line(text)
        return ("caption", 0) if fit and (within or line.tag != "img") else None
    if not within:
        return None
    deck = index == body.first and is_prose(text)
    if (
        not deck
        and (line.level > 1 or (line.bold > 0.9 and _is_short(text)))
        and (word_count(text) <= 24)
    ):
        return _heading(line, text)
    if line.linked > 0.85 and not is_prose(text):
        return None
    if body.inside[index] and not (line.outside and line.linked > 0.5):
        if line.quoted:
            return "blockquote", 0
        return ("list_item" if line.item else "paragraph"), 0
    outside = line.outside and not body.beside(index)
    running = is_prose(text) and line.linked < 0.4 and not outside
    if running and (line.tag == "p" or (word_count(text) >= 20 and ends_sentence(text))):
        return "paragraph", 0
    return None


def _heading(line: Line, text: str) -> tuple[str, int] | None:
    if line.outside or line.linked > 0.5 or word_count(text) > 24:
        return None
    if is_box_opener(text) or is_tail_opener(text) or _is_doubled(text):
        return None
    return "heading", max(1, line.level - 1)


def _is_doubled(text: str) -> bool:
    """Whether the line says the same twice, as cards of other pieces do."""
    words = key(text).split()
    half = len(words) // 2
    return half >= 2 and len(words) % 2 == 0 and words[:half] == words[half:]


def _is_short(text: str) -> bool:
    return word_count(text) <= 16 and not ends_sentence(text) and not text.endswith((":", ","))


def _drop_lonely_headings(kinds: dict[int, tuple[str, int]]) -> None:
    """A heading with no text under it leads to something that is not the article's."""
    following = ""
    for index in sorted(kinds, reverse=True):
        kind = kinds[index][0]
        if kind == "heading" and following in ("", "heading2"):
            del kinds[index]
            continue
        following = (
            ("heading2" if following == "heading" else "heading") if kind == "heading" else kind
        )


def _fill_metadata(page: Page, tree: Any, data: dict[str, Any], document: Any) -> None:
    page.site = meta(tree, "og:site_name") or name_of(data.get("publisher")) or None
    page.language = (tree.get("lang") or "").split("-")[0].casefold() or None
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
        page.authors = authors_of(document.author.split(";"))
        page.guessed.append("authors")
    if not page.published and document.date:
        page.published = document.date
        page.guessed.append("published")
    page.site = page.site or document.sitename


def _byline_authors(page_lines: list[Line], body: _Body, page: Page) -> list[str]:
    """Authors by the byline over the text, for pages that name no person in their records."""
    site = key(page.site or "")
    if page.authors and any(key(name) != site for name in page.authors):
        return page.authors
    for line in page_lines[max(0, body.first - 12) : body.first]:
        if is_byline(line.text) and (names := names_in(line.text)):
            page.guessed = sorted({*page.guessed, "authors"})
            return list(names)
    return page.authors
