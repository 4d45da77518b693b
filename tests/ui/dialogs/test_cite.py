from collections.abc import Callable

from textual.content import Content
from textual.widgets import Static

from reader.citation import STYLES, Citation, Passage, Work, cite
from reader.model import Metadata, QuoteKind
from reader.ui.dialogs.cite import CitationPicker
from reader.workspace.citations.choice import CiteChoice
from tests.ui.dialogs.opened import OPEN, Over

WORK = Work(
    Metadata(
        title="A wall against the sea",
        authors=("Ines Duarte",),
        published="2026-01-02",
        site="The Norrvik Courier",
        url="https://example.org/wall",
    ),
    (),
)
SAID = (
    Passage(("“The sea does not wait,”",), QuoteKind.DIRECT, "Carla Mendes", None, True, 3, None),
)
START = CiteChoice("apa", "in-text", "plain")
Done = Callable[[Citation | str], None]


class Cites:
    """Makes the citations at once, and remembers what was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def __call__(self, style: str, form: str, done: Done) -> None:
        self.asked.append((style, form))
        done(cite(style, WORK, SAID, form=form))


def picker(
    preview: Callable[[str, str, Done], None] | None = None, start: CiteChoice = START
) -> Over:
    styles = list(STYLES.values())
    return Over(CitationPicker("quote 1", styles, preview or Cites(), start))


def previewed(app: Over) -> str:
    """What the preview says, whatever of it is in sight."""
    content = app.screen.query_one("#cite-preview", Static).content
    assert isinstance(content, Content)
    return content.plain


async def test_it_opens_on_the_last_choice_with_its_preview_and_reference() -> None:
    app = picker()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        shown = " ".join(app.inside())
        assert "▸ APA 7" in shown
        assert "▸in-text" in shown
        preview = previewed(app)
        assert "(C. Mendes, as cited in Duarte, 2026" in preview
        assert "goes with this reference:" in preview
        await pilot.press("enter")
        assert app.result == START


async def test_another_style_is_previewed_and_handed_back() -> None:
    cites = Cites()
    app = picker(cites)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("j", "l", "m", "enter")
        assert app.result == CiteChoice("mla", "named", "markdown")
    assert ("mla", "in-text") in cites.asked
    assert ("mla", "named") in cites.asked


async def test_a_style_is_found_by_name() -> None:
    app = picker()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("slash", *"harv", "enter")
        assert app.result is OPEN
        assert "Chicago note" in " ".join(app.inside())
        await pilot.press("enter")
        assert app.result == CiteChoice("harvard", "in-text", "plain")


async def test_a_form_that_a_style_lacks_gives_way_and_comes_back() -> None:
    app = picker(start=CiteChoice("apa", "both", "plain"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("slash", *"bibtex", "enter")
        assert "▸reference" in " ".join(app.inside())
        await pilot.press("g", "enter")
        assert app.result == CiteChoice("apa", "both", "plain")


async def test_the_markup_shown_is_what_will_be_copied() -> None:
    app = picker(start=CiteChoice("mla", "reference", "plain"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "Plain text loses the italics." in " ".join(app.inside())
        await pilot.press("m")
        assert "*The Norrvik Courier*" in previewed(app)
        await pilot.press("m")
        assert "<i>The Norrvik Courier</i>" in previewed(app)


async def test_a_late_preview_of_another_style_is_not_shown() -> None:
    waiting: list[tuple[str, str, Done]] = []
    app = picker(lambda style, form, done: waiting.append((style, form, done)))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("j")
        for style, form, done in reversed(waiting):
            done(f"{style} {form} made")
        await pilot.pause()
        shown = " ".join(app.inside())
        assert "mla in-text made" in shown
        assert "apa in-text made" not in shown
        await pilot.press("escape")
        waiting[-1][2]("too late")
        assert app.result is None


async def test_i_leads_to_the_details() -> None:
    app = picker()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("i")
        assert app.result == "details"


async def test_it_fits_a_small_screen() -> None:
    app = picker()
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.pause()
        rows = app.inside()
        assert "FORM ▸in-text 2/4" in rows
        assert rows[-1].startswith("enter copy")
