"""One page with the article's very words, its highlights, and notes beside; nothing runs in it."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from reader.annotation import Store
from reader.annotation.anchor import select
from reader.annotation.exchange import html
from reader.annotation.exchange.row import Page
from reader.model import Block, BlockKind, Blocks, Metadata, Span, Version
from tests.annotation.building import TEXT, article, kept, selector
from tests.annotation.exchange.rows import rows_of

ALONE = {"meta", "br"}


class Reading(HTMLParser):
    """What a browser would find: the words of the article, those marked, the notes."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words, self.marked, self.notes = "", list[str](), list[str]()
        self.tags: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in ALONE:
            self.open.append(tag)
        if tag == "div":
            self.words += "\n"
        if tag == "mark":
            self.marked.append("")
        if tag == "aside":
            self.notes.append("")
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "aside" in self.open:
            self.notes[-1] += data
        elif "sup" not in self.open and "div" in self.open:
            self.words += data
            if "mark" in self.open:
                self.marked[-1] += data


def blocks_of(text: str) -> Blocks:
    spans, start = [], 0
    for part in text.split("\n\n"):
        spans.append(Span(start, start + len(part)))
        start += len(part) + 2
    kinds = [BlockKind.TITLE, *[BlockKind.PARAGRAPH] * len(spans)]
    return Blocks(Block(kind, span) for kind, span in zip(kinds, spans, strict=False))


def page(store: Store, **details: object) -> Page:
    shown = article()
    version = Version(TEXT, blocks_of(TEXT))
    metadata = replace(shown.metadata, **details)  # type: ignore[arg-type]
    return Page(replace(shown, version=version, metadata=metadata), tuple(rows_of(store)))


def read(*pages: Page) -> Reading:
    reading = Reading()
    reading.feed("".join(html.write(pages)))
    reading.close()
    assert reading.open == []
    return reading


def test_the_page_shows_the_article_with_highlights_and_notes_beside() -> None:
    store = Store(None)
    key = kept(store)
    tag = store.codebook.ensure("sea")
    store.annotations.add(key, selector("night ferry"), note="which one?", tags=[tag.id])
    store.annotations.add(key, selector("ferry running"), speaker="Oke Brandt")
    store.annotations.add(key, None, note="on all of it")
    found = read(page(store))
    assert found.words.split() == TEXT.split()
    assert found.marked == ["night ", "ferry", " running"]
    assert [note.strip() for note in found.notes] == [
        "on all of it",
        "2which one?#sea",
        "3Oke Brandt (?)",
    ]


def test_a_lost_note_keeps_its_words_beside_the_article() -> None:
    store = Store(None)
    where = replace(selector("night ferry"), exact="zeppelin over the fjord at noon", prefix="")
    store.annotations.add(kept(store), replace(where, text_sha256="", suffix=""), note="n")
    found = read(page(store))
    assert found.marked == []
    assert "no longer in the article" in found.notes[0]
    assert "zeppelin over the fjord" in found.notes[0]


def test_nothing_in_it_is_taken_for_markup_and_no_address_runs() -> None:
    store = Store(None)
    bad = "</aside><script>alert(1)</script><img src=x onerror=alert(1)>\"'"
    store.annotations.add(
        kept(store), selector("night ferry"), note=bad, speaker=bad,
        tags=[store.codebook.ensure(bad).id],
    )  # fmt: skip
    found = read(page(store, title=bad, site=bad, authors=(bad,), url="javascript:alert(1)"))
    assert not found.tags & {"script", "img"}
    assert not any("javascript" in link for link in found.links)
    assert bad in found.notes[0]


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 200)), max_size=6))
def test_any_overlap_leaves_the_words_whole(places: list[tuple[int, int]]) -> None:
    store = Store(None)
    key = kept(store)
    for start, size in places:
        span = Span(start, min(start + size, len(TEXT)))
        where = select(TEXT, span, article().version.sha256)
        store.annotations.add(key, where if where.exact.strip() else selector("ferry"))
    found = read(page(store))
    assert found.words.split() == TEXT.split()
    assert len(found.notes) == len(places)


def test_several_articles_share_a_page_and_number_their_notes_on() -> None:
    store = Store(None)
    store.annotations.add(kept(store), selector("night ferry"), note="n")
    one = page(store)
    other = Page(replace(one.article, metadata=Metadata(title="Other")), one.rows)
    assert [link for link in read(one, other).links if link.startswith("#n")] == ["#n1", "#n2"]
