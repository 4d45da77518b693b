"""Settling who said what: kept, undone, and seen everywhere; the analysis is that of the sample."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotation import StoreError
from reader.model import Analysis, Span, Utterance
from reader.model.errors import ReaderError
from reader.workspace.quotes.settling import with_marks
from tests.ui.sample import SampleWorkspace, article

KIM = "“Kim is not going"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[SampleWorkspace]:
    opened = SampleWorkspace(tmp_path)
    opened.analysis(article())
    yield opened
    opened.close()


def _latest(workspace: SampleWorkspace) -> Analysis:
    latest = workspace.latest_analysis(article())
    assert latest is not None
    return latest


def _speakers(workspace: SampleWorkspace) -> list[str | None]:
    latest = _latest(workspace)
    names = [speaker.name for speaker in latest.speakers]
    return [None if u.speaker is None else names[u.speaker] for u in latest.utterances()]


def _utterance(workspace: SampleWorkspace, words: str) -> Utterance:
    utterances = _latest(workspace).utterances()
    return next(u for u in utterances if u.span.of(article().text).startswith(words))


def test_a_settled_speaker_is_there_next_time_and_undone_in_one_step(
    workspace: SampleWorkspace, tmp_path: Path
) -> None:
    before = _latest(workspace)
    workspace.settling.speaker(article(), [_utterance(workspace, KIM)], "Mara Ellis")
    assert _utterance(workspace, KIM).settled
    again = SampleWorkspace(tmp_path)
    assert "Mara Ellis" in [speaker.name for speaker in again.analysis(article()).speakers]
    again.close()
    assert workspace.undo().label == "speaker"
    assert _latest(workspace) == before
    workspace.redo()
    assert "Mara Ellis" in _speakers(workspace)


def test_all_utterances_of_a_speaker_are_settled_by_one_act(workspace: SampleWorkspace) -> None:
    latest = _latest(workspace)
    gause = next(i for i, s in enumerate(latest.speakers) if s.name == "Ken Gause")
    his = [u for u in latest.utterances() if u.speaker == gause]
    workspace.settling.speaker(article(), his, "Mara Ellis")
    assert _speakers(workspace).count("Mara Ellis") == len(his) == 2
    assert len(workspace.store.corrections.of(article().id)) == 3
    workspace.undo()
    assert _speakers(workspace).count("Ken Gause") == 2
    assert workspace.store.corrections.of(article().id) == ()


Act = Callable[[SampleWorkspace], object]


def _settle(act: str) -> Act:
    def do(workspace: SampleWorkspace) -> object:
        settle, one = workspace.settling, [_utterance(workspace, KIM)]
        acts: dict[str, Callable[[], object]] = {
            "unknown": lambda: settle.unknown(article(), one),
            "no quote": lambda: settle.not_quotes(article(), one),
            "same": lambda: settle.same_person(article(), "David Maxwell", "Ken Gause"),
        }
        return acts[act]()

    return do


@pytest.mark.parametrize("act", [_settle(name) for name in ("unknown", "no quote", "same")])
def test_every_act_changes_the_analysis_and_is_undone(workspace: SampleWorkspace, act: Act) -> None:
    before = _latest(workspace)
    act(workspace)
    assert _latest(workspace) != before
    workspace.undo()
    assert _latest(workspace) == before


def test_words_become_a_quote_with_the_marks_that_stand_round_them(
    workspace: SampleWorkspace,
) -> None:
    text = article().text
    piece = _utterance(workspace, KIM).pieces[0]
    workspace.settling.not_quotes(article(), [_utterance(workspace, KIM)])
    inside = Span(piece.start + 1, piece.end - 1)
    assert workspace.settling.quote(article(), inside, "Mara Ellis") == piece
    made = _utterance(workspace, KIM)
    assert (made.pieces, made.kind.value) == ((piece,), "direct")
    shorter = Span(piece.start, text.index("campaign", piece.start))
    workspace.settling.edge(article(), piece, shorter)
    assert _utterance(workspace, KIM).span.of(text).endswith("influence")
    assert "Mara Ellis" in _speakers(workspace)


def test_a_selection_without_words_is_refused(workspace: SampleWorkspace) -> None:
    blank = article().text.index("\n\n")
    with pytest.raises(ReaderError, match="no words"):
        workspace.settling.quote(article(), Span(blank, blank + 2), None)
    with pytest.raises(StoreError):
        workspace.undo()


def test_notes_on_the_words_bear_the_new_speaker_until_it_is_undone(
    workspace: SampleWorkspace,
) -> None:
    piece, analysis = _utterance(workspace, KIM).pieces[0], _latest(workspace)
    made = workspace.annotate(article(), piece, note="hm", analysis=analysis)
    elsewhere = workspace.annotate(article(), Span(0, 5), note="title", analysis=analysis)
    workspace.settling.speaker(article(), [_utterance(workspace, KIM)], "Mara Ellis")
    found = {m.annotation.id: m.annotation for m in workspace.marks(article())}
    assert (found[made.id].speaker, found[made.id].role) == ("Mara Ellis", None)
    assert found[elsewhere.id] == elsewhere
    assert any(
        '"speaker": "Mara Ellis"' in line for line in workspace.exporting.lines([article().id])
    )
    workspace.undo()
    found = {m.annotation.id: m.annotation for m in workspace.marks(article())}
    assert (found[made.id].speaker, found[made.id].note) == ("David Maxwell", "hm")


def test_where_nothing_was_settled_the_latest_analysis_is_the_same_object(
    workspace: SampleWorkspace,
) -> None:
    assert _latest(workspace) is _latest(workspace)
    workspace.annotate(article(), Span(0, 5), note="title")
    assert workspace.analysis(article()) is _latest(workspace)


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        ("It leaks,", "“It leaks,”"),
        ("“It leaks,", "“It leaks,”"),
        ("It leaks,”", "“It leaks,”"),
        (" “It leaks,” ", "“It leaks,”"),
        ("leaks", "leaks"),
        ("he said.", "he said."),
    ],
)
def test_marks_round_the_words_are_taken_in(words: str, taken: str) -> None:
    text = "Then came “It leaks,” he said. “No,” she said."
    start = text.index(words)
    assert with_marks(Span(start, start + len(words)), text).of(text) == taken


@given(st.text("“”'\" ab\n", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_taking_marks_in_never_loses_a_word_or_leaves_the_text(
    text: str, one: int, other: int
) -> None:
    start, end = sorted(min(at, len(text)) for at in (one, other))
    span = with_marks(Span(start, end), text)
    assert 0 <= span.start <= span.end <= len(text)
    assert text[start:end].strip() in span.of(text)
