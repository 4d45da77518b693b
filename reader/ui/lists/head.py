"""The line at the top of a list: what it is, and how much is in it."""

from __future__ import annotations

from rich.cells import cell_len

from reader.text.sanitise import one_line
from reader.ui.lines import cut
from reader.ui.widgets.title import HeadLine


class ListHead(HeadLine):
    """A heading and facts; where there is no room for both, of the heading its first word stays,
    and the facts lose their end."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._heading, self._facts = heading, ""

    def say(self, facts: str) -> None:
        """Say what is in the list now."""
        facts = one_line(facts)
        if facts != self._facts:
            self._facts = facts
            self.refresh()

    def parts(self, width: int) -> tuple[str, str]:
        heading = self._heading
        if cell_len(heading) + cell_len(self._facts) + 2 > width:
            heading = heading.split(" ")[0]
        heading = cut(heading, width)
        return heading, cut(self._facts, width - cell_len(heading) - 2)
