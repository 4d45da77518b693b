"""A page as its lines of text in document order, each with what the markup says of it.

Runs in the helper process only: it imports lxml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, islice
from operator import itemgetter

from lxml import html as lxml_html

from reader.sources.html.numbers import Numbers
from reader.sources.plain.shapes import is_bullet

_SKIPPED = frozenset(
    "script style noscript template svg head iframe object form button select option input "
    "textarea nav video audio math canvas dialog".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body dd details div dl dt fieldset figcaption figure footer "
    "h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th "
    "thead tr ul center".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_OUTSIDE = re.compile(
    r"\b(?:related|recirc\w*|recommend\w*|newsletter\w*|promo\w*|comments?|share|social\w*|sidebar"
    r"|footer|cookie\w*|breadcrumbs?|outbrain|taboola|most-(?:read|popular)|trending|teaser\w*"
    r"|read-?(?:more|next|also)|more-(?:from|on|stories)|also-read|advert\w*|signup|subscri\w+|byline"
    r"|author-bio|tags)\b",
    re.I,
)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|figcaption|cutline|legend)|image-?caption|photo-?text", re.I
)
_NOT_CAPTION = re.compile(r"closed-?caption|no-?caption|caption-?(?:credit|toggle|button)", re.I)
_DATA = re.compile(r"data:[\w.+-]+/[\w.+-]+;base64,[A-Za-z0-9+/=\s]{200,}")
_BREAKS = frozenset(("br", "break", "linebreak", "line-break", "newline"))
_LEAST_PARAGRAPHS = 5
_CELLS = frozenset(("td", "th"))
_LONGEST_CELL = 60
_BETWEEN_CELLS = " · "
_BOLD = frozenset(("bold", "strong"))
_SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class Line:
    """A line of the page. `tag` is the innermost block element; `linked` the share of its
    letters inside links, `bold` inside bold type; `outside` whether a container names itself as
    something beside the article; `caption` whether it is marked as one. `runs` are its words with
    where they lead, as the markup has it, or None, after the number that an item of an ordered list
    is shown with. A row of a table is one line, and an item."""

    text: str
    tag: str
    level: int = 0
    linked: float = 0.0
    bold: float = 0.0
    outside: bool = False
    caption: bool = False
    quoted: bool = False
    item: bool = False
    runs: list[tuple[str, str | None]] = field(default_factory=list)


def parse(text: str) -> lxml_html.HtmlElement:
    """The tree of a page's decoded text. Raises ValueError or lxml's errors for what has none."""
    parser = lxml_html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True)
    data = _DATA.sub("data:,", text).encode("utf-8", "replace")
    tree = lxml_html.document_fromstring(data, parser=parser)
    if tree is None:
        raise ValueError("empty page")
    return tree


def lines(tree: lxml_html.HtmlElement) -> list[Line]:
    """The lines of the page in document order."""
    return [line for line in _Walk().run(tree) if line.text]


class _Walk:
    """Collects text up to each edge of a block, without recursion: pages are nested deeply."""

    def __init__(self) -> None:
        self.runs: list[tuple[str, str | None]] = []
        self.linked = self.bold = 0
        self.number = ""

    def run(self, tree: lxml_html.HtmlElement) -> Iterator[Line]:
        stack: list[tuple[lxml_html.HtmlElement, _Context, bool]] = [(tree, _Context(), False)]
        while stack:
            element, context, leaving = stack.pop()
            if leaving:
                if element.tag in _BLOCKS and not _is_cell(element, context):
                    yield self.flush(context)
                if element.tail:
                    self.add(element.tail, context.parent or context)
                continue
            if not isinstance(element.tag, str) or _is_skipped(element):
                if element.tail:
                    self.add(element.tail, context)
                continue
            yield from self.edge(element, context)
            inner = context.inside(element)
            stack.append((element, inner, True))
            if element.tag == "img":
                yield from self.picture(element, inner)
            if element.text:
                self.add(element.text, inner)
            stack.extend((child, inner, False) for child in reversed(element))

    def edge(self, element: lxml_html.HtmlElement, context: _Context) -> Iterator[Line]:
        """What ends where `element` begins: a line, a cell of a row, or nothing."""
        if _is_cell(element, context):
            self.runs += [(_BETWEEN_CELLS, None)] if self.runs else []
        elif element.tag in _BLOCKS or element.tag == "br":
            yield self.flush(context)
        elif _is_break(element):
            self.runs.append(("\n", None))
        if element.tag == "li":
            self.number = context.numbers.next(element) if context.numbers else ""

    def picture(self, element: lxml_html.HtmlElement, context: _Context) -> Iterator[Line]:
        """The description of a picture that only those who cannot see it are given."""
        words = _SPACES.sub(" ", element.get("alt") or "").strip()
        if words.count(" ") >= 3 and not context.linked:
            yield self.flush(context)
            runs: list[tuple[str, str | None]] = [(words, None)]
            yield Line(words, "img", outside=context.outside, caption=True, runs=runs)

    def add(self, text: str, context: _Context) -> None:
        self.runs.append((_SPACES.sub(" ", text), context.url))
        size = len(text.strip())
        self.linked += size * context.linked
        self.bold += size * context.bold

    def flush(self, context: _Context) -> Line:
        text = _SPACES.sub(" ", "".join(words for words, _ in self.runs)).strip()
        size = max(1, len(text))
        if text and self.number and not context.level and not context.caption:
            # An item that is numbered by hand has its number in its words.
            self.runs[:0] = [] if is_bullet(text) else [(self.number, None)]
            self.number = ""
        line = Line(
            text,
            context.tag,
            context.level,
            self.linked / size,
            self.bold / size,
            context.outside,
            context.caption,
            context.quoted,
            context.item or context.row,
            [
                ("".join(words for words, _ in run), url)
                for url, run in groupby(self.runs, key=itemgetter(1))
            ],
        )
        self.runs, self.linked, self.bold = [], 0, 0
        return line


def _is_skipped(element: lxml_html.HtmlElement) -> bool:
    """Whether nothing in the element is read; some sites put the whole page into a form."""
    if element.tag != "form":
        return element.tag in _SKIPPED
    paragraphs = islice(element.iter("p", "h1"), _LEAST_PARAGRAPHS)
    return sum(1 for _ in paragraphs) < _LEAST_PARAGRAPHS


def _is_row(element: lxml_html.HtmlElement) -> bool:
    """Whether the element is a row of a table of facts, not one that lays out a page."""
    cells = [cell for cell in element if cell.tag in _CELLS]
    return len(cells) > 1 and all(
        len(cell.text_content().strip()) <= _LONGEST_CELL
        and not any(inner.tag in _BLOCKS or inner.tag == "br" for inner in cell.iterdescendants())
        for cell in cells
    )


def _is_cell(element: lxml_html.HtmlElement, context: _Context) -> bool:
    """Whether the element is one of several on the line of its row."""
    return context.row and element.tag in _CELLS


def _is_break(element: lxml_html.HtmlElement) -> bool:
    """Whether the element is an empty one that breaks the line by its name."""
    empty = not element.text and not len(element)
    return empty and not _BREAKS.isdisjoint(element.get("class", "").casefold().split())


@dataclass(slots=True)
class _Context:
    """What the elements around a piece of text say."""

    tag: str = ""
    level: int = 0
    linked: bool = False
    bold: bool = False
    outside: bool = False
    caption: bool = False
    quoted: bool = False
    item: bool = False
    row: bool = False
    numbers: Numbers | None = None
    url: str | None = None
    parent: _Context | None = None

    def inside(self, element: lxml_html.HtmlElement) -> _Context:
        tag = element.tag
        named = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
        caption = tag == "figcaption" or (
            _CAPTION.search(named) is not None and not _NOT_CAPTION.search(named)
        )
        return _Context(
            tag=tag if tag in _BLOCKS else self.tag,
            level=_HEADINGS.get(tag, self.level),
            linked=self.linked or tag == "a",
            bold=self.bold or tag in ("b", "strong") or not _BOLD.isdisjoint(named.split()),
            outside=self.outside
            or tag in ("aside", "footer")
            or (tag not in ("body", "html", "main", "article") and bool(_OUTSIDE.search(named))),
            caption=self.caption or (caption and tag not in ("body", "html", "main", "article")),
            quoted=self.quoted or tag == "blockquote",
            item=self.item or tag == "li",
            row=_is_row(element) if tag == "tr" else self.row and tag != "table",
            numbers=Numbers(element) if tag == "ol" else None if tag == "ul" else self.numbers,
            url=element.get("href") if tag == "a" else self.url,
            parent=self,
        )
