from dataclasses import replace

from reader.model import Span
from reader.ui.article.reading import NoteRow, Reading
from reader.ui.panels.notes import Notes, NotesPanel
from reader.ui.panels.requests import LeavePanel, OpenNote
from tests.ui.panels.material import NOTES, Stage, look, place, reading


class Beside(Stage):
    """The notes panel alone, with a reading in it."""

    def __init__(self, shown: Reading | None = None) -> None:
        super().__init__(NotesPanel(id="notes"))
        self.shown = shown or reading()

    def on_mount(self) -> None:
        self.panel.styles.display = "block"
        self.panel.show(self.shown)

    @property
    def panel(self) -> NotesPanel:
        return self.query_one(NotesPanel)


async def test_a_note_shows_where_on_whom_its_words_note_and_tags() -> None:
    app = Beside()
    async with app.run_test(size=(100, 40)) as pilot:
        app.panel.follow(place(on_screen=Span(0, 90)))
        await pilot.pause()
        lines = look(app.panel)
        assert lines[0].split() == ["NOTES", "HERE", "2", "of", "5", "p"]
        assert [line.strip() for line in lines[1:5]] == [
            "* ¶1  Ada Lindqvist · quote 1",
            "“The quay”",
            "Ask.",
            "#quay",
        ]


async def test_those_without_a_place_stand_last_and_say_so() -> None:
    app = Beside(reading(notes=[NOTES[4], NOTES[3], *NOTES[:3]]))
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        assert [row.id for row in app.query_one(Notes).items] == ["n1", "n2", "n3", "n5", "n4"]
        text = "\n".join(look(app.panel))
        assert "whole article" in text
        assert "lost: its words are not in this" in text
        assert "moved with its words" in text


def test_a_note_on_a_caption_is_none_on_the_whole_article() -> None:
    places = [replace(NOTES[0], paragraph=None), NOTES[0], NOTES[3], NOTES[4]]
    assert [row.where for row in places] == ["", "¶1", "whole article", "not placed"]


async def test_enter_opens_a_note_and_a_edits_it() -> None:
    app = Beside()
    async with app.run_test(size=(100, 40), message_hook=app.hook) as pilot:
        app.panel.focus_list()
        await pilot.press("j", "enter", "j", "a")
        first, second = app.asked(OpenNote)
        assert isinstance(first, OpenNote)
        assert isinstance(second, OpenNote)
        assert (first.note, first.edit) == ("n2", False)
        assert (second.note, second.edit) == ("n3", True)


async def test_a_click_opens_a_note() -> None:
    app = Beside()
    async with app.run_test(size=(100, 40), message_hook=app.hook) as pilot:
        await pilot.pause()
        await pilot.click("#notes-list", offset=(4, 6))
        [opened] = app.asked(OpenNote)
        assert isinstance(opened, OpenNote)
        assert opened.note == "n2"


async def test_the_filter_looks_at_notes_words_and_tags() -> None:
    app = Beside()
    async with app.run_test(size=(100, 40), message_hook=app.hook) as pilot:
        app.panel.focus_list()
        await pilot.press("slash", *"weath", "enter")
        [opened] = app.asked(OpenNote)
        assert isinstance(opened, OpenNote)
        assert opened.note == "n2"


async def test_the_note_at_the_focus_is_marked() -> None:
    app = Beside()
    async with app.run_test(size=(100, 40)) as pilot:
        app.panel.follow(place(note="n3"))
        await pilot.pause()
        assert "▸ ¶3" in "\n".join(look(app.panel))
        app.panel.follow(place(note=None))
        await pilot.pause()
        assert "▸" not in "\n".join(look(app.panel))


async def test_the_panel_follows_the_text_unless_it_has_the_keys() -> None:
    many = [
        NoteRow(f"m{n}", Span(n * 10, n * 10 + 5), n, "*", "", "words", f"Note {n}.", ())
        for n in range(200)
    ]
    app = Beside(reading(notes=many))
    async with app.run_test(size=(100, 30)) as pilot:
        app.panel.follow(place(on_screen=Span(1500, 1560)))
        await pilot.pause()
        text = "\n".join(look(app.panel))
        assert "Note 150." in text
        assert "6 of 200" in text
        app.panel.focus_list()
        await pilot.press("g")
        app.panel.follow(place(on_screen=Span(1000, 1100)))
        await pilot.pause()
        assert "Note 0." in "\n".join(look(app.panel))


async def test_without_notes_the_panel_says_how_to_make_one() -> None:
    app = Beside(reading(notes=()))
    async with app.run_test(size=(100, 30), message_hook=app.hook) as pilot:
        await pilot.pause()
        assert "None yet. a writes one" in " ".join(look(app.panel))
        app.panel.show(replace(app.shown, notes=NOTES[:1]))
        await pilot.pause()
        assert "None yet" not in " ".join(look(app.panel))
        app.panel.focus_list()
        await pilot.press("escape")
        assert len(app.asked(LeavePanel)) == 1
