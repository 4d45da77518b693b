from collections.abc import Hashable, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from reader.ui.widgets.rows import RowList
from tests.ui.host import Host


class Words(RowList[str]):
    """A word a row; words in capitals are headings, "tall" takes three lines."""

    def draw(self, index: int, width: int) -> Sequence[Content]:
        return [Content(self.items[index])] * self.lines_of(index, width)

    def lines_of(self, index: int, width: int) -> int:
        return 3 if self.items[index] == "tall" else 1

    def words_of(self, index: int) -> str:
        return "" if self.items[index].isupper() else self.items[index]

    def key_of(self, index: int) -> Hashable:
        return self.items[index]

    def selectable(self, index: int) -> bool:
        return not self.items[index].isupper()


class Last(Words):
    """The cursor first stands on the last word."""

    def current(self) -> int | None:
        return len(self.items) - 1


class Listed(Host):
    def __init__(self, *words: str, kind: type[Words] = Words) -> None:
        super().__init__()
        self.words, self.kind = words, kind
        self.posted: list[Message] = []
        self.stood_on: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.kind(id="words")

    def on_mount(self) -> None:
        self.rows.set_items(self.words)

    @property
    def rows(self) -> Words:
        return self.query_one(Words)

    @property
    def word(self) -> str | None:
        chosen = self.rows.chosen
        return None if chosen is None else self.rows.items[chosen]

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        self.posted.append(event)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        self.stood_on.append(event.index)

    def on_row_list_edge(self, event: RowList.Edge) -> None:
        self.posted.append(event)


async def test_the_cursor_moves_over_headings() -> None:
    app = Listed("FRUIT", "apple", "pear", "TREES", "oak")
    async with app.run_test() as pilot:
        await pilot.pause()
        seen = [app.word]
        for key in ("j", "j", "k", "g", "G"):
            await pilot.press(key)
            seen.append(app.word)
        assert seen == ["apple", "pear", "oak", "pear", "apple", "oak"]


async def test_the_cursor_comes_where_it_first_stands_and_nowhere_before() -> None:
    app = Listed(*map(str, range(60)), kind=Last)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert (app.stood_on, app.rows.max_scroll_y) == ([59], app.rows.scroll_offset.y)
        assert app.rows.max_scroll_y > 0


async def test_moving_past_an_end_is_told_and_changes_nothing() -> None:
    app = Listed("apple", "pear")
    async with app.run_test() as pilot:
        await pilot.press("k", "j", "j")
        assert app.word == "pear"
        steps = [event.step for event in app.posted if isinstance(event, RowList.Edge)]
        assert steps == [-1, 1]


async def test_a_page_moves_by_what_is_in_sight() -> None:
    app = Listed(*(f"word{n}" for n in range(100)))
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("pagedown")
        assert app.word == "word20"
        await pilot.press("ctrl+d", "pageup")
        assert app.word == "word20"
        await pilot.press("end", "pagedown", "home", "pageup")
        assert app.word == "word0"


async def test_rows_of_several_lines_are_one_step() -> None:
    app = Listed("tall", "short", "tall", "last")
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.press("j", "j")
        assert app.rows.scroll_offset.y == 2
        await pilot.click("#words", offset=(2, 4))
        [chosen] = app.posted
        assert isinstance(chosen, RowList.Chosen)
        assert chosen.index == 2


async def test_the_cursor_stays_on_its_item_when_others_come() -> None:
    app = Listed("apple", "pear", "plum")
    async with app.run_test() as pilot:
        await pilot.press("j")
        seen = []
        for words in (("fig", "apple", "lemon", "pear"), ("fig", "apple"), ()):
            app.rows.set_items(words)
            seen.append(app.word)
        assert seen == ["pear", "apple", None]
        await pilot.press("j", "k", "enter", "pagedown")
        assert not [event for event in app.posted if isinstance(event, RowList.Chosen)]


async def test_a_filter_shows_what_matches_in_order_and_goes() -> None:
    app = Listed("FRUIT", "apple pie", "pear", "pineapple")
    async with app.run_test() as pilot:
        app.rows.set_filter("apple")
        assert app.rows.shown_count == 2
        assert app.word == "apple pie"
        await pilot.press("j", "enter")
        [chosen] = app.posted
        assert isinstance(chosen, RowList.Chosen)
        assert chosen.index == 3
        app.rows.set_filter("")
        assert app.rows.shown_count == 4


async def test_an_item_is_brought_into_sight_without_the_cursor() -> None:
    app = Listed(*(f"word{n}" for n in range(100)))
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        app.rows.reveal(60, top=True)
        await pilot.pause()
        assert app.rows.scroll_offset.y == 60
        assert app.word == "word0"
        await pilot.press("j")
        assert app.rows.scroll_offset.y <= 1
