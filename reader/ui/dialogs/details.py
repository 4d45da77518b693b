"""What is known about the article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from reader.model import Article
from reader.model.structure import Structure
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.lines import TextRows
from reader.ui.lines import fold_words
from reader.ui.plain import safe

_KEYS = (("esc", "close"), ("j k", "scroll"))
_LABEL = 12
_MOST_LINES = 40


class Detail(NamedTuple):
    label: str
    value: str
    guessed: bool = False


def details(article: Article) -> list[Detail]:
    """What is known about `article`, an empty value where nothing is."""
    known, version = article.metadata, article.version
    structure = Structure(version)
    words = len(version.text.split())
    length = f"{words:,} words in {structure.paragraph_count} paragraphs"

    def detail(label: str, field: str, value: str | None) -> Detail:
        return Detail(label, value or "", field in known.guessed)

    return [
        detail("Title", "title", known.title),
        detail("Authors", "authors", "; ".join(known.authors)),
        detail("Published", "published", known.published),
        detail("Site", "site", known.site),
        detail("URL", "url", known.url),
        detail("Retrieved", "retrieved", known.retrieved),
        detail("Language", "language", known.language),
        Detail("Length", length),
        *(Detail("Notice", notice) for notice in version.notices),
        Detail("Id", article.id),
    ]


class DetailRows(TextRows):
    """A detail a row: its name, and beside it what is known, marked where that is a guess."""

    def __init__(self, rows: Sequence[Detail]) -> None:
        super().__init__([Content(row.value) for row in rows])
        self._rows = rows

    def _lines(self, index: int, width: int) -> Sequence[Content]:
        row = self._rows[index]
        value = fold_words(safe(row.value), width - _LABEL, _MOST_LINES)
        inks = ["" if row.value else "$quiet"] * max(len(value), 1)
        value = value or ["not known"]
        if row.guessed and row.value:
            value.append("? a guess")
            inks.append("$unsure")
        label = row.label.ljust(_LABEL)
        return [
            Content.assemble((label if not n else " " * _LABEL, "$quiet"), (line, ink))
            for n, (line, ink) in enumerate(zip(value, inks, strict=True))
        ]


class Details(Dialog[None]):
    """Title, authors, date, site and URL of an article, with what is a guess."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,enter,i", "cancel", "Close", show=False, id="details.close"),
    ]

    def __init__(self, article: Article) -> None:
        super().__init__("Details of this article", _KEYS)
        self._article = article

    def body(self) -> ComposeResult:
        yield DetailRows(details(self._article))

    def on_mount(self) -> None:
        self.query_one(DetailRows).focus()
