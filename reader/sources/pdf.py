"""PDF documents, by their lines. pypdf, which reads them, is an optional extra."""

from __future__ import annotations

import contextlib
import io
import logging
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.model import Metadata
from reader.sources.errors import SourceError
from reader.sources.fields import authors_of
from reader.sources.input import MAX_BYTES, Input
from reader.sources.known import merge
from reader.sources.reading import Reading, safe
from reader.sources.routes import by_lines
from reader.text.sanitise import one_line

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 2_000
_PATIENCE = 30.0
"""Seconds for all pages; a page of nested drawings can take one alone."""


def read_pdf(source: Input, restored: Sequence[int] = ()) -> Reading:
    """The text of a PDF document. Raises SourceError when pypdf is missing, or the document is
    encrypted, damaged, or has no text."""
    try:
        import pypdf
    except ImportError as error:
        raise SourceError(
            f"{source.name} is a PDF document. To read those, one more package is needed: "
            f"{sys.executable} -m pip install pypdf"
        ) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    notices: list[str] = []
    try:
        document = pypdf.PdfReader(io.BytesIO(source.data))
        if document.is_encrypted and not document.decrypt(""):
            raise SourceError(
                f"{source.name} is an encrypted PDF document. Save a copy without its password "
                "and open that."
            )
        pages = list(_pages(document, notices))
        known = _metadata(document)
    except (SourceError, MemoryError):
        raise
    except Exception as error:
        # Damaged documents end in errors of every kind inside the library.
        raise SourceError(
            f"{source.name} is a damaged PDF document ({one_line(str(error), 80)}). Try another "
            "copy, or copy its words into a text file."
        ) from error
    text, lost = safe("\n\n".join(pages))
    if not text.strip():
        raise SourceError(
            f"{source.name} is a PDF document without text in it, as of a scanner. Run a text "
            "recognition (OCR) program on it, and open what that gives."
        )
    reading = by_lines(text, restored, (*notices, *lost))
    return replace(reading, metadata=merge(known, reading.metadata))


def _pages(document: PdfReader, notices: list[str]) -> Iterator[str]:
    """The pages' words, as many as can be read in time."""
    end = time.monotonic() + _PATIENCE
    size = 0
    for number, page in enumerate(document.pages, 1):
        if number > _MOST_PAGES or time.monotonic() > end or size > MAX_BYTES:
            notices.append(f"Only the first {number - 1} pages were read; the document has more.")
            return
        words = page.extract_text()
        size += len(words)
        yield words


def _metadata(document: PdfReader) -> Metadata:
    """What the document says of itself; programs fill the fields with file names, so they are
    guesses."""
    found: Any = document.metadata
    if not found:
        return Metadata()
    title, author, published = one_line(found.title or ""), found.author or "", None
    with contextlib.suppress(ValueError, AttributeError):
        published = found.creation_date.date().isoformat()
    if "." in title[-5:] or title.startswith(("Microsoft Word", "untitled")):
        title = ""
    authors = authors_of([author]) if author else ()
    said = {"title": title, "authors": authors, "published": published}
    return Metadata(
        title=title,
        authors=authors,
        published=published,
        guessed=tuple(name for name, value in said.items() if value),
    )
