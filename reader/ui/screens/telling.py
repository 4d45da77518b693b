"""What the status lines of the reading screen say, made of where the reader is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reader.analysis.labels import group_of
from reader.model import AnchorState, Article, Span, Utterance
from reader.text.sanitise import one_line
from reader.ui import key_names
from reader.ui.article.focus import Focus, FocusKind
from reader.ui.article.margin import is_unsure
from reader.ui.article.reading import SETTLED, UNKNOWN_SPEAKER, NoteRow
from reader.ui.article.session import GROUPS, Session
from reader.ui.key_names import with_keys

_STATES = {
    AnchorState.CHANGED: " · edited after you saved it: {open} shows how",
    AnchorState.UNCERTAIN: " · ? not sure that it stands here: {open} shows why",
    AnchorState.MOVED: " · moved with its words",
}
CHARACTERS_A_MINUTE = 1_400
"""About 240 English words, the mean silent reading speed found by Brysbaert (2019)."""

_USUAL = (
    ("speaker.next speaker.previous", "speaker"),
    ("quote.next quote.previous", "quote"),
    ("sentence.previous sentence.next", "sentence"),
    ("note", "note"),
    ("tag", "tag"),
    ("cite", "cite"),
    ("cite.choose", "styles"),
    ("who", "who"),
    ("search", "find"),
    ("section.next section.previous", "section"),
    ("jump.back jump.back", "go back"),
    ("bank", "find in all"),
    ("library", "library"),
    ("panel.side", "outline"),
    ("panel.notes", "notes"),
    ("help", "all keys"),
)
_FIRST_RUN = (
    ("speaker.next", "this speaker's next words"),
    ("tag", "tag"),
    ("note", "note"),
    ("cite", "cite"),
    ("quit", "quits"),
    ("help", "all keys"),
)
_SELECTING = (
    ("sentence.next paragraph.next quote.next", "extend"),
    ("select.right", "a word more"),
    ("copy", "copy"),
    ("highlight", "highlight"),
    ("note", "note"),
    ("tag", "tag"),
    ("leave", "leave"),
)
_RESIZING = (
    ("open", "these words"),
    ("panel.side", "other end"),
    ("select.right select.left", "more, less"),
    ("leave", "cancel"),
)
_ATTACHING = (
    ("visual", "select"),
    ("open", "attach it here"),
    ("search", "find"),
    ("leave", "cancel"),
)
_SEARCHING = (
    ("search.next search.previous", "next, previous match"),
    ("leave", "leave search"),
    ("note", "note"),
    ("help", "all keys"),
)
_IN_PANEL = (
    ("line.down line.up", "move"),
    ("search", "filter"),
    ("open", "go there"),
    ("panel.next", "next panel"),
    ("leave", "to the text"),
    ("help", "all keys"),
)
_BY_MODE = {
    "panel": _IN_PANEL,
    "": _USUAL,
    "first": _FIRST_RUN,
    "select": _SELECTING,
    "resize": _RESIZING,
    "attach": _ATTACHING,
    "search": _SEARCHING,
}


def hints(mode: str, keymap: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """(keys, words) of the hint line in a mode: "", "first", "panel", or another of `_BY_MODE`."""
    return _hints(mode, tuple(keymap.items()))


@cache
def _hints(mode: str, changes: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return key_names.hints(_BY_MODE[mode], dict(changes))


def place_parts(
    session: Session, seen: Span, focus: Focus, keymap: Mapping[str, str]
) -> tuple[str, ...]:
    """The parts of the place line: section, ¶, progress, removed lines."""
    structure = session.structure
    here = focus.span.start
    section = structure.sections[structure.section_index(here)]
    paragraph = structure.paragraph_number(here)
    length = max(1, len(session.article.text))
    left = length - seen.end
    minutes = -(-left // CHARACTERS_A_MINUTE)
    parts = [one_line(section.title) or "Top"]
    if paragraph is not None:
        parts.append(f"¶{paragraph} of {structure.paragraph_count}")
    parts.append(f"{100 * seen.end // length} % · " + (f"{minutes} min left" if left else "end"))
    removed = len(session.article.version.removed)
    if removed:
        key = with_keys("{removed}", keymap)
        parts.append(f"{removed} line{'s' * (removed > 1)} removed: {key}")
    return tuple(parts)


def describe(session: Session, focus: Focus, query: str = "") -> str:
    """The focus in words: "quote 3/10 · David Maxwell, former colonel · direct"."""
    here = focus.span.start
    if focus.kind is FocusKind.QUOTE and focus.index is not None:
        return _quote(session, session.utterances[focus.index])
    if focus.kind is FocusKind.NAME and focus.index is not None:
        name = one_line(focus.span.of(session.article.text))
        entities = session.reading.analysis.entities
        index = entities.at(here)
        group = f" · {group_of(entities.label(index))}" if index is not None else ""
        return f"name {focus.index + 1}/{len(session.entities)} · {name}{group}"
    if focus.kind is FocusKind.HIT and focus.index is not None:
        return f"match {focus.index + 1}/{len(session.hits)} · {one_line(query)}"
    if focus.kind is FocusKind.NOTE:
        rows = session.reading.notes
        index = next((i for i, row in enumerate(rows) if row.id == focus.note), 0)
        who = rows[index].who if index < len(rows) else ""
        return " · ".join(filter(None, [f"note {index + 1}/{len(rows)}", who]))
    if focus.kind is FocusKind.SELECTION:
        words = len(focus.span.of(session.article.text).split())
        return f"{words} word{'s' * (words != 1)} selected"
    inside = session.utterance_at(here)
    if inside is not None:
        said = session.utterances[inside]
        return f"sentence in quote {said.number} · {_speaker(session, said)}"
    return "sentence"


def _quote(session: Session, utterance: Utterance) -> str:
    total = session.count_like(utterance)
    speaker = _speaker(session, utterance)
    if utterance.speaker is not None:
        role = session.reading.analysis.speakers[utterance.speaker].role
        speaker += f", {one_line(role)}" if role else ""
    return f"quote {utterance.number}/{total} · {speaker} · {utterance.kind.value}"


def _speaker(session: Session, utterance: Utterance) -> str:
    tick = SETTLED * utterance.settled
    if utterance.speaker is None:
        return session.speaker_name(UNKNOWN_SPEAKER) + tick
    name = one_line(session.speaker_name(utterance.speaker))
    return f"{name}{'?' * is_unsure(utterance)}{tick}"


def note_line(rows: list[NoteRow], keymap: Mapping[str, str]) -> str:
    """The annotations at the focus in one line."""
    parts = []
    for row in rows[:3]:
        tags = " ".join(f"#{one_line(tag, 60)}" for tag in row.tags)
        words = " ".join(filter(None, [one_line(row.note), tags]))
        state = with_keys(_STATES.get(row.state, ""), keymap)
        parts.append(f"{row.symbol} {words or 'highlighted'}{state}")
    return "   ".join(parts)


def chosen_speaker(session: Session, chosen: int | None, focus: Focus) -> str:
    """The chosen speaker with the place among their utterances: "David Maxwell 2/4"."""
    if chosen is None:
        return ""
    theirs = session.of_speaker(chosen)
    name = one_line(session.speaker_name(chosen))
    position = speaker_position(session, chosen, focus)
    return f"{name} {position[0]}/{position[1]}" if position else f"{name} · {len(theirs)}"


def speaker_position(session: Session, chosen: int, focus: Focus) -> tuple[int, int] | None:
    """(this, of all) when the focus is an utterance of the chosen speaker."""
    theirs = session.of_speaker(chosen)
    if focus.kind is not FocusKind.QUOTE:
        return None
    index = theirs.after(focus.span.start)
    mine = index < len(theirs) and theirs.name(index) == focus.index
    return (index + 1, len(theirs)) if mine else None


def window_title(article: Article) -> str:
    """The title of the terminal's window."""
    return one_line(article.metadata.title, 120) or "Reader"


def group_states(session: Session) -> dict[str, bool]:
    return {group.value: session.shown[group] for group in GROUPS}
