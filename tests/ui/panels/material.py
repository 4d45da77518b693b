"""A small made-up article with speakers and notes, and a stage for one panel."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from reader.model import (
    Analysis,
    AnchorState,
    Article,
    Block,
    BlockKind,
    Blocks,
    Metadata,
    Quote,
    QuoteKind,
    Span,
    Speaker,
    Version,
)
from reader.model.structure import Structure
from reader.ui.article.initials import initials
from reader.ui.article.reading import NoteRow, Place, Reading, SpeakerRow
from tests.ui.host import Host

SPEAKERS = (
    ("Ada Lindqvist", "harbour master of Norrvik", 2),
    ("Ben Okafor", "", 1),
    ("Carla Mendes", "professor of coastal engineering at the University of Porto Novo", 4),
    ("fishermen", "", 1),
)
NOTES = (
    NoteRow("n1", Span(12, 40), 1, "*", "Ada Lindqvist · quote 1", "“The quay", "Ask.", ("quay",)),
    NoteRow("n2", Span(80, 99), 2, "#", "", "a storm", "", ("weather", "to-check")),
    NoteRow("n3", Span(130, 150), 3, "=", "", "the wall", "", (), AnchorState.MOVED),
    NoteRow("n4", None, None, "*", "", "", "Of the whole piece.", ()),
    NoteRow("n5", None, None, "*", "", "gone words", "Lost.", (), AnchorState.LOST),
)
SCREEN = Span(0, 100)
GROUPS = {"People": True, "Organisations": True, "Places": True, "Other names": False}


def article(titles: Sequence[str] = ("", "The wall", "What it costs")) -> Article:
    """Sections of two paragraphs under the given titles; an empty title has no heading."""
    parts: list[tuple[BlockKind, str]] = []
    for title in titles:
        if title:
            parts.append((BlockKind.HEADING, title))
        parts += [(BlockKind.PARAGRAPH, f"Paragraph {n} of some words to read.") for n in (1, 2)]
    blocks, at = [], 0
    for kind, text in parts:
        level = 1 if kind is BlockKind.HEADING else 0
        blocks.append(Block(kind, Span(at, at + len(text)), level))
        at += len(text) + 2
    text = "\n\n".join(text for _, text in parts)
    return Article(
        "0" * 16, Metadata(title="A wall against the sea"), Version(text, Blocks(blocks))
    )


def reading(
    shown: Article | None = None,
    speakers: Sequence[tuple[str, str, int]] = SPEAKERS,
    notes: Sequence[NoteRow] = NOTES,
    nobodys: int = 1,
) -> Reading:
    """What is known once `speakers` were found to speak so often, and `nobodys` quotes are left."""
    shown = shown or article()
    found = [Speaker(name, (name,), role or None) for name, role, _ in speakers]
    said = [index for index, (_, _, count) in enumerate(speakers) for _ in range(count)]
    quotes = [
        Quote(Span(at, at + 1), QuoteKind.DIRECT, speaker)
        for at, speaker in enumerate([*said, *[None] * nobodys])
    ]
    analysis = Analysis(quotes=tuple(quotes), speakers=tuple(found))
    rows = [
        SpeakerRow(index, mark, name, role, count, sure=name != "fishermen")
        for index, (mark, (name, role, count)) in enumerate(
            zip(initials(found), speakers, strict=True)
        )
    ]
    return Reading(
        shown,
        Structure(shown.version),
        analysis,
        analysis.utterances(),
        tuple(rows),
        tuple(notes),
        analysed=True,
    )


def place(
    section: int = 0,
    *,
    speaker: int | None = None,
    position: tuple[int, int] | None = None,
    note: str | None = None,
    on_screen: Span = SCREEN,
) -> Place:
    return Place(section, 1, Span(0, 10), on_screen, speaker, position, note)


class Stage(Host):
    """One widget beside some text, and every message of ours that left it."""

    AUTO_FOCUS = ""
    CSS = "#text { width: 1fr; }"

    def __init__(self, *widgets: Widget, theme: str = "") -> None:
        super().__init__(theme)
        self._widgets = widgets
        self.posted: list[Message] = []

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield from self._widgets
            yield Static("The text.\n" * 60, id="text", markup=False)

    def hook(self, message: Message) -> None:
        """For `run_test(message_hook=…)`: keeps what Reader's parts ask for."""
        if type(message).__module__ == "reader.ui.panels.requests" and message not in self.posted:
            self.posted.append(message)

    def asked(self, *kinds: type[Message]) -> list[Message]:
        return [message for message in self.posted if isinstance(message, kinds)]


def look(widget: Widget) -> list[str]:
    """What `widget` shows, line by line."""
    region = widget.content_region
    strips = widget.screen._compositor.render_strips()
    lines = strips[region.y : region.bottom]
    return [line.crop(region.x, region.right).text.rstrip() for line in lines]
