"""How something that needs a look is shown: in one line, and whole."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from reader.text.sanitise import one_line
from reader.ui.key_names import with_keys
from reader.ui.lines import cut, spread
from reader.ui.review.beside import beside, quoted
from reader.ui.review.keys import KEYS
from reader.ui.saves import Unsaved
from reader.ui.widgets.ticks import TickRows
from reader.workspace.reviewing import ReviewItem

_KIND = 10
_TITLE = 26
_INKS = {
    "lost": "bold $danger-ink",
    "conflict": "bold $danger-ink",
    "not saved": "bold $danger-ink",
    "moved": "bold $quiet",
    "changed": "bold $quiet",
}
_LABELS = {"not saved": "NOT SAVED", "unsure": "who?"}
_SAYS = {
    "unsure": "Reader is not sure that {who} said this.",
    "nobody": "Reader found nobody who said this.",
    "moved": "The same words stand elsewhere in this version.",
    "changed": "The words have changed since the note was saved.",
    "uncertain": "The note may belong here ({score} % alike).",
    "anywhere": "The same words stand in several places: perhaps here.",
    "lost": "Its words are not in this version; later versions are searched again.",
    "conflict": "Two windows changed this note at once.",
    "not saved": "",
}
_ASKS = {
    "unsure": "{review.accept}: yes. {review.who}: somebody else.",
    "nobody": "{review.who} settles it.",
    "moved": "{review.accept}: yes, there.",
    "changed": "{review.accept}: these are its words now.",
    "uncertain": "{review.accept}: yes. {review.attach}: no, choose by hand.",
    "anywhere": "{review.accept}: yes. {review.attach}: choose by hand.",
    "lost": "{review.attach} chooses others by hand.",
    "conflict": "{review.accept} chooses: mine, theirs, or both.",
    "not saved": "{review.accept} tries again to save it.",
}
"""What the keys do with it."""


@dataclass(frozen=True, slots=True)
class Row:
    """Something to look at; `here` when it is in the article on screen, `paragraph` where."""

    item: ReviewItem
    here: bool = True
    paragraph: int | None = None
    unsaved: Unsaved | None = None

    @property
    def words(self) -> str:
        item = self.item
        note = item.annotation.note if item.annotation else ""
        if item.what == "not saved":
            return f"{item.old}: {item.new}"
        if item.what == "conflict":
            return note or quoted(item.old)
        shown = item.old or item.new
        return f"{quoted(shown)}  {'* ' * bool(note)}{one_line(note, 200)}".rstrip()


class ReviewRows(TickRows[Row]):
    """What needs a look: its kind, its words, and where it is."""

    def draw(self, index: int, width: int) -> Sequence[Content]:
        row = self.items[index]
        kind = row.item.what
        if row.here:
            where = f"¶{row.paragraph}" if row.paragraph else "here"
        else:
            where = cut(one_line(row.item.title, 200), _TITLE if width >= 60 else 10)
        speaker = one_line(row.item.speaker or "", 60)
        left = Content.assemble(
            self.tick(index, width),
            (_LABELS.get(kind, kind).ljust(_KIND), _INKS.get(kind, "bold $unsure")),
            (f"{speaker}{'?' * (kind == 'unsure')}  " if speaker else "", "bold"),
            one_line(row.words, 300),
        )
        return [spread(left, Content.styled(where, "$quiet"), width)]

    def key_of(self, index: int) -> Hashable:
        item = self.items[index].item
        mark = item.annotation.id if item.annotation else item.utterance
        return (item.article, item.what, mark or item.old)

    def words_of(self, index: int) -> str:
        row = self.items[index]
        return f"{row.item.what} {row.item.speaker or ''} {row.words} {row.item.title}"


def whole(row: Row, width: int, keymap: Mapping[str, str]) -> Content:
    """What is to be settled, in lines of `width` cells."""
    item = row.item
    lines = [Content.styled(_says(item, keymap), _INKS.get(item.what, "$unsure"))]
    if item.what == "not saved":
        lines.append(Content(one_line(f"{item.old}: {item.new}", 500)))
    elif item.what == "unsure" or item.what == "moved":
        lines.append(Content(quoted(item.new, 600)))
    elif item.what == "conflict":
        lines.append(beside(item.new, item.old, width, heads=("mine", "theirs")))
    elif item.what == "lost":
        lines.append(Content(quoted(item.old, 600)))
    else:
        lines.append(beside(item.old, item.new, width))
    note = item.annotation.note if item.annotation and item.what != "conflict" else ""
    if note:
        lines.append(Content.styled(f"* {one_line(note, 400)}", "$note"))
    if not row.here:
        lines.append(Content.styled(one_line(item.title, 200), "$quiet"))
    return Content("\n").join(lines)


def _says(item: ReviewItem, keymap: Mapping[str, str]) -> str:
    kind: str = item.what
    if item.what == "unsure" and item.speaker is None:
        kind = "nobody"
    elif item.what == "uncertain" and item.old == item.new:
        kind = "anywhere"
    who = one_line(item.speaker or "", 80)
    says = _SAYS[kind].format(who=who, score=round(100 * item.score))
    return f"{says} {with_keys(_ASKS[kind], keymap, KEYS)}".lstrip()
