"""Other readers for the terminal on the same articles, in the same run: first text, a page key,
memory.

Those that are on PATH, or in a folder that READER_PEERS names (parted as PATH is), are measured:
less, w3m, epy, baca and frogmouth. The last three want versions of libraries that do not go
together, so each needs an environment of its own, such as `python -m venv P && P/bin/pip install
frogmouth`.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks import articles
from benchmarks.pty import Watched
from benchmarks.report import Figure

_SIZES = (1_000, 100_000, 1_000_000)
_ROUNDS = 3
_PATIENCE = 180.0
_TITLE = articles.FIRST_WORD.encode()

_CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
    'full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_BOOK = (
    '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="2.0" '
    'unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Article</dc:title><dc:language>en</dc:language>"
    '<dc:identifier id="id">article</dc:identifier></metadata><manifest>'
    '<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
    '<spine toc="ncx"><itemref idref="text"/></spine></package>'
)
_CONTENTS = (
    '<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">'
    "<head/><docTitle><text>Article</text></docTitle><navMap>"
    '<navPoint id="one" playOrder="1"><navLabel><text>Article</text></navLabel>'
    '<content src="text.xhtml"/></navPoint></navMap></ncx>'
)


def measure(folder: Path, environ: Mapping[str, str]) -> Iterator[Figure]:
    """The figures of Reader and of each peer that is here."""
    for words in _SIZES:
        text = articles.file(words, folder)
        makers: dict[str, Callable[[Path], Path]] = {
            "reader": lambda path: path,
            "less": lambda path: path,
            "w3m": lambda path: path,
            "epy": _epub,
            "baca": _epub,
            "frogmouth": _markdown,
        }
        for name, make in makers.items():
            program = [sys.executable, "-m", "reader"] if name == "reader" else _found(name)
            if program:
                yield from _figures(name, [*program, str(make(text))], words, environ)


def _found(name: str) -> list[str]:
    path = os.pathsep.join(filter(None, [os.environ.get("READER_PEERS"), os.environ.get("PATH")]))
    program = shutil.which(name, path=path)
    return [program] if program else []


def _figures(
    name: str, command: list[str], words: int, environ: Mapping[str, str]
) -> Iterator[Figure]:
    what = f"{words:,} words, {name}"
    times, keys, memory = [], [], 0.0
    try:
        for _ in range(_ROUNDS):
            with Watched(command, environ) as program:
                times.append(program.until(_TITLE, _PATIENCE))
                program.settle()
                keys += [program.key(b" ") for _ in range(3)]
                memory = max(memory, program.peak_memory())
    except (TimeoutError, EOFError, OSError) as error:
        yield Figure(f"{what}: did not show its text ({type(error).__name__})", 0, "ms")
        return
    yield Figure(f"{what}: first text", statistics.median(times) * 1000, "ms")
    yield Figure(f"{what}: page key to last byte", statistics.median(keys) * 1000, "ms")
    yield Figure(f"{what}: memory", memory, "MB")


def _markdown(text: Path) -> Path:
    path = text.with_suffix(".md")
    path.write_text(text.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def _epub(text: Path) -> Path:
    """The article as a book of one chapter."""
    path = text.with_suffix(".epub")
    parts = "".join(f"<p>{escape(part)}</p>" for part in text.read_text("utf-8").split("\n\n"))
    chapter = (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>Article</title></head><body>{parts}</body></html>"
    )
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", _CONTAINER)
        book.writestr("book.opf", _BOOK)
        book.writestr("toc.ncx", _CONTENTS)
        book.writestr("text.xhtml", chapter)
    return path
