"""Web pages seen from the program: the helper process is asked, waited for, and killed in time."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Collection
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import reader
from reader.sources.html.article import article_of
from reader.sources.plain.assemble import SEPARATOR
from reader.sources.reading import Reading

_PATIENCE = 8.0
"""Seconds for one answer. A page of 10 MB takes three; some small ones would take for ever."""

_HIDDEN = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"), ("<svg", "</svg"))
_TAG = re.compile(r"<[^<>]*>")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.I)


def is_available() -> bool:
    """Whether the libraries that read pages are installed."""
    return find_spec("trafilatura") is not None and find_spec("lxml") is not None


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in its head."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii", "replace").casefold() if found else None


def read_html(
    text: str, address: str | None = None, restored: Collection[int] = ()
) -> Reading | None:
    """The article in a page's decoded text, or what little was found of it; None when the
    extractor fails or takes too long.

    `address` is where the page came from; `restored` holds numbers of the page's lines to keep.
    """
    answer = _ask("article", text)
    return None if answer is None else article_of(answer, address, restored)


def visible_text(text: str) -> str:
    """The lines of a page that are no links, parted by blank lines; empty when it has none.

    Markup that no parser takes, such as elements nested a hundred thousand deep, is cut out.
    """
    answer = _ask("lines", text)
    bare = text
    for opening, closing in _HIDDEN:
        bare = _without(bare, opening, closing)
    bare = unescape(_TAG.sub("\n", bare))
    lines = [words for line in bare.split("\n") if (words := " ".join(line.split()))]
    # The parser gives up on such markup part of the way, and says nothing of it.
    if answer is not None and answer["characters"] * 2 >= sum(map(len, lines)):
        lines = answer["lines"]
    return SEPARATOR.join(lines)


def _without(text: str, opening: str, closing: str) -> str:
    """`text` without what stands between the marks; all that follows an opening without an end
    goes as well, as in a browser."""
    folded = text.lower() if len(text.lower()) == len(text) else text
    pieces, at = [], 0
    while (start := folded.find(opening, at)) >= 0:
        pieces.append(text[at:start])
        end = folded.find(closing, start)
        if end < 0:
            return "".join(pieces)
        at = end + len(closing)
    return "".join([*pieces, text[at:]])


def _ask(question: str, text: str) -> dict[str, Any] | None:
    """The helper's answer, None when there is none in time."""
    with tempfile.TemporaryFile() as page:
        # A file, not a pipe: a helper that is killed leaves no half-written pipe behind.
        page.write(text.encode("utf-8", "replace"))
        page.seek(0)
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "reader.sources.html.worker", question],
            stdin=page,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=_environment(),
        )
        with process:
            try:
                output, _ = process.communicate(timeout=_PATIENCE)
                answer = json.loads(output) if process.returncode == 0 else None
            except (subprocess.TimeoutExpired, ValueError):
                answer = None
            finally:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
    return answer if isinstance(answer, dict) else None


def _environment() -> dict[str, str]:
    """The helper finds this very package, wherever the program was started."""
    root = str(Path(reader.__file__).resolve().parent.parent)
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
