"""Markdown: its marks say what is what, its front matter who wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import BlockKind, Metadata
from reader.sources.dumped import article_in
from reader.sources.fields import absolute
from reader.sources.front_matter import split_front_matter
from reader.sources.input import Input
from reader.sources.language import language_of
from reader.sources.markup import add_markup
from reader.sources.reading import Builder, Reading, Runs, characters
from reader.sources.routes import by_lines

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST = 10_000_000
_FEW_MARKS = 5_000
_BY_LINES = "The text is too long or too full of marks for Markdown, so it was read by its lines."
_DEEPEST = 100
_INLINE = {"softbreak": " ", "hardbreak": "\n"}


def read_markdown(source: Input, restored: Sequence[int] = ()) -> Reading:
    """The article in a Markdown text. What its front matter says is no guess.

    Emphasis and other marks are dropped, their words kept. Raises SourceError for an empty text.
    """
    text, notices = characters(source)
    # Open brackets and stars take the parser quadratic time; no text for people is full of them.
    marks = max(text.count("["), text.count("*"), text.count("_"))
    if len(text) > _LONGEST or marks > max(_FEW_MARKS, len(text) // 10):
        return by_lines(text, restored, (*notices, _BY_LINES))
    said, body = split_front_matter(text)
    builder = Builder()
    _Walk(builder, said.url or source.url or "").run(_tokens(body))
    # Who writes front matter has marked an article.
    page = article_in(builder, restored) if body == text else None
    if page is not None:
        reading = page.article.reading(replace(said, title=page.title), notices)
        reading = replace(reading, unrestored=page.unrestored)
    else:
        title = _title(builder)
        reading = builder.reading(replace(said, title=said.title or title), notices)
    if not reading.text:
        return by_lines(text, restored, notices)
    if said.language == Metadata().language:
        metadata = replace(reading.metadata, language=language_of(reading.text))
        reading = replace(reading, metadata=metadata)
    return reading


def _tokens(text: str) -> list[Token]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    # Links that lead nowhere keep their words: where a link leads is looked at in the Builder.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser.parse(text)


def _title(builder: Builder) -> str:
    """Make the heading that the text begins with its title, if it is the only one of its level,
    and count the levels under it from 1; returns the title's words."""
    blocks = builder.blocks
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    if not headings or headings[0] is not blocks[0]:
        return ""
    first = headings[0]
    if any(heading.level <= first.level for heading in headings[1:]):
        return ""
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            blocks[index] = replace(block, level=block.level - first.level)
    blocks[0] = replace(first, kind=BlockKind.TITLE, level=0)
    return builder.words(0)


class _Walk:
    """Turns tokens into blocks; lists and quotes around a paragraph say what it is."""

    def __init__(self, builder: Builder, base: str) -> None:
        self.builder, self.base = builder, base
        self.around: list[BlockKind] = []
        self.numbers: list[int | None] = []
        self.level = 0
        self.marker = ""
        self.row: Runs | None = None

    def run(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token.type == "inline":
                self.inline(token)
            elif token.type in ("fence", "code_block"):
                self.builder.add(self.kind, token.content)
            elif token.type == "html_block":
                add_markup(self.builder, token.content)
            else:
                self.edge(token)

    @property
    def kind(self) -> BlockKind:
        return self.around[-1] if self.around else BlockKind.PARAGRAPH

    def edge(self, token: Token) -> None:
        """The start or the end of a container."""
        name, opens = token.type.removesuffix("_open").removesuffix("_close"), token.nesting > 0
        if name == "heading":
            self.level = int(token.tag[1:]) if opens else 0
        elif name in ("bullet_list", "ordered_list"):
            if opens:
                first = int(token.attrGet("start") or 1) if name == "ordered_list" else None
                self.numbers.append(first)
            else:
                self.numbers.pop()
        elif name == "list_item":
            self.item(opens)
        elif name == "blockquote":
            self.surround(BlockKind.BLOCKQUOTE, opens)
        elif name == "tr":
            if not opens and self.row:
                self.builder.add(BlockKind.PARAGRAPH, self.row)
            self.row = [] if opens else None

    def item(self, opens: bool) -> None:
        self.surround(BlockKind.LIST_ITEM, opens)
        number = self.numbers[-1]
        self.marker = "" if number is None or not opens else f"{number}. "
        if number is not None and opens:
            self.numbers[-1] = number + 1

    def surround(self, kind: BlockKind, opens: bool) -> None:
        if opens:
            self.around.append(kind)
        else:
            self.around.pop()

    def inline(self, token: Token) -> None:
        children = token.children or []
        if self.row is not None:
            self.row += [(" | ", None)] if self.row else []
            self.row += self.runs(children)
        elif self.level:
            self.builder.add(BlockKind.HEADING, self.runs(children), self.level)
        elif (caption := _caption(children)) is not None:
            self.builder.add(BlockKind.CAPTION, caption)
        else:
            marker: Runs = [(self.marker, None)] if self.marker else []
            self.builder.add(self.kind, marker + self.runs(children))
            self.marker = ""

    def runs(self, children: Sequence[Token]) -> Runs:
        """The words of a paragraph, each run with where it leads."""
        return list(self._runs(children))

    def _runs(self, children: Sequence[Token]) -> Iterator[tuple[str, str | None]]:
        words: list[str] = []
        url: str | None = None
        for child in children:
            if child.type in ("link_open", "link_close"):
                yield "".join(words), url
                words = []
                href = str(child.attrGet("href") or "") if child.nesting > 0 else ""
                url = absolute(href, self.base)
            elif child.type in ("text", "text_special", "code_inline"):
                words.append(child.content)
            elif child.type == "html_inline":
                words.append("\n" if child.content[:3].lower() == "<br" else "")
            else:
                words.append(_INLINE.get(child.type, ""))
        yield "".join(words), url


def _caption(children: Sequence[Token]) -> str | None:
    """The words under a paragraph of pictures only, None for any other paragraph."""
    pictures = [child for child in children if child.type == "image"]
    others = (child for child in children if child.type not in ("image", "softbreak"))
    if not pictures or any(child.content.strip() for child in others):
        return None
    words = (str(picture.attrGet("title") or picture.content) for picture in pictures)
    return " ".join(filter(None, words))
