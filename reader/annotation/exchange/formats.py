"""The formats in which notes and the codebook leave, by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from reader.annotation.exchange.row import By, Page
from reader.model import Tag
from reader.model.errors import ReaderError

FORMATS = ("jsonl", "markdown", "csv", "html", "w3c", "hypothesis", "qdc", "codebook")
"""jsonl, which needs no rows, is written by its own module."""

PACKED = ("qdpx",)
"""Those that are no text."""

_GROUPED = ("markdown", "csv")


def pack(name: str, pages: Iterable[Page], tags: Sequence[Tag]) -> Iterator[bytes]:
    """The annotations on `pages` in the packed format of that name, in pieces.

    Raises ReaderError for a format that there is not.
    """
    if name not in PACKED:
        raise ReaderError(f"There is no packed format “{name}”. Formats: {', '.join(PACKED)}.")
    from reader.annotation.exchange import qdpx

    return qdpx.write(pages, tags)


def write(
    name: str, pages: Iterable[Page], tags: Sequence[Tag], by: By | None = None
) -> Iterator[str]:
    """The annotations on `pages`, or the codebook `tags`, in the format of that name, in pieces.

    Raises ReaderError for a format that there is not, and for `by` where it has no headings.
    """
    if by is not None and name not in _GROUPED:
        raise ReaderError(f"--by is for {' and '.join(_GROUPED)}; {name} has an order of its own.")
    rows = chain.from_iterable(page.rows for page in pages)
    if name == "markdown":
        from reader.annotation.exchange import markdown

        return markdown.write(rows, by or "article")
    if name == "csv":
        from reader.annotation.exchange import sheet

        return sheet.write(rows, by or "article")
    if name == "html":
        from reader.annotation.exchange import html

        return html.write(pages)
    if name == "w3c":
        from reader.annotation.exchange import w3c

        return w3c.write(rows)
    if name == "hypothesis":
        from reader.annotation.exchange import hypothesis

        return hypothesis.write(rows)
    return _codebook(name, tags)


def _codebook(name: str, tags: Sequence[Tag]) -> Iterator[str]:
    if name == "qdc":
        from reader.annotation.exchange import qdc

        return qdc.write(tags)
    if name == "codebook":
        from reader.annotation.exchange import sheet

        return sheet.write_codebook(tags)
    raise ReaderError(f"There is no format “{name}”. Formats: {', '.join(FORMATS)}.")
