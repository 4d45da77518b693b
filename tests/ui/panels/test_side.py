from dataclasses import replace

from reader.ui.article.reading import UNKNOWN_SPEAKER, Reading
from reader.ui.panels.outline import Outline
from reader.ui.panels.requests import GoToSection, LeavePanel, PickSpeaker, ToggleGroup
from reader.ui.panels.side import SidePanel
from reader.ui.panels.speakers import Speakers
from tests.ui.panels.material import GROUPS, SPEAKERS, Stage, article, look, place, reading


class Side(Stage):
    """The left panel alone, with a reading in it."""

    def __init__(self, shown: Reading | None = None, theme: str = "") -> None:
        super().__init__(SidePanel(id="side"), theme=theme)
        self.shown = shown or reading()

    def on_mount(self) -> None:
        self.panel.styles.display = "block"
        self.panel.show(self.shown)
        self.panel.shown(GROUPS)

    @property
    def panel(self) -> SidePanel:
        return self.query_one(SidePanel)


async def test_sections_speakers_and_marks_are_shown_with_their_counts() -> None:
    app = Side()
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        lines = look(app.panel)
        text = "\n".join(lines)
        assert lines[0].split() == ["OUTLINE", "o"]
        assert [line.split() for line in lines[1:4]] == [
            ["Top", "2", "¶"],
            ["The", "wall", "2", "¶"],
            ["What", "it", "costs", "2", "¶"],
        ]
        assert "CM Carla Mendes" in text
        assert "   professor of coastal" in text
        assert "┃ direct" in text
        assert "■ People" in text
        assert "□ Other names" in text


async def test_speakers_stand_by_how_much_they_say_unknown_last_and_unsure_marked() -> None:
    app = Side()
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        rows = app.query_one(Speakers).items
        assert [row.name for row in rows] == [
            "Carla Mendes",
            "Ada Lindqvist",
            "Ben Okafor",
            "fishermen",
            "Unknown",
        ]
        text = "\n".join(look(app.panel))
        assert "fi fishermen ?" in text or "Fi fishermen ?" in text
        assert "?? Unknown" in text


async def test_the_section_being_read_and_the_chosen_speaker_are_marked() -> None:
    app = Side()
    async with app.run_test(size=(80, 40)) as pilot:
        app.panel.follow(place(1, speaker=2, position=(2, 4)))
        await pilot.pause()
        text = "\n".join(look(app.panel))
        assert "▸ The wall" in text
        assert "▸ 2/4" in text
        app.panel.follow(place(2, speaker=UNKNOWN_SPEAKER, position=(1, 1)))
        await pilot.pause()
        text = "\n".join(look(app.panel))
        assert "▸ What it costs" in text
        assert "2/4" not in text
        assert "▸ 1/1" in text


async def test_enter_goes_to_the_section() -> None:
    app = Side()
    async with app.run_test(size=(80, 40), message_hook=app.hook) as pilot:
        app.panel.focus_list()
        await pilot.press("j", "enter")
        [jump] = app.asked(GoToSection)
        assert isinstance(jump, GoToSection)
        assert jump.span == app.shown.structure.sections[1].span


async def test_keys_start_where_the_reader_is() -> None:
    app = Side()
    async with app.run_test(size=(80, 40), message_hook=app.hook) as pilot:
        app.panel.follow(place(2))
        app.panel.focus_list()
        await pilot.press("enter")
        [jump] = app.asked(GoToSection)
        assert isinstance(jump, GoToSection)
        assert jump.span == app.shown.structure.sections[2].span


async def test_moving_on_from_the_last_section_leads_to_the_speakers_and_back() -> None:
    app = Side()
    async with app.run_test(size=(80, 40), message_hook=app.hook) as pilot:
        app.panel.focus_list()
        await pilot.press("G", "j", "enter")
        picked = app.asked(PickSpeaker)[0]
        assert isinstance(picked, PickSpeaker)
        assert SPEAKERS[picked.speaker or 0][0] == "Carla Mendes"
        await pilot.press("k")
        assert app.query_one(Outline).has_focus


async def test_enter_on_the_chosen_speaker_chooses_nobody() -> None:
    app = Side()
    async with app.run_test(size=(80, 40), message_hook=app.hook) as pilot:
        app.panel.follow(place(0, speaker=2, position=(1, 4)))
        app.query_one(Speakers).focus()
        await pilot.press("enter")
        [picked] = app.asked(PickSpeaker)
        assert isinstance(picked, PickSpeaker)
        assert picked.speaker is None


async def test_the_unknown_can_be_picked() -> None:
    app = Side()
    async with app.run_test(size=(80, 40), message_hook=app.hook) as pilot:
        app.query_one(Speakers).focus()
        await pilot.press("G", "enter")
        [picked] = app.asked(PickSpeaker)
        assert isinstance(picked, PickSpeaker)
        assert picked.speaker == UNKNOWN_SPEAKER


async def test_the_filter_looks_at_names_and_roles_and_enter_takes_the_first() -> None:
    app = Side()
    async with app.run_test(size=(80, 40), message_hook=app.hook) as pilot:
        app.panel.focus_list()
        await pilot.press("slash", *"porto")
        text = "\n".join(look(app.panel))
        assert "Carla Mendes" in text
        assert "Ben Okafor" not in text
        assert "The wall" not in text
        await pilot.press("enter")
        [picked] = app.asked(PickSpeaker)
        assert isinstance(picked, PickSpeaker)
        assert picked.speaker == 2
        assert "Ben Okafor" in "\n".join(look(app.panel))


async def test_esc_clears_the_filter_first_and_leaves_then() -> None:
    app = Side()
    async with app.run_test(size=(80, 40), message_hook=app.hook) as pilot:
        app.panel.focus_list()
        await pilot.press("slash", *"ben", "escape")
        assert not app.asked(LeavePanel)
        assert "The wall" in "\n".join(look(app.panel))
        assert app.query_one(Speakers).has_focus
        await pilot.press("escape")
        assert len(app.asked(LeavePanel)) == 1


async def test_a_filter_without_matches_hurts_nothing() -> None:
    app = Side()
    async with app.run_test(size=(80, 40), message_hook=app.hook) as pilot:
        app.panel.focus_list()
        await pilot.press("slash", *"zzz", "enter", "down", "up", "escape")
        assert not app.asked(GoToSection, PickSpeaker)
        await pilot.press("enter")
        assert len(app.asked(GoToSection)) == 1


async def test_a_kind_of_names_is_turned_by_key_and_by_click() -> None:
    app = Side()
    async with app.run_test(size=(80, 40), message_hook=app.hook) as pilot:
        app.query_one(Speakers).focus()
        await pilot.press("G", "j", "l", "enter")
        await pilot.click("#groups", offset=(1, 1))
        asked = [message.group for message in app.asked(ToggleGroup) if hasattr(message, "group")]
        assert asked == ["Organisations", "Places"]


async def test_a_click_on_a_speaker_picks_it() -> None:
    app = Side()
    async with app.run_test(size=(80, 40), message_hook=app.hook) as pilot:
        await pilot.pause()
        await pilot.click("#speakers", offset=(5, 0))
        [picked] = app.asked(PickSpeaker)
        assert isinstance(picked, PickSpeaker)
        assert picked.speaker == 2


async def test_the_row_the_user_stands_on_stays_when_more_is_found() -> None:
    app = Side()
    async with app.run_test(size=(80, 40), message_hook=app.hook) as pilot:
        app.query_one(Speakers).focus()
        await pilot.press("j")
        app.panel.show(reading(speakers=[("Zoe Adler", "", 9), *SPEAKERS]))
        await pilot.press("enter")
        [picked] = app.asked(PickSpeaker)
        assert isinstance(picked, PickSpeaker)
        assert app.query_one(Speakers).items[2].name == "Ada Lindqvist"
        assert picked.speaker == 1


async def test_markup_and_escape_sequences_in_names_are_only_text() -> None:
    hostile = [("[bold]Bo[/] Nilsson", "\x1b[31mred\x1b[0m [link=x]role", 1)]
    app = Side(reading(article(("", "[red]Heading\x1b]52;c;QQ==\x07")), hostile, nobodys=0))
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        text = "\n".join(look(app.panel))
        assert "[bold]Bo[/] Nilsson" in text
        assert "[red]Heading" in text
        assert "red [link=x]role" in text
        assert "\x1b" not in text


async def test_a_low_screen_keeps_the_speakers_and_leaves_out_what_explains() -> None:
    app = Side()
    async with app.run_test(size=(80, 14)) as pilot:
        await pilot.pause()
        text = "\n".join(look(app.panel))
        assert "Carla Mendes" in text
        assert "direct" not in text
        assert "People" not in text


async def test_thousands_of_headings_and_speakers_are_drawn_only_where_seen() -> None:
    titles = ["", *(f"Part {n}" for n in range(5_000))]
    many = [(f"Person{n} Name{n}", "a role", 1) for n in range(10_000)]
    app = Side(reading(article(titles), many, (), 0))
    async with app.run_test(size=(80, 40), message_hook=app.hook) as pilot:
        await pilot.pause()
        speakers = app.query_one(Speakers)
        assert len(speakers._drawn) < 40
        app.panel.focus_list()
        await pilot.press("G", "enter")
        [jump] = app.asked(GoToSection)
        assert isinstance(jump, GoToSection)
        assert jump.span == app.shown.structure.sections[-1].span


async def test_the_panel_says_why_there_are_no_speakers() -> None:
    bare = reading(speakers=(), nobodys=0)
    for shown, says in (
        (bare, "no quotes found"),
        (replace(bare, analysed=False), "finding…"),
        (replace(bare, analysed=False, trouble="The model is missing."), "unavailable"),
    ):
        app = Side(shown)
        async with app.run_test(size=(80, 40)) as pilot:
            await pilot.pause()
            assert any(line.split() == ["SPEAKERS", *says.split()] for line in look(app.panel))
