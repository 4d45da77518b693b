"""Annotations: highlight, note, tag, repeat, delete; shown as saved only once they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.model import Annotation, Span
from reader.text.sanitise import one_line
from reader.text.tags import tag_words
from reader.ui.article.focus import FocusKind
from reader.ui.article.reading import NoteRow
from reader.ui.dialogs.card import NoteCard
from reader.ui.dialogs.choose import Choose
from reader.ui.dialogs.note import NoteEditor
from reader.ui.screens.desk import Desk
from reader.ui.screens.drafts import Drafts
from reader.ui.screens.going import Going
from reader.ui.screens.saving import Saver
from reader.ui.screens.tagging import ask_tags
from reader.ui.screens.telling import describe
from reader.ui.voice import BOTH_KEPT


@dataclass(frozen=True, slots=True)
class _Last:
    """The last mark made, for repeating it."""

    note: str = ""
    tags: tuple[str, ...] = ()


class Marking:
    """Makes, changes and deletes annotations through the workspace, off the screen's thread."""

    def __init__(self, desk: Desk, saver: Saver) -> None:
        self._desk, self._saver = desk, saver
        self._last: _Last | None = None
        self._adding: set[Span | None] = set()

    def highlight(self) -> None:
        span = self._desk.focus.span
        here = [row for row in self._desk.session.notes_at(span) if row.span == span]
        if here or span in self._adding:
            self._desk.advise(
                "This is marked already. {delete} deletes the mark, {note} adds a note."
            )
            return
        self._add(span, _Last())

    def note(self) -> None:
        """Write a note on the focus; on an annotation, change its note."""
        row = self._own()
        if row is not None:
            self.edit(row)
        else:
            self._write_note(self._desk.focus.span, None, "")

    def edit(self, row: NoteRow) -> None:
        mark = self._desk.session.marks.get(row.id)
        if mark is not None:
            self._write_note(row.span, mark.annotation, mark.annotation.note)

    def _write_note(self, span: Span | None, annotation: Annotation | None, note: str) -> None:
        """Write a note on `span`; one without a place is changed where it is."""
        desk = self._desk
        drafts = Drafts(desk, annotation.id if annotation else span or "whole article")
        selector = annotation.selector if annotation else None
        words = span.of(desk.session.article.text) if span else selector.exact if selector else ""
        nowhere = "words that are not here" if selector else "this article"
        editor = NoteEditor(
            self._about(span) if span else nowhere,
            words,
            note,
            drafts.keep,
            draft=drafts.found(),
            avoid=desk.screen_row_of(span) if span else None,
        )

        def done(text: str | None) -> None:
            if text is None or text == note:
                drafts.drop()
                return
            words = tag_words(text)
            # The draft stays until the note is on disk.
            if annotation is None:
                self._add(span, _Last(text, words), drafts.drop)
            else:
                self._change(annotation, note=text, more_tags=words, then=drafts.drop)

        desk.screen.app.push_screen(editor, done)

    def tag(self) -> None:
        """Choose tags for the annotation at the focus, or for a new one."""
        desk = self._desk
        row = self._own()
        if row is not None:
            self._tag_row(row)
            return

        span = desk.focus.span

        def done(names: tuple[str, ...] | None) -> None:
            if names:
                self._add(span, _Last(tags=names))

        ask_tags(desk, self._about(span), frozenset(), done)

    def _tag_row(self, row: NoteRow) -> None:
        """Choose the tags of an annotation."""
        mark = self._desk.session.marks.get(row.id)
        if mark is None:
            return
        annotation = mark.annotation

        def done(names: tuple[str, ...] | None) -> None:
            if names is not None:
                self._change(annotation, tags=names)

        about = self._about(row.span) if row.span else "this note"
        ask_tags(self._desk, about, frozenset(annotation.tags), done)

    def repeat(self) -> None:
        """Make the last mark again on the focus."""
        if self._last is None:
            self._desk.advise(
                "No mark to repeat yet. {highlight} highlights, {tag} tags, {note} writes a note."
            )
        else:
            self._add(self._desk.focus.span, self._last)

    def delete(self) -> None:
        """Delete the annotation at the focus; asks which when there are several."""
        rows = self.here()
        if not rows:
            self._desk.advise("No note here to delete. {note.next} goes to the next one.")
        elif len(rows) == 1:
            self.remove(rows[0])
        else:
            self._choose("Delete which note?", rows, self.remove)

    def remove(self, row: NoteRow) -> None:
        mark = self._desk.session.marks.get(row.id)
        if mark is None:
            return
        workspace = self._desk.workspace
        self._saver.save("deleting", lambda: workspace.delete(mark.annotation), self._deleted)

    def _deleted(self, _: Annotation) -> None:
        self._desk.advise("Deleted. {undo} brings it back.")

    def visit(self, note: str, going: Going, *, edit: bool = False) -> None:
        """Go to a note, or show it where it has no place in the text; `edit` it there."""
        row = next((row for row in self._desk.session.reading.notes if row.id == note), None)
        if row is None or row.span is not None:
            going.follow(self._desk.travel.to_note(note))
        elif not edit:
            self.show(row)
        if row is not None and edit:
            self.edit(row)

    def show(self, row: NoteRow) -> None:
        def done(wish: str | None) -> None:
            if wish == "edit":
                self.edit(row)
            elif wish == "delete":
                self.remove(row)
            elif wish == "tags":
                self._tag_row(row)

        self._desk.screen.app.push_screen(NoteCard(row, self._desk.keymap), done)

    def here(self) -> list[NoteRow]:
        """The annotations at the focus: the one in focus alone."""
        focus = self._desk.focus
        rows = self._desk.session.notes_at(focus.span)
        if focus.kind is FocusKind.NOTE:
            return [row for row in rows if row.id == focus.note] or rows
        return rows

    def _own(self) -> NoteRow | None:
        """The annotation that `a` and `t` change: the one in focus, or one on just its words."""
        focus = self._desk.focus
        for row in self.here():
            if row.id == focus.note or row.span == focus.span:
                return row
        return None

    def _about(self, span: Span) -> str:
        desk = self._desk
        what = describe(desk.session, desk.focus) if desk.focus.span == span else ""
        number = desk.session.structure.paragraph_number(span.start)
        return " · ".join(filter(None, [what, f"¶{number}" if number else ""]))

    def _choose(self, title: str, rows: list[NoteRow], act: Callable[[NoteRow], None]) -> None:
        options = [f"{row.symbol} {one_line(row.note or row.words, 80)}" for row in rows]
        self._desk.screen.app.push_screen(
            Choose(title, options), lambda index: None if index is None else act(rows[index])
        )

    def _add(self, span: Span | None, last: _Last, then: Callable[[], None] | None = None) -> None:
        desk = self._desk
        self._last = last
        article, analysis = desk.session.article, desk.session.reading.analysis

        def work() -> Annotation:
            return desk.workspace.annotate(
                article, span, note=last.note, tags=last.tags, analysis=analysis
            )

        def done(_: Annotation) -> None:
            self._adding.discard(span)
            if then is not None:
                then()

        self._adding.add(span)
        what = "the note" if last.note else "the tags" if last.tags else "the highlight"
        self._saver.save(what, work, done)

    def _change(
        self,
        annotation: Annotation,
        *,
        note: str | None = None,
        tags: tuple[str, ...] | None = None,
        more_tags: tuple[str, ...] = (),
        then: Callable[[], None] | None = None,
    ) -> None:
        mark = self._desk.session.marks[annotation.id]
        if more_tags:
            tags = tuple(dict.fromkeys([*mark.tags, *more_tags]))
        self._last = _Last(
            annotation.note if note is None else note, mark.tags if tags is None else tags
        )
        workspace = self._desk.workspace

        def done(now: Annotation) -> None:
            if then is not None:
                then()
            if now.conflict == annotation.id and now.id != annotation.id:
                self._desk.advise(BOTH_KEPT)

        self._saver.save(
            "the note", lambda: workspace.change(annotation, note=note, tags=tags), done
        )
