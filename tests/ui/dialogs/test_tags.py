from reader.model import Tag
from reader.ui.dialogs.tags import TagChoice, TagPicker
from tests.ui.dialogs.opened import OPEN, Over

TAGS = (
    Tag("t1", "weather", description="storms and tides", key="1"),
    Tag("t2", "costs", key="2"),
    Tag("t3", "to-check", aliases=("verify",)),
    Tag("t4", "old", deleted="2026-01-01T00:00:00Z"),
    Tag("t5", "money", merged_into="t2"),
)
USES = {"t1": 3, "t3": 9}


def picker(*chosen: str, tags: tuple[Tag, ...] = TAGS) -> Over:
    return Over(TagPicker("¶8", tags, frozenset(chosen), USES))


async def test_tags_there_already_are_ticked_and_come_first() -> None:
    app = picker("t2")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        rows = [line for line in app.inside() if "[" in line]
        assert [row.split()[:4] for row in rows] == [
            ["[x]", "2", "#costs"],
            ["[", "]", "#to-check", "9"],
            ["[", "]", "1", "#weather"],
        ]
        assert "storms and tides" in app.text


async def test_space_ticks_and_enter_saves() -> None:
    app = picker("t2")
    async with app.run_test() as pilot:
        await pilot.press("space", "down", "space", "enter")
        assert app.result == TagChoice(("t3",), ())


async def test_a_digit_is_a_tags_key_while_nothing_is_typed() -> None:
    app = picker()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "7")
        assert "No tag has the key 7." in app.text
        await pilot.press("enter")
        assert app.result == TagChoice(("t1",), ())
    app = picker()
    async with app.run_test() as pilot:
        await pilot.press("g", "1", "enter")
        assert app.result == TagChoice((), ("g1",))


async def test_typing_finds_and_enter_adds_what_was_found() -> None:
    app = picker("t2")
    async with app.run_test() as pilot:
        await pilot.press(*"wther", "enter")
        assert app.result == TagChoice(("t2", "t1"), ())


async def test_another_name_of_a_tag_finds_it_and_creates_nothing() -> None:
    app = picker()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Verify")
        assert "+ create" not in app.text
        await pilot.press("enter")
        assert app.result == TagChoice(("t3",), ())


async def test_a_new_name_is_created_after_the_tags_found() -> None:
    app = picker()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"wea")
        rows = [line for line in app.inside() if "#wea" in line]
        assert rows[0].startswith("[ ] 1 #weather")
        assert rows[1].startswith("+ create #wea")
        await pilot.press("down", "enter")
        assert app.result == TagChoice((), ("wea",))


async def test_several_tags_can_be_created_before_saving() -> None:
    app = picker()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"harbour", "space", *"ferries", "space")
        assert "[x]" in app.text
        await pilot.press("enter")
        assert app.result == TagChoice((), ("harbour", "ferries"))


async def test_the_same_new_name_in_other_letters_is_not_created_twice() -> None:
    app = picker()
    async with app.run_test() as pilot:
        await pilot.press(*"Harbour", "space", *"harbour", "enter")
        assert app.result == TagChoice((), ("Harbour",))


async def test_esc_clears_what_was_typed_and_then_leaves_without_a_change() -> None:
    app = picker("t2")
    async with app.run_test() as pilot:
        await pilot.press("1", *"abc", "escape")
        assert app.result is OPEN
        await pilot.press("escape")
        assert app.result is None


async def test_a_click_ticks() -> None:
    app = picker()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click("#tag-list", offset=(6, 1))
        await pilot.press("enter")
        assert app.result == TagChoice(("t1",), ())


async def test_names_from_the_store_are_shown_as_text_only() -> None:
    app = picker(tags=(Tag("t", "[red]x\x1b[31m", description="[link=1]d"),))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "#[red]x  [link=1]d" in app.text


async def test_an_empty_codebook_says_how_to_begin() -> None:
    app = picker(tags=())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "No tags yet." in app.text
        await pilot.press("enter")
        assert app.result == TagChoice((), ())


async def test_ten_thousand_tags_are_filtered_as_one_types() -> None:
    app = picker(tags=tuple(Tag(f"id{n}", f"tag-{n}") for n in range(10_000)))
    async with app.run_test() as pilot:
        await pilot.press(*"tag-9876", "enter")
        assert app.result == TagChoice(("id9876",), ())
