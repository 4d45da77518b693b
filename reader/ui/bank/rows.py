"""What was found, as rows: who said it, the words, tags, and where."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from rich.cells import cell_len
from textual.content import Content

from reader.bank import Hit
from reader.text.dates import show_date
from reader.text.fold import fold
from reader.text.sanitise import one_line
from reader.ui.article.initials import UNKNOWN
from reader.ui.article.margin import BARS
from reader.ui.lines import cut
from reader.ui.widgets.ticks import NARROW, TickRows

_BARS = {kind.value: bar for kind, bar in BARS.items()}

_WIDE = 104
_SPEAKER = {"narrow": 10, "usual": 14, "wide": 22}
_SITE = 10
_TAG = 14
_STATES = {"changed": "changed", "uncertain": "uncertain", "lost": "lost", "moved": ""}


class HitRows(TickRows[Hit]):
    """Utterances, annotations or paragraphs that were found, one to a line."""

    def __init__(self) -> None:
        super().__init__(id="hits")
        self.terms: tuple[str, ...] = ()

    def key_of(self, index: int) -> Hashable:
        return hit_key(self.items[index])

    def draw(self, index: int, width: int) -> Sequence[Content]:
        hit = self.items[index]
        size = "narrow" if width < NARROW else "wide" if width >= _WIDE else "usual"
        left = Content.assemble(
            self.tick(index, width),
            (f"{_bar(hit)} ", "$quote"),
            *([] if hit.what == "text" else [_speaker(hit, _SPEAKER[size])]),
        )
        right = _right(hit, size)
        room = width - left.cell_length - right.cell_length - 1
        words = Content(cut(self._words(hit, room), room))
        gap = " " * max(0, room - words.cell_length + 1)
        return [Content.assemble(left, words, gap, right)]

    def _words(self, hit: Hit, room: int) -> str:
        words = one_line(hit.words, 2_000)
        if hit.what == "notes":
            note = " · ".join(one_line(note, 200) for note in hit.notes if note.strip())
            words = f"{note} — {words}" if note and words else note or words or hit.title
        return excerpt(words, self.terms, room)


def hit_key(hit: Hit) -> Hashable:
    """What stays the same of a hit when it is found again."""
    if hit.what == "notes":
        return hit.article, hit.what, hit.annotations[:1]
    return hit.article, hit.what, hit.span


def excerpt(words: str, terms: Sequence[str], room: int) -> str:
    """The part of `words` that fits into `room` cells and shows the first of the terms."""
    if not terms or cell_len(words) <= room:
        return words
    folded = fold(words)
    found = [at for term in terms if (at := folded.find(fold(term))) >= 0]
    at = min(found, default=0)
    if at + 12 < room:
        return words
    start = words.find(" ", max(0, at - room // 3)) + 1
    return f"…{words[start:]}"


def name_of(hit: Hit) -> str:
    """Who said it, with a question mark where that is not sure; nothing where nobody speaks."""
    if hit.speaker:
        return one_line(hit.speaker, 80) + ("" if hit.sure else "?")
    return UNKNOWN if hit.kind else ""


def _bar(hit: Hit) -> str:
    if hit.kind in _BARS:
        return _BARS[hit.kind]
    return " " if hit.what == "text" else _sign(hit)


def _sign(hit: Hit) -> str:
    return "*" if any(hit.notes) else "#" if hit.tags else "="


def _speaker(hit: Hit, width: int) -> Content:
    name = cut(name_of(hit), width)
    style = "$quiet" if name == UNKNOWN else "$unsure" if not hit.sure else "bold"
    return Content.assemble((name, style), " " * (width - cell_len(name) + 1))


def _right(hit: Hit, size: str) -> Content:
    """Tags, note mark, state, and where it is."""
    parts: list[Content | str] = []
    state = _STATES.get(hit.state or "", "")
    if state:
        parts += [Content.styled(state, "$unsure"), " "]
    if hit.tags and size != "narrow":
        more = f" +{len(hit.tags) - 1}" if len(hit.tags) > 1 else ""
        parts += [Content.styled(cut(f"#{one_line(hit.tags[0], 60)}", _TAG) + more, "$tag"), " "]
    noted = hit.what != "notes" and any(note.strip() for note in hit.notes)
    mark = "*" if noted else "#" if size == "narrow" and hit.tags else ""
    parts += [Content.styled(mark, "$note" if noted else "$tag"), " "] if mark else []
    parts.append(Content.styled(_where(hit, size), "$quiet"))
    return Content.assemble(*parts)


def _where(hit: Hit, size: str) -> str:
    paragraph = f"¶{hit.paragraph}" if hit.paragraph else ""
    if size == "narrow":
        return paragraph
    source = one_line(hit.site or hit.title, 60)
    room = 2 * _SITE if size == "wide" else _SITE
    return (
        f"{cut(source, room)} {paragraph:<3}".rstrip()
        if size == "usual"
        else (f"{cut(source, room)} {show_date(hit.published):>12} {paragraph:<4}")
    )
