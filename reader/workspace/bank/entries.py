"""An article of the library as it goes into the quote bank: what was said, and what was noted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.analysis.confidence import is_sure
from reader.analysis.labels import NAMES, group_of
from reader.bank import Entry, Row
from reader.bank.rows import Said
from reader.model import Analysis, Article, BlockKind, Span, Utterance
from reader.model.structure import Structure
from reader.text.sentences import sentences
from reader.workspace.marks import Mark

_LONGEST_CONTEXT = 1_500
_BETWEEN_PIECES = " … "


def entry(
    article: Article,
    analysis: Analysis | None,
    marks: Sequence[Mark],
    *,
    stamp: str,
    analysable: bool = True,
) -> Entry:
    """What the bank keeps of `article`; `analysis` is as corrected, None when it is not known."""
    known = analysis or Analysis()
    view = _View(article, known, marks, analysed=analysis is not None)
    metadata = article.metadata
    return Entry(
        article=article.id,
        stamp=stamp,
        title=metadata.title,
        site=metadata.site,
        published=metadata.published,
        url=metadata.url,
        text_sha256=article.version.sha256,
        length=len(article.text),
        analysed=analysis is not None,
        analysable=analysable,
        language=metadata.language,
        rows=(*view.quotes(), *view.notes(), *view.paragraphs()),
        said=tuple(_said(article.id, known, view.utterances)),
    )


def _said(article: str, analysis: Analysis, utterances: Sequence[Utterance]) -> Iterator[Said]:
    counts = Counter(u.speaker for u in utterances if u.speaker is not None)
    for index, speaker in enumerate(analysis.speakers):
        if counts[index]:
            names = tuple(dict.fromkeys((speaker.name, *speaker.names)))
            yield Said(article, speaker.name, names, speaker.role, counts[index])


class _View:
    """One article, ready for look-up by span."""

    def __init__(
        self, article: Article, analysis: Analysis, marks: Sequence[Mark], *, analysed: bool
    ) -> None:
        self._article, self._analysis, self._marks = article, analysis, marks
        self._analysed = analysed
        self._structure = Structure(article.version)
        self.utterances = analysis.utterances()
        pieces = [(p, at) for at, u in enumerate(self.utterances) for p in u.pieces]
        self._pieces = sorted(pieces)
        self._piece_starts = [piece.start for piece, _ in self._pieces]
        self._piece_ends = [piece.end for piece, _ in self._pieces]
        self._on: dict[int, list[Mark]] = {}
        for mark in marks:
            if mark.anchor.span is not None:
                for at in self._touched(mark.anchor.span):
                    self._on.setdefault(at, []).append(mark)

    def quotes(self) -> Iterator[Row]:
        """A row for each utterance, with the annotations that touch it."""
        for at, utterance in enumerate(self.utterances):
            yield self._row(
                "quotes",
                utterance.pieces,
                utterance,
                self._on.get(at, ()),
                context=self._context(utterance),
            )

    def notes(self) -> Iterator[Row]:
        """A row for each annotation, by whoever says the words that it touches."""
        for mark in self._marks:
            span = mark.anchor.span
            said = next(iter(self._touched(span)), None) if span is not None else None
            annotation = mark.annotation
            words = annotation.selector.exact if annotation.selector else ""
            row = self._row(
                "notes",
                () if span is None else (span,),
                None if said is None else self.utterances[said],
                (mark,),
                words=_line(words) if span is None else "",
                context="" if span is None else self._sentences(span),
            )
            if span is None or not self._analysed:
                # Then only what was known when the annotation was made can be told.
                row = replace(
                    row, speaker=annotation.speaker, role=annotation.role, kind=annotation.kind
                )
            yield row

    def paragraphs(self) -> Iterator[Row]:
        """A row for each block of the text, headings and captions too."""
        blocks, text = self._article.blocks, self._article.text
        spans = [mark.anchor.span for mark in self._marks]
        marked = [(span, mark) for span, mark in zip(spans, self._marks, strict=True) if span]
        for index in range(len(blocks)):
            span = blocks.span(index)
            if not span.of(text).strip():
                continue
            on = [mark for place, mark in marked if place.overlaps(span)]
            is_paragraph = blocks.kind(index) is BlockKind.PARAGRAPH
            yield self._row("text", (span,), None, on, numbered=is_paragraph)

    def _row(
        self,
        what: str,
        spans: Sequence[Span],
        said: Utterance | None,
        marks: Sequence[Mark],
        *,
        words: str = "",
        context: str = "",
        numbered: bool = True,
    ) -> Row:
        text, structure = self._article.text, self._structure
        who = None
        if said is not None and said.speaker is not None:
            who = self._analysis.speakers[said.speaker]
        start = spans[0].start if spans else None
        section = paragraph = None
        if start is not None:
            section = structure.sections[structure.section_index(start)].title or None
            paragraph = structure.paragraph_number(start) if numbered else None
        return Row(
            what=what,  # type: ignore[arg-type]
            words=words or _BETWEEN_PIECES.join(_line(span.of(text)) for span in spans),
            span=Span(spans[0].start, spans[-1].end) if spans else None,
            context=context,
            number=said.number if said else None,
            kind=said.kind.value if said else None,
            speaker=who.name if who else None,
            names=tuple(dict.fromkeys((who.name, *who.names))) if who else (),
            role=who.role if who else None,
            sure=is_sure(said) if said else True,
            paragraph=paragraph,
            section=section,
            tags=tuple(dict.fromkeys(tag for m in marks for tag in m.annotation.tags)),
            notes=tuple(m.annotation.note for m in marks if m.annotation.note),
            annotations=tuple(m.annotation.id for m in marks),
            coders=tuple(
                dict.fromkeys(m.annotation.creator for m in marks if m.annotation.creator)
            ),
            states=tuple(dict.fromkeys(m.anchor.state.value for m in marks)),
            entities=tuple(self._entities(spans)),
        )

    def _touched(self, span: Span) -> list[int]:
        """The utterances with a piece that overlaps `span`."""
        first = bisect_right(self._piece_ends, span.start)
        last = bisect_left(self._piece_starts, span.end)
        return list(dict.fromkeys(at for _, at in self._pieces[first:last]))

    def _entities(self, spans: Sequence[Span]) -> Iterator[str]:
        entities, text = self._analysis.entities, self._article.text
        seen = set()
        for span in spans:
            for index in entities.within(span):
                name = _line(entities.span(index).of(text))
                if name not in seen and group_of(entities.label(index)) in NAMES:
                    seen.add(name)
                    yield name

    def _context(self, utterance: Utterance) -> str:
        """The sentences that hold the utterance and the words that report it."""
        spans = list(utterance.pieces)
        for index in utterance.quotes:
            quote = self._analysis.quotes[index]
            spans += [span for span in (quote.cue, quote.mention) if span is not None]
        return self._sentences(
            Span(min(span.start for span in spans), max(span.end for span in spans))
        )

    def _sentences(self, whole: Span) -> str:
        """The sentences that hold some of a span, on one line."""
        blocks, text = self._article.blocks, self._article.text
        found = [
            sentence
            for index in blocks.within(whole)
            for sentence in sentences(text, blocks.span(index))
            if sentence.overlaps(whole)
        ]
        if not found:
            return ""
        context = _line(text[found[0].start : found[-1].end])
        if len(context) > _LONGEST_CONTEXT:
            context = context[: _LONGEST_CONTEXT - 1].rstrip() + "…"
        return context


def _line(words: str) -> str:
    return " ".join(words.split())
