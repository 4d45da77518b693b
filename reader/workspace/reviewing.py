"""What needs a look: speakers that are not sure, marks whose words moved, changed or went, and
notes that two windows edited at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.analysis.confidence import is_sure
from reader.model import Analysis, Anchor, AnchorState, Annotation, Article, Selector, Span
from reader.model.errors import ReaderError
from reader.workspace.marks import marks, selector

if TYPE_CHECKING:
    from reader.annotation import ArticleRecord, Store

What = Literal["unsure", "moved", "changed", "uncertain", "lost", "conflict", "not saved"]

_STATES: dict[AnchorState, What] = {
    AnchorState.MOVED: "moved",
    AnchorState.CHANGED: "changed",
    AnchorState.UNCERTAIN: "uncertain",
    AnchorState.LOST: "lost",
}


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One thing to look at. `title` is the article's.

    Of a mark: `old` are the words as saved, `new` those where it stands now (`span`, None when
    lost), `score` how well they fit. Of a conflict: `annotation` is the version that was kept
    beside `other`, the one that stands. Of an utterance that is not sure: its number in
    `utterance`, its words in `new`, the speaker that was found, if any. Spans count in the text
    with the hash `text_sha256`. "not saved" is for the screen to fill in.
    """

    what: What
    article: str
    title: str = ""
    annotation: Annotation | None = None
    utterance: str | None = None
    speaker: str | None = None
    span: Span | None = None
    old: str = ""
    new: str = ""
    other: Annotation | None = None
    score: float = 0.0
    text_sha256: str = ""


class Reviewing:
    """Lists what needs a look and settles it. Each settling is one undo, is on disk when it
    returns, and raises ReaderError when nothing was saved."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, article: Article, analysis: Analysis | None) -> tuple[ReviewItem, ...]:
        """What needs a look in `article` as it is shown, in the order of its text."""
        found = [*_marks(self._store, article), *_unsure(article, analysis)]
        found.sort(key=lambda item: (_place(item), item.what))
        return (*_conflicts(self._store, article.id, article.metadata.title), *found)

    def everywhere(self) -> tuple[ReviewItem, ...]:
        """What is in conflict, uncertain or lost in any article of the library, on the versions
        last used; conflicts first."""
        conflicts, marked = list[ReviewItem](), list[ReviewItem]()
        for row in self._store.articles.list():
            if row.deleted is not None:
                continue
            if row.conflicts:
                conflicts += _conflicts(self._store, row.id, row.title)
            if row.elsewhere and (record := self._store.articles.get(row.id)):
                marked += _lost(self._store, record)
        return (*conflicts, *marked)

    def accept(self, *items: ReviewItem) -> None:
        """These marks stand where they were found: the words there are their words from now on."""
        with self._store.action("accept" if len(items) == 1 else f"accept {len(items)} marks"):
            for item in items:
                if item.annotation is None or item.annotation.selector is None or item.span is None:
                    raise ReaderError("There is no place to accept. Choose its words by hand.")
                place = self._place(item.article, item.text_sha256, item.span)
                self._store.annotations.change(item.annotation, selector=place)

    def attach(self, article: Article, annotation: Annotation, span: Span) -> Annotation:
        """The mark belongs on `span` of `article`, says the user."""
        with self._store.action("attach"):
            place = selector(article, span)
            return self._store.annotations.change(annotation, selector=place)

    def keep_mine(self, item: ReviewItem) -> None:
        """Of a conflict: what was kept beside takes the place of what stood."""
        mine, theirs = _sides(item)
        with self._store.action("keep mine"):
            self._store.annotations.change(
                theirs,
                note=mine.note,
                tags=mine.tags,
                selector=mine.selector,
                speaker=mine.speaker,
                role=mine.role,
                kind=mine.kind,
            )
            self._drop(mine)

    def keep_theirs(self, item: ReviewItem) -> None:
        """Of a conflict: what stands stays, what was kept beside goes into the bin."""
        mine, _ = _sides(item)
        with self._store.action("keep theirs"):
            self._drop(mine)

    def keep_both(self, item: ReviewItem) -> None:
        """Of a conflict: both stay, as two annotations."""
        mine, _ = _sides(item)
        with self._store.action("keep both"):
            self._store.annotations.change(mine, conflict=None)

    def _place(self, article: str, sha256: str, span: Span) -> Selector:
        """The selector of `span` in a text of the library."""
        articles = self._store.articles
        record = articles.get(article)
        version = articles.version(record) if record else None
        if record is not None and version is not None and version.sha256 == sha256:
            return selector(Article(article, record.metadata, version), span)
        text = articles.text(sha256)
        if text is None:
            raise ReaderError("The text is not in the library. Open the article again.")
        from reader.annotation.anchor import select

        return select(text, span, sha256)

    def _drop(self, mine: Annotation) -> None:
        settled = self._store.annotations.change(mine, conflict=None)
        self._store.annotations.delete(settled)


def _marks(store: Store, article: Article) -> Iterator[ReviewItem]:
    """The marks that are not exactly where and as they were saved."""
    shown = _Shown(article.id, article.metadata.title, article.text, article.version.sha256)
    for mark in marks(store, article):
        if mark.anchor.state in _STATES:
            yield shown.item(mark.annotation, mark.anchor)


@dataclass(frozen=True, slots=True)
class _Shown:
    """The text that marks are looked at on."""

    article: str
    title: str
    text: str
    sha256: str

    def item(self, annotation: Annotation, anchor: Anchor) -> ReviewItem:
        return ReviewItem(
            what=_STATES[anchor.state],
            article=self.article,
            title=self.title,
            annotation=annotation,
            speaker=annotation.speaker,
            span=anchor.span,
            old=annotation.selector.exact if annotation.selector else "",
            new=anchor.span.of(self.text) if anchor.span else "",
            score=anchor.score,
            text_sha256=self.sha256,
        )


def _unsure(article: Article, analysis: Analysis | None) -> Iterator[ReviewItem]:
    for said in analysis.utterances() if analysis else ():
        if said.settled or is_sure(said):
            continue
        assert analysis is not None
        yield ReviewItem(
            what="unsure",
            article=article.id,
            title=article.metadata.title,
            utterance=said.number,
            speaker=None if said.speaker is None else analysis.speakers[said.speaker].name,
            span=said.span,
            new=" … ".join(piece.of(article.text) for piece in said.pieces),
            score=said.confidence,
            text_sha256=article.version.sha256,
        )


def _conflicts(store: Store, article: str, title: str) -> Iterator[ReviewItem]:
    """Annotations kept beside one that another window changed at the same time."""
    live = {annotation.id: annotation for annotation in store.annotations.of(article)}
    for annotation in live.values():
        other = live.get(annotation.conflict or "")
        if other is not None:
            yield ReviewItem(
                what="conflict",
                article=article,
                title=title,
                annotation=annotation,
                speaker=annotation.speaker,
                old=other.note,
                new=annotation.note,
                other=other,
            )


def _lost(store: Store, record: ArticleRecord) -> Iterator[ReviewItem]:
    """The marks of an article that stand on another text than the version last used, and that are
    uncertain or lost in that."""
    from reader.annotation.anchor import Anchorer

    version = record.version
    text = store.articles.text(version.text_sha256) if version else None
    if version is None or text is None:
        return
    shown = _Shown(record.id, record.metadata.title, text, version.text_sha256)
    anchorer = Anchorer(text, version.text_sha256)
    for annotation in store.annotations.of(record.id):
        selector = annotation.selector
        if selector is None or selector.text_sha256 == version.text_sha256:
            continue
        anchor = anchorer.anchor(selector)
        if anchor.state in (AnchorState.UNCERTAIN, AnchorState.LOST):
            yield shown.item(annotation, anchor)


def _place(item: ReviewItem) -> int:
    """Where in the text it stands; what is lost, where it stood."""
    if item.span is not None:
        return item.span.start
    selector = item.annotation.selector if item.annotation else None
    return selector.span.start if selector else -1


def _sides(item: ReviewItem) -> tuple[Annotation, Annotation]:
    if item.what != "conflict" or item.annotation is None or item.other is None:
        raise ReaderError("This is no conflict of two notes.")
    return item.annotation, item.other


def counted(items: Iterable[ReviewItem]) -> dict[What, int]:
    """How many there are of each kind."""
    counts: dict[What, int] = {}
    for item in items:
        counts[item.what] = counts.get(item.what, 0) + 1
    return counts
