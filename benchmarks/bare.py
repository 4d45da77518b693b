"""The least a Textual app can do: one line of text. Its start is the measure for ours."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

from benchmarks.articles import FIRST_WORD


class Bare(App[None]):
    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Static(FIRST_WORD)


if __name__ == "__main__":
    Bare().run()
