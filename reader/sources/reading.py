"""What one format's reader makes of a source, and how it is put together from its parts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from reader.model import Block, BlockKind, Blocks, Link, Metadata, RemovedLine, Span
from reader.sources.decode import decode
from reader.sources.errors import SourceError
from reader.sources.fields import web_address
from reader.sources.input import Input
from reader.sources.plain.assemble import SEPARATOR
from reader.text.sanitise import is_clean, sanitise

# A no-break space has a purpose before French punctuation; elsewhere it is a typesetter's trace
# that keeps words apart from their neighbours for every later step.
_NO_BREAK = re.compile("(?<![«‹])[\u00a0\u202f](?![»›!?;:%])")
_SPACES = re.compile(r"[ \t\r\f\v]*\n\s*|[^\S\n]+")


Runs = list[tuple[str, str | None]]
"""Words in order, each with the address that they lead to or None."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read. `unrestored` is the text that the id is of, without any restored line."""

    text: str
    blocks: Blocks
    metadata: Metadata
    unrestored: str
    removed: tuple[RemovedLine, ...] = ()
    notices: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


def characters(source: Input, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The source's safe characters and what was lost on the way. Raises SourceError if none."""
    decoded = decode(source.data, source.name, declared)
    text, lost = safe(decoded.text)
    if not text or text.isspace():
        raise SourceError(f"{source.name} holds no text. Check that the right file was named.")
    return text, (*decoded.notices, *lost)


def safe(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` sanitised and in its normal form, with a sentence on what was left out."""
    clean = sanitise(text)
    return normal(clean.text), lost(clean.dropped)


def normal(text: str) -> str:
    """Sanitised `text` in Unicode's composed form (NFC), its no-break spaces as plain ones."""
    if not unicodedata.is_normalized("NFC", text):
        # Composition may bring marks together again that the sanitiser had counted apart.
        text = sanitise(unicodedata.normalize("NFC", text)).text
    if "\u00a0" in text or "\u202f" in text:
        text = _NO_BREAK.sub(" ", text)
    return text


def lost(dropped: int) -> tuple[str, ...]:
    """A sentence on characters that were left out, if any were."""
    if not dropped:
        return ()
    if dropped == 1:
        return ("1 control or invisible character was left out of the text.",)
    return (f"{dropped} control or invisible characters were left out of the text.",)


@dataclass(slots=True)
class Builder:
    """Puts a text together, block by block, for formats that say themselves what is what.

    Whatever is added is made safe here: a format can write any character as an entity.
    """

    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    removed: list[RemovedLine] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _at: int = 0
    _dropped: int = 0

    def add(
        self, kind: BlockKind, runs: str | Iterable[tuple[str, str | None]], level: int = 0
    ) -> bool:
        """Add a block of `runs`: words, each with the address that they lead to or None.

        Spaces are folded, line breaks stay. A block without words is none; returns whether it
        was added.
        """
        parts: list[str] = []
        marked: list[tuple[int, int, str]] = []
        at = 0
        for words, url in [(runs, None)] if isinstance(runs, str) else runs:
            start = at
            for piece in self._folded(words, at == 0 or parts[-1][-1].isspace()):
                parts.append(piece)
                at += len(piece)
            address = web_address(url) if url else None
            if address and at > start:
                marked.append((start, at, address))
        text = "".join(parts).rstrip()
        if not is_clean(text):
            # Only marks piled up across runs come here; where a link stood is not known then.
            text, marked = sanitise(text).text, []
        if not text:
            return False
        self._append(kind, text, level)
        self._mark(text, marked)
        return True

    def set_aside(self, number: int, words: str, reason: str) -> None:
        """Set aside the input's line of that number: it would return where the next block comes."""
        self.removed.append(RemovedLine(number, self._at, words, reason))

    def words(self, index: int) -> str:
        """The words of the block with the given index."""
        return self._pieces[index]

    def set_kind(self, index: int, kind: BlockKind, level: int = 0) -> None:
        """Say anew what the block with the given index is."""
        self.blocks[index] = Block(kind, self.blocks[index].span, level)

    def _folded(self, words: str, after_space: bool) -> list[str]:
        clean = sanitise(words)
        self._dropped += clean.dropped
        folded = _SPACES.sub(
            lambda found: "\n" if "\n" in found.group() else " ", normal(clean.text)
        )
        folded = folded.lstrip() if after_space else folded
        return [folded] if folded else []

    def _append(self, kind: BlockKind, text: str, level: int) -> None:
        self.blocks.append(Block(kind, Span(self._at, self._at + len(text)), level))
        self._pieces.append(text)
        self._at += len(text) + len(SEPARATOR)

    def _mark(self, text: str, marked: list[tuple[int, int, str]]) -> None:
        offset = self.blocks[-1].span.start
        for start, end, url in marked:
            words = text[start:end]
            start += len(words) - len(words.lstrip())
            end = start + len(words.strip())
            if end > start:
                self.links.append(Link(Span(offset + start, offset + end), url))

    def reading(self, metadata: Metadata, notices: Iterable[str] = ()) -> Reading:
        """All that was added, as one reading."""
        text = SEPARATOR.join(self._pieces)
        return Reading(
            text,
            Blocks(self.blocks),
            metadata,
            text,
            removed=tuple(replace(line, at=min(line.at, len(text))) for line in self.removed),
            notices=(*notices, *lost(self._dropped)),
            links=tuple(self.links),
        )
