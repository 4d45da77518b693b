"""Two coders' tags, paragraph by paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model import Span
from reader.settings import Settings
from reader.workspace import Workspace
from tests.workspace.conftest import Make


def mark(workspace: Workspace, story: Path, words: str, *tags: str) -> None:
    shown = workspace.open(str(story))
    start = shown.text.index(words)
    workspace.annotate(shown, Span(start, start + len(words)), tags=tags)


@pytest.fixture
def coded(make: Make, story: Path) -> Workspace:
    """Ann and Ben on three paragraphs: both say “delay” of the first, Ann alone of the last; both
    say “voice” of the second."""
    ann, ben = make(Settings(user="ann")), make(Settings(user="ben"))
    mark(ann, story, "put off its vote", "delay")
    mark(ben, story, "until the spring", "Delay")
    mark(ann, story, "We need more time", "voice")
    mark(ben, story, "Nobody wants to build it twice", "voice")
    mark(ann, story, "early start", "delay")
    ann.note_article(ann.open(str(story)), tags=["harbour"])
    return ann


def test_each_tag_is_compared_paragraph_by_paragraph(coded: Workspace) -> None:
    found = coded.agreement()
    assert (found.coders, found.articles, found.paragraphs) == (("ann", "ben"), 1, 3)
    (delay_name, delay), (voice_name, voice) = found.tags
    assert (delay_name, voice_name) == ("delay", "voice")
    assert (voice.units, voice.percent, voice.alpha) == (3, 100, 1)
    assert delay.percent == pytest.approx(200 / 3)
    # Ann 1 0 1, Ben 1 0 0: six values, three of each, so that 18 pairs differ by chance.
    assert delay.alpha == pytest.approx(1 - 5 * 2 / 18)


def test_a_mark_over_two_paragraphs_counts_in_both(
    coded: Workspace, make: Make, story: Path
) -> None:
    ben = make(Settings(user="ben"))
    mark(ben, story, "build it twice.”\n\nShop owners along", "delay")
    (_, delay), _ = coded.agreement().tags
    # Now Ben has 1 1 1.
    assert delay.percent == pytest.approx(200 / 3)


def test_coders_can_be_chosen_and_one_alone_agrees_with_nobody(
    coded: Workspace, make: Make, story: Path
) -> None:
    mark(make(Settings(user="cay")), story, "early start", "delay")
    assert coded.agreement().coders == ("ann", "ben", "cay")
    assert coded.agreement(coders=["ann", "ben"]).coders == ("ann", "ben")
    assert coded.agreement(coders=["ann"]).articles == 0
    assert coded.agreement([coded.open(str(story))]).articles == 1


def test_articles_with_notes_of_one_person_are_left_out(make: Make, story: Path) -> None:
    workspace = make()
    mark(workspace, story, "put off its vote", "delay")
    found = workspace.agreement()
    assert (found.articles, found.tags) == (0, ())
