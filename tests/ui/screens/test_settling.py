"""w: who said this. What is settled is shown at once, kept, and taken back by U."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.clipboard import Copied
from tests.ui.sample import Reader, SampleWorkspace, article, on_screen

KIM = ("5", "right_parenthesis")
UNSURE = ("1", "1", "right_parenthesis")


def speakers(reader: Reader) -> list[str | None]:
    session = reader.desk.session
    names = [speaker.name for speaker in session.reading.analysis.speakers]
    return [None if u.speaker is None else names[u.speaker] for u in session.utterances]


async def test_a_confirmed_speaker_wears_a_tick_until_it_is_undone(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press(*UNSURE)
        assert "Mark Esper?" in reader.status.focus
        await reader.press("w", "enter")
        assert reader.status.focus.startswith("quote 8/10 · Mark Esper ✓, U.S. Defense")
        assert reader.status.message.endswith("Mark Esper said this. U takes it back.")
        assert reader.status.saved == "saved 12:03"
        assert not any(line.startswith("ME?") for line in reader.lines)
        await reader.press("U")
        assert reader.status.message == "Undone: speaker."
        assert "Mark Esper?" in reader.status.focus
        await reader.press("ctrl+r")
        assert "Mark Esper ✓" in reader.status.focus


async def test_what_was_settled_is_there_next_time(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press(*UNSURE, "w", "enter", "q")
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("g", *UNSURE)
        assert "Mark Esper ✓" in reader.status.focus
        await reader.press("U")
        assert "Mark Esper?" in reader.status.focus


async def test_a_new_name_gets_its_row_in_the_panel_and_its_initials(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path), (160, 40)) as reader:
        await reader.press(*KIM, "w")
        await reader.type("Nina Qvist")
        await reader.press("enter")
        assert any(line.startswith(" NQ Nina Qvist") for line in reader.lines)
        assert "Nina Qvist ✓" in reader.status.focus


async def test_all_of_a_speakers_words_are_settled_and_undone_together(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        before = speakers(reader)
        await reader.press(*KIM, "w", "tab", *"gause", "enter")
        assert speakers(reader).count("Ken Gause") == 6
        await reader.press("U")
        assert speakers(reader) == before


async def test_the_chosen_speaker_stays_chosen_by_name(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press(*KIM, "s", "2", "right_parenthesis", "w")
        await reader.type("not a quote")
        await reader.press("enter")
        assert reader.status.speaker.startswith("David Maxwell")


async def test_what_is_no_quote_is_none_any_more(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press(*KIM, "w")
        await reader.type("not a quote")
        await reader.press("enter")
        assert len(reader.desk.session.utterances) == 12
        assert not reader.status.focus.startswith("quote")
        await reader.press("U")
        assert len(reader.desk.session.utterances) == 13


async def test_two_speakers_become_one(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press(*KIM, "w", "tab", "tab", *"gause", "enter")
        assert speakers(reader).count("Ken Gause") == 6
        assert "David Maxwell" not in speakers(reader)
        assert "Ken Gause and David Maxwell are one" in reader.status.message


async def test_a_selection_outside_quotes_becomes_one(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("3", "right_curly_bracket", "v", "w")
        assert "selected" in reader.text
        await reader.press(*"esper", "enter")
        assert "Mark Esper ✓" in reader.status.focus
        assert "indirect" in reader.status.focus
        assert len(reader.desk.session.utterances) == 14


async def test_a_selection_over_a_quote_gives_it_another_edge(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press(*KIM, "v", "shift+left", "shift+left", "w", "enter")
        assert reader.focused.endswith("to get")
        assert reader.status.focus.startswith("quote 3/10 · David Maxwell,")
        await reader.press("U", "g", *KIM)
        assert reader.focused.endswith("lifted,”")


async def test_a_selected_part_of_a_quote_can_be_one_of_its_own(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press(*KIM, "v", "shift+left", "w", "3")
        await reader.type("Nina Qvist")
        await reader.press("enter")
        assert reader.status.focus.startswith("quote 3/10 · Nina Qvist ✓")


async def test_w_on_a_selected_quote_or_a_sentence_in_one_asks_about_the_quote(
    tmp_path: Path,
) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        for keys in (("v",), ("escape",)):
            await reader.press(*KIM, *keys, "w")
            assert "Who said this? · quote 3" in reader.text
            await reader.press("escape", "escape", "g")


async def test_w_where_no_quote_is_says_so(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("3", "right_curly_bracket", "w")
        assert reader.status.message.startswith("No quote here.")


async def test_notes_say_that_the_speaker_is_settled(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path), (160, 40)) as reader:
        await reader.press(*KIM, "H", "w", "enter")
        if "NOTES HERE" not in reader.text:
            await reader.press("p", "escape")
        assert "¶8  David Maxwell ✓ · quote 3" in reader.text
        assert "✓ speaker confirmed by you" in reader.text


async def test_a_name_of_a_speaker_is_not_offered_a_second_time(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press(*KIM, "w", *"trump")
        assert "Donald Trump" in reader.text
        rows = [line for line in reader.lines if "Trump" in line and "│" in line[:6]]
        assert len(rows) == 1


class _Clipboard(SampleWorkspace):
    """Keeps what is copied."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.copied: list[str] = []

    def copy(
        self, text: str, html: str | None = None, *, terminal: Callable[[str], None] | None = None
    ) -> Copied:
        self.copied.append(text)
        return Copied("xclip", True, "Copied through xclip")


@pytest.mark.parametrize("key", ["c", "Y"])
async def test_citing_an_unsure_speaker_asks_first(tmp_path: Path, key: str) -> None:
    workspace = _Clipboard(tmp_path)
    async with on_screen(workspace) as reader:
        await reader.press(*UNSURE, key)
        assert "Not sure that Mark Esper said this." in reader.text
        assert "enter cite  w change  n without a name" in reader.text
        await reader.press("escape")
        assert workspace.copied == []
        await reader.press(key, "enter")
        assert "Esper" in workspace.copied[0]
        await reader.press(key, "n")
        assert "Esper" not in workspace.copied[1].replace(article().metadata.title, "")
        await reader.press(key, "w", "enter")
        assert "Mark Esper ✓" in reader.status.focus
        await reader.press(key)
        assert "Esper" in workspace.copied[2]
