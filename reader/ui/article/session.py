"""One article on screen: its text, what was found in it, what the user marked, what is shown.

Pure data and look-ups, without Textual: the screen asks, moves and draws.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reader.analysis.labels import Group, group_of
from reader.model import (
    Analysis,
    AnchorState,
    Article,
    BlockKind,
    Metadata,
    QuoteKind,
    Span,
    Utterance,
)
from reader.model.structure import Structure
from reader.text.search import Hits, Searcher
from reader.ui.article.initials import initials
from reader.ui.article.layers import Layer, Rank, overlaps
from reader.ui.article.margin import Margin
from reader.ui.article.movement import SentenceFinder, Targets
from reader.ui.article.reading import SETTLED, UNKNOWN_SPEAKER, NoteRow, Reading, SpeakerRow
from reader.ui.style.tag_colors import COLORS, nearest
from reader.workspace import Mark, is_sure

GROUPS = tuple(Group)
SHOWN_AT_FIRST = (Group.PEOPLE, Group.ORGANISATIONS, Group.PLACES)
_KINDS = {QuoteKind.DIRECT: 0, QuoteKind.MIXED: 1, QuoteKind.INDIRECT: 2}
_CODES = {"=": 0, "#": 1, "*": 2}
_COLOR_CODES = {name: code for code, name in enumerate(COLORS, len(_CODES))}
STACKED = len(_CODES) + len(COLORS)
"""Where several annotations lie."""
_REWORDED = frozenset({AnchorState.CHANGED, AnchorState.UNCERTAIN})


class Found:
    """What the analysis found, made ready for look-up; can be made in any thread."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.utterances = analysis.utterances()
        self.indirect = sum(u.kind is QuoteKind.INDIRECT for u in self.utterances)
        self.speakers = speaker_rows(analysis, self.utterances)
        self.quotes = Targets(utterance.span for utterance in self.utterances)
        self.by_speaker = _by_speaker(self.utterances)
        self.margin = Margin(self.utterances, self.speakers)
        self.layer = Layer.of((p, _KINDS[u.kind]) for u in self.utterances for p in u.pieces)
        labels = [analysis.entities.label(index) for index in range(len(analysis.entities))]
        codes = {label: GROUPS.index(group_of(label)) for label in set(labels)}
        self.groups = bytes(codes[label] for label in labels)


class Session:
    """What the screen needs to know of one article, kept ready for look-up."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.structure = Structure(article.version)
        self.sentences = SentenceFinder(article)
        self.searcher = Searcher(article.text)
        titles = article.blocks.indices(BlockKind.TITLE)
        self.title = article.blocks.span(titles[0]) if titles else None
        self.shown = {group: group in SHOWN_AT_FIRST for group in GROUPS}
        self.reading = Reading(article, self.structure)
        self.marks: Mapping[str, Mark] = {}
        self.hits = Hits()
        self.entities = self.notes = Targets()
        self._found = Found(Analysis())
        self._links = Layer.of((link.span, 0) for link in article.version.links)
        self._names = self._annotations = self._hit_layer = Layer()

    @property
    def margin(self) -> Margin:
        return self._found.margin

    def count_like(self, utterance: Utterance) -> int:
        """How many utterances are numbered in one row with this one: the indirect ones, or all
        others."""
        indirect = self._found.indirect
        marked = len(self._found.utterances) - indirect
        return indirect if utterance.kind is QuoteKind.INDIRECT else marked

    @property
    def quotes(self) -> Targets:
        """The utterances, from the start of the first piece to the end of the last."""
        return self._found.quotes

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        return self.reading.utterances

    def take(self, found: Found, *, whole: bool) -> None:
        """Take over what was found in the text; a later call replaces it."""
        self._found = found
        self.reading = replace(
            self.reading,
            analysis=found.analysis,
            utterances=found.utterances,
            speakers=found.speakers,
            analysed=whole,
        )
        self._show_names()
        self._show_marks()

    def set_trouble(self, sentence: str) -> None:
        """There will be no analysis, and why."""
        self.reading = replace(self.reading, trouble=sentence)

    def set_metadata(self, metadata: Metadata) -> None:
        """Take over what is known about the article; its text stays."""
        self.article = replace(self.article, metadata=metadata)
        self.reading = replace(self.reading, article=self.article)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Take over the user's annotations."""
        self.marks = {mark.annotation.id: mark for mark in marks}
        self._show_marks()

    def show_group(self, group: Group, shown: bool) -> None:
        self.shown[group] = shown
        self._show_names()

    def set_hits(self, hits: Hits) -> None:
        self.hits = hits
        self._hit_layer = Layer(hits.starts, hits.ends)

    def of_speaker(self, speaker: int) -> Targets:
        """The utterances of a speaker, or those of nobody known for UNKNOWN_SPEAKER."""
        return self._found.by_speaker.get(speaker, Targets())

    def speaker_name(self, speaker: int) -> str:
        if speaker == UNKNOWN_SPEAKER:
            return "speaker unknown"
        return self.reading.analysis.speakers[speaker].name

    def notes_at(self, span: Span) -> list[NoteRow]:
        """The annotations that overlap `span`, in text order."""
        found = (row for row in self.reading.notes if row.span is not None)
        return [row for row in found if row.span is not None and row.span.overlaps(span)]

    def utterance_at(self, offset: int) -> int | None:
        """Index of the utterance with a piece that holds `offset`."""
        index = self.quotes.at(offset)
        if index is None:
            return None
        pieces = self.utterances[index].pieces
        return index if any(p.start <= offset < p.end for p in pieces) else None

    def layers(
        self, focus: Sequence[Span], hit: Span | None = None, selection: Span | None = None
    ) -> list[tuple[Rank, Layer]]:
        """All layers over the text, the lowest first."""
        layers = [
            (Rank.LINK, self._links),
            (Rank.ENTITY, self._names),
            (Rank.QUOTE, self._found.layer),
            (Rank.ANNOTATION, self._annotations),
            (Rank.FOCUS, Layer.of((piece, 0) for piece in focus)),
        ]
        if len(self._hit_layer):
            layers.append((Rank.HIT, self._hit_layer))
        if hit is not None:
            layers.append((Rank.HIT, Layer.of([(hit, 1)])))
        if selection is not None:
            layers.append((Rank.SELECTION, Layer.of([(selection, 0)])))
        return [(rank, layer) for rank, layer in layers if len(layer)]

    def _show_marks(self) -> None:
        text = self.article.text
        rows = note_rows(self.marks.values(), self.structure, self.utterances, text)
        self.reading = replace(self.reading, notes=rows)
        placed = [(row.span, place) for place, row in enumerate(rows) if row.span is not None]
        self.notes = Targets((span for span, _ in placed), [place for _, place in placed])
        self._annotations = Layer.of(
            [
                *((span, _code(rows[place])) for span, place in placed),
                *((span, STACKED) for span in overlaps(span for span, _ in placed)),
            ]
        )
        self.margin.set_notes(rows)

    def _show_names(self) -> None:
        entities, groups = self.reading.analysis.entities, self._found.groups
        wanted = {code for code, group in enumerate(GROUPS) if self.shown[group]}
        keep = [index for index, code in enumerate(groups) if code in wanted]
        self.entities = Targets()
        self.entities.starts = array("I", (entities.starts[i] for i in keep))
        self.entities.ends = array("I", (entities.ends[i] for i in keep))
        codes = bytes(groups[i] for i in keep) or b"\0"
        self._names = Layer(self.entities.starts, self.entities.ends, codes)


def speaker_rows(analysis: Analysis, utterances: Sequence[Utterance]) -> tuple[SpeakerRow, ...]:
    """A row for everybody who says something, in the order of the analysis."""
    marks = initials(analysis.speakers)
    counts = dict.fromkeys(range(len(analysis.speakers)), 0)
    sure = set()
    for utterance in utterances:
        if utterance.speaker is not None:
            counts[utterance.speaker] += 1
            if is_sure(utterance):
                sure.add(utterance.speaker)
    return tuple(
        SpeakerRow(index, marks[index], speaker.name, speaker.role or "", count, index in sure)
        for (index, count), speaker in zip(counts.items(), analysis.speakers, strict=True)
        if count
    )


def note_rows(
    marks: Iterable[Mark], structure: Structure, utterances: Sequence[Utterance], text: str = ""
) -> tuple[NoteRow, ...]:
    """The annotations as rows, in text order, those without a place last."""
    rows = [_note_row(mark, structure, utterances, text) for mark in marks]
    rows.sort(key=lambda row: (row.span is None, row.span or Span(0, 0)))
    return tuple(rows)


def _code(row: NoteRow) -> int:
    """How the words of an annotation are shown: by colour where it has one, else by kind."""
    return _COLOR_CODES[nearest(row.color)] if row.color else _CODES[row.symbol]


def _note_row(
    mark: Mark, structure: Structure, utterances: Sequence[Utterance], text: str
) -> NoteRow:
    annotation, span = mark.annotation, mark.anchor.span
    said = next((u for u in utterances if span and any(p.overlaps(span) for p in u.pieces)), None)
    settled = said is not None and said.settled and annotation.speaker is not None
    speaker = f"{annotation.speaker}{SETTLED}" if settled else annotation.speaker
    who = " · ".join(filter(None, [speaker, f"quote {said.number}" if said else ""]))
    return NoteRow(
        id=annotation.id,
        span=span,
        paragraph=structure.paragraph_number(span.start) if span else None,
        symbol="*" if annotation.note else "#" if annotation.tags else "=",
        who=who,
        words=annotation.selector.exact if annotation.selector else "",
        note=annotation.note,
        tags=mark.tags,
        state=mark.anchor.state,
        settled=settled,
        now=span.of(text) if span and mark.anchor.state in _REWORDED else "",
        color=mark.color,
    )


def _by_speaker(utterances: Sequence[Utterance]) -> dict[int, Targets]:
    indices: dict[int, list[int]] = {}
    for index, utterance in enumerate(utterances):
        speaker = UNKNOWN_SPEAKER if utterance.speaker is None else utterance.speaker
        indices.setdefault(speaker, []).append(index)
    return {
        speaker: Targets((utterances[index].span for index in found), found)
        for speaker, found in indices.items()
    }
