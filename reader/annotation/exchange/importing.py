"""Taking in a file of any format that Reader reads; the format is found from its content."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, BinaryIO

from reader.annotation.exchange import hypothesis, jsonl, qdc, sheet, w3c
from reader.annotation.exchange.foreign import Entry, Foreign
from reader.annotation.exchange.incoming import Imported, RefusedError
from reader.annotation.exchange.tagging import take_tags
from reader.annotation.store import Store
from reader.model.errors import ReaderError

_FIRST = 8_000_000
_LARGEST = 256_000_000
_BOM = b"\xef\xbb\xbf"


def read(store: Store, stream: BinaryIO) -> Imported:
    """Take in JSON lines, Web Annotations, annotations of Hypothesis, or a codebook as .qdc or CSV.

    What cannot be used is refused with the number of its line or entry; the rest comes in, as one
    undo, and only once however often it is read. Raises ReaderError when nothing can come in.
    """
    blank, first = _first_line(stream)
    start = first.removeprefix(_BOM).lstrip()
    if start.startswith((b"<", b"\xff\xfe<", b"\xfe\xff\x00<")):
        return take_tags(store, qdc.read(_whole(first, stream)))
    if start.startswith(b"PK\x03\x04"):
        raise ReaderError(
            "This is a packed project or workbook. Export its codebook alone, as .qdc or CSV."
        )
    if start[:1] in (b"{", b"[") and not _is_json_line(start):
        return _read_json(store, blank, _whole(first, stream))
    if sheet.is_codebook(start.decode("utf-8", "replace")):
        text = _whole(first, stream).removeprefix(_BOM).decode("utf-8", "replace")
        return take_tags(store, sheet.read_codebook(text))
    lines = chain([b""] * blank, [first] if first else [], jsonl.lines_of(stream))
    return jsonl.read_lines(store, lines)


def _first_line(stream: BinaryIO) -> tuple[int, bytes]:
    """How many lines are blank, and the first that is not, or as much of it as one line may be."""
    blank = 0
    while (line := stream.readline(_FIRST)) and not line.strip():
        blank += 1
    return blank, line


def _whole(first: bytes, stream: BinaryIO) -> bytes:
    rest = stream.read(_LARGEST - len(first) + 1)
    if len(first) + len(rest) > _LARGEST:
        raise ReaderError(
            f"The file is larger than {_LARGEST // 1_000_000} MB. Export it in parts, "
            "or as JSON lines, which may be of any size."
        )
    return first + rest


def _is_json_line(line: bytes) -> bool:
    """Whether a line is one of Reader's own."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and "schema" in value


def _read_json(store: Store, blank: int, data: bytes) -> Imported:
    value = _json(data)
    if value is not None and w3c.is_w3c(value):
        return _take(store, w3c.entries(value), w3c.read)
    if value is not None and hypothesis.is_hypothesis(value):
        return _take(store, hypothesis.entries(value), hypothesis.read)
    # Perhaps lines of which the first is broken: each is then refused or taken by its number.
    return jsonl.read_lines(store, chain([b""] * blank, jsonl.lines_of(io.BytesIO(data))))


def _json(data: bytes) -> Any:
    try:
        return json.loads(data.removeprefix(_BOM))
    except (ValueError, RecursionError):
        return None


def _take(store: Store, entries: Iterator[object], read: Callable[[object], Entry]) -> Imported:
    """Take the entries, each turned into Reader's own form by `read`, as one undo."""
    foreign = Foreign(store)
    number = 0
    with store.action("import"):
        try:
            for number, value in enumerate(entries, 1):
                try:
                    foreign.take(read(value))
                except RefusedError as error:
                    foreign.reading.refused.append(f"Entry {number}: {error}")
        except RefusedError as error:
            foreign.reading.refused.append(f"After entry {number}: {error}")
    return foreign.reading.result()
