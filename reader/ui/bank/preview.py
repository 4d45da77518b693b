"""The whole of what was found at the cursor: its words in their sentence, and all that is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from reader.bank import Hit
from reader.text.dates import show_date
from reader.text.fold import fold
from reader.text.sanitise import one_line
from reader.ui.bank.rows import name_of
from reader.ui.plain import safe

_LONGEST = 1_200


def preview(hit: Hit, terms: Sequence[str]) -> Content:
    """The words in bold within their sentence, what was searched for underlined; then where it
    is, who said it, its tags and notes."""
    lines = [_words(hit, terms), Content.styled(_source(hit), "$quiet")]
    if hit.tags:
        lines.append(Content.styled(" ".join(f"#{one_line(tag, 60)}" for tag in hit.tags), "$tag"))
    for note in filter(str.strip, hit.notes):
        lines.append(Content.assemble(("* ", "$note"), safe(note[:_LONGEST])))
    return Content("\n").join(lines)


def _words(hit: Hit, terms: Sequence[str]) -> Content:
    words, context = one_line(hit.words, _LONGEST), one_line(hit.context, _LONGEST)
    if hit.what == "text":
        words, context = "", words
    at = context.find(words) if words else -1
    if at < 0 and words:
        at, context = 0, words
    content = Content(context)
    if words:
        content = content.stylize("bold", at, at + len(words))
    for start, end in _found(context, terms):
        content = content.stylize("underline $hit on $hit-tint", start, end)
    return content


def _found(text: str, terms: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the terms begin a word in `text`."""
    folded = fold(text)
    for term in terms:
        wanted, at = fold(term), -1
        while wanted and (at := folded.find(wanted, at + 1)) >= 0:
            if at == 0 or not folded[at - 1].isalnum():
                yield at, at + len(wanted)


def _source(hit: Hit) -> str:
    """ "David Maxwell, former colonel · VOA News · Jan 3, 2020 · US attention ¶8 · the title"."""
    who = name_of(hit)
    role = f", {one_line(hit.role, 80)}" if hit.role and who else ""
    place = " ".join(
        filter(
            None, [one_line(hit.section or "", 60), f"¶{hit.paragraph}" if hit.paragraph else ""]
        )
    )
    parts = (
        who + role,
        hit.kind or "",
        one_line(hit.site or "", 60),
        show_date(hit.published),
        place,
        one_line(hit.title, 120),
    )
    return " · ".join(part for part in parts if part)
