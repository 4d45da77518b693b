"""The user's own styles: any `.csl` file, through citeproc-py.

An optional extra and experimental: citeproc-py passes about 60 % of the CSL test suite by its own
account; `benchmarks/citations.md` says how it does on news articles.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

from reader.citation.intext import bracketed, second_hand
from reader.citation.managers import csl_item
from reader.citation.passages import Quoting, words_at_least
from reader.citation.rich import Rich, Run, rich
from reader.citation.style import Style
from reader.citation.work import Facts, Passage
from reader.model.errors import ReaderError

_QUOTING = Quoting(ellipsis=". . .", is_block=words_at_least(100))


def style(path: str) -> Style:
    """The style in the file at `path`. Raises ReaderError when there is none, when it is no style,
    or when citeproc-py is not installed."""
    file = Path(path)
    if not file.is_file():
        raise ReaderError(f"There is no style file {path}.")
    try:
        from citeproc import CitationStylesStyle
    except ImportError:
        raise ReaderError(
            "Styles from .csl files need one more package: "
            f"{sys.executable} -m pip install citeproc-py"
        ) from None
    try:
        loaded = CitationStylesStyle(str(file), validate=False)
    except Exception as error:
        raise ReaderError(f"{path} is no CSL style that can be used: {error}.") from error

    def reference(facts: Facts) -> Rich:
        return _made(loaded, facts, path)[1]

    def source(facts: Facts, passage: Passage | None, named: bool) -> Rich:
        cited = _made(loaded, facts, path)[0]
        return _inside(cited, second_hand(facts, passage, named, lambda name: name.full))

    return Style(
        name=path,
        title=file.name,
        description="Your own style, through citeproc-py (experimental)",
        make=bracketed(reference, source, _QUOTING),
    )


def _inside(cited: Rich, words: str) -> Rich:
    """The citation with `words` first, within its brackets if it has any."""
    first, *rest = cited.runs or (Run(""),)
    bracket = first.text[:1] if first.text[:1] in "([" else ""
    opened = replace(first, text=bracket + words + first.text.removeprefix(bracket))
    return Rich((opened, *rest))


def _made(loaded: Any, facts: Facts, path: str) -> tuple[Rich, Rich]:
    """The citation in the text and the entry of the list."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    item = csl_item(facts)
    try:
        made = CitationStylesBibliography(loaded, CiteProcJSON([item]), formatter.html)
        citation = Citation([CitationItem(item["id"])])
        made.register(citation)
        in_text = _from_html(str(made.cite(citation, lambda missing: None)))
        listed = made.bibliography()
        return in_text, _from_html(str(listed[0])) if listed else in_text
    except Exception as error:
        raise ReaderError(f"citeproc-py could not cite with {path}: {error!r}.") from error


def _from_html(text: str) -> Rich:
    """The line that citeproc-py writes in HTML, of which italics alone are kept."""
    whole = Rich()
    for number, part in enumerate(re.split(r"</?i>", text)):
        plain = unescape(re.sub(r"<[^>]+>", "", part))
        if plain:
            whole += Rich((Run(plain, italic=True),)) if number % 2 else rich(plain)
    return whole
