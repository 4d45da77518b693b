"""The user's marks: made, changed, given other words, and put into the bin."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.model import Analysis, Annotation, Article, Span, Tag
from reader.workspace.marks import Mark, marks, selector
from reader.workspace.quotes.settling import said_at

if TYPE_CHECKING:
    from reader.annotation import Store
    from reader.annotation.annotations import AnnotationFields


class Annotating(ABC):
    """The part of the workspace that makes and changes annotations.

    What changes something returns once it is on disk, is one undo, and raises StoreError when
    nothing was saved. Tags are given by name; new ones enter the codebook.
    """

    @property
    @abstractmethod
    def store(self) -> Store:
        """The store of annotations."""

    @abstractmethod
    def keep(self, article: Article) -> None:
        """Put an article into the library."""

    @abstractmethod
    def latest_analysis(self, article: Article) -> Analysis | None:
        """The analysis of `article` that was handed out last, corrected."""

    def marks(self, article: Article) -> tuple[Mark, ...]:
        """The user's marks on `article`, anchored in its text."""
        return marks(self.store, article)

    def annotate(
        self,
        article: Article,
        span: Span | None,
        *,
        note: str = "",
        tags: Sequence[str] = (),
        analysis: Analysis | None = None,
    ) -> Annotation:
        """Mark `span` (None: the whole article); a `#name` in the note is a tag of it too. With an
        analysis, the utterance that the span touches says whose words they are."""
        from reader.text.tags import tag_words

        self.keep(article)
        speaker, role, kind = said_at(analysis or Analysis(), span)
        with self.store.action():
            return self.store.annotations.add(
                article.id,
                selector(article, span) if span else None,
                note=note,
                tags=self._tag_ids((*tags, *tag_words(note))),
                speaker=speaker,
                role=role,
                kind=kind,
            )

    def change(
        self, annotation: Annotation, *, note: str | None = None, tags: Sequence[str] | None = None
    ) -> Annotation:
        """Give `annotation` another note or other tags; None leaves what is there."""
        with self.store.action():
            fields: AnnotationFields = {}
            if note is not None:
                fields["note"] = note
            if tags is not None:
                fields["tags"] = self._tag_ids(tags)
            return self.store.annotations.change(annotation, **fields)

    def resize(self, annotation: Annotation, article: Article, span: Span) -> Annotation:
        """Let `annotation` stand on `span` of `article`, whose words they then are."""
        fields: AnnotationFields = {"selector": selector(article, span)}
        if analysis := self.latest_analysis(article):
            fields["speaker"], fields["role"], fields["kind"] = said_at(analysis, span)
        self.keep(article)
        return self.store.annotations.change(annotation, **fields)

    def delete(self, annotation: Annotation) -> Annotation:
        """Put `annotation` into the bin, from which `undo` takes it."""
        return self.store.annotations.delete(annotation)

    def article_note(self, article: Article) -> Annotation | None:
        """The user's own note and tags on the whole article; None when there are none."""
        own = (a for a in self.store.annotations.of(article.id) if a.selector is None)
        mine = sorted(own, key=lambda a: a.creator != self.store.user)
        return mine[0] if mine else None

    def note_article(
        self, article: Article, *, note: str | None = None, tags: Sequence[str] | None = None
    ) -> Annotation | None:
        """Give the whole article a note or tags; None leaves what is there. With neither note nor
        tag left the annotation goes into the bin, and None is returned."""
        self.keep(article)
        with self.store.action("details"):
            known = self.article_note(article)
            if known is None:
                if not note and not tags:
                    return None
                return self.annotate(article, None, note=note or "", tags=tags or ())
            changed = self.change(known, note=note, tags=tags)
            if changed.note.strip() or changed.tags:
                return changed
            self.delete(changed)
            return None

    def tags(self) -> tuple[Tag, ...]:
        """The codebook, those with a key first."""
        return self.store.codebook.tags()

    def _tag_ids(self, names: Sequence[str]) -> tuple[str, ...]:
        ids = (self.store.codebook.ensure(name).id for name in names)
        return tuple(dict.fromkeys(ids))
