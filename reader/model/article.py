"""What is known about one piece: its metadata and the text of one version."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from reader.model.span import Span, SpanColumns


class BlockKind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    LIST_ITEM = "list_item"
    BLOCKQUOTE = "blockquote"
    BYLINE = "byline"
    DATELINE = "dateline"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the text with a kind. `level` is a heading's depth from 1, else 0."""

    kind: BlockKind
    span: Span
    level: int = 0


_KINDS = tuple(BlockKind)
_KIND_CODES = {kind: code for code, kind in enumerate(_KINDS)}


class Blocks(SpanColumns[Block]):
    """The blocks of a text in reading order, in columns (see SpanColumns)."""

    __slots__ = ("_kinds", "_levels")

    def __init__(self, blocks: Iterable[Block] = ()) -> None:
        super().__init__()
        kinds, levels = bytearray(), bytearray()
        for block in blocks:
            self.starts.append(block.span.start)
            self.ends.append(block.span.end)
            kinds.append(_KIND_CODES[block.kind])
            levels.append(min(block.level, 255))
        self._kinds, self._levels = bytes(kinds), bytes(levels)

    @classmethod
    def of_columns(
        cls,
        starts: Iterable[int],
        ends: Iterable[int],
        kinds: Iterable[BlockKind],
        levels: Iterable[int],
    ) -> Blocks:
        """The blocks that four columns describe; quicker than from blocks, of which a book has
        tens of thousands. Levels are at most 255."""
        blocks = cls()
        blocks.starts, blocks.ends = array("I", starts), array("I", ends)
        blocks._kinds = bytes(map(_KIND_CODES.__getitem__, kinds))
        blocks._levels = bytes(levels)
        return blocks

    def kind(self, index: int) -> BlockKind:
        return _KINDS[self._kinds[index]]

    def indices(self, *kinds: BlockKind) -> list[int]:
        """Indices of all blocks of the given kinds, in reading order."""
        codes = {_KIND_CODES[kind] for kind in kinds}
        return [index for index, code in enumerate(self._kinds) if code in codes]

    def _item(self, index: int) -> Block:
        return Block(self.kind(index), self.span(index), self._levels[index])

    def _columns(self) -> tuple[object, ...]:
        return (*super()._columns(), self._kinds, self._levels)


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """An input line that the cleaner set aside, and why.

    `line` is its number in the input, from 1: of a web page among its lines of text, of a page
    dumped as Markdown among its blocks (None where the input has no lines); `at` is the offset in
    the version's text where the line would return.
    """

    line: int | None
    at: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to `url`."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """A record beside the text: editing it changes no text.

    `published` is an ISO 8601 date, as much of it as is known ("2020", "2020-01", "2020-01-03");
    `retrieved` a UTC time ending in Z; `guessed` names the fields that are guesses; `newspaper`
    is true only where the source or the user says that the site is one.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    site: str | None = None
    url: str | None = None
    language: str = "en"
    retrieved: str | None = None
    guessed: tuple[str, ...] = ()
    newspaper: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """One immutable text, made from one input by one cleaner with some lines restored.

    `text` holds the blocks in order, parted by a blank line; `restored` holds the numbers of the
    input lines that the user brought back; `notices` are sentences for the user about what the
    text lost on its way in (bad bytes, control sequences).
    """

    text: str
    blocks: Blocks = field(default_factory=Blocks)
    removed: tuple[RemovedLine, ...] = ()
    links: tuple[Link, ...] = ()
    input_sha256: str = ""
    cleaner: int = 0
    restored: tuple[int, ...] = ()
    notices: tuple[str, ...] = ()
    sha256: str = ""

    def __post_init__(self) -> None:
        if not self.sha256:
            object.__setattr__(self, "sha256", text_sha256(self.text))


@dataclass(frozen=True, slots=True)
class Article:
    """An article, opened in one of its versions."""

    id: str
    metadata: Metadata
    version: Version

    @property
    def text(self) -> str:
        return self.version.text

    @property
    def blocks(self) -> Blocks:
        return self.version.blocks


def text_sha256(text: str) -> str:
    """The hex digest of `text` in UTF-8; lone surrogates, which UTF-8 cannot hold, pass through."""
    return _sha256(b"", text)


def article_id(url: str | None, text: str) -> str:
    """The id of a new article: 16 hex digits from its canonical URL if known, else its text."""
    return (_sha256(b"url:", url) if url else _sha256(b"text:", text))[:16]


def _sha256(before: bytes, text: str) -> str:
    # A book is not copied to put a word before it.
    digest = hashlib.sha256(before)
    digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
