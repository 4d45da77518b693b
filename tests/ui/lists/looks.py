"""A list of the whole library as a picture."""

from __future__ import annotations

from collections.abc import Callable

from textual.pilot import Pilot

from tests.ui.sample import Reader, SampleApp, SampleWorkspace

Compare = Callable[..., bool]
USUAL, WIDE, NARROW = (80, 24), (160, 48), (40, 24)


def looks(
    compare: Compare,
    workspace: SampleWorkspace,
    size: tuple[int, int],
    *keys: str,
    theme: str = "",
) -> bool:
    """Whether the screen looks as it did after these keys."""
    app = SampleApp(workspace, theme=theme)

    async def before(pilot: Pilot[Exception | None]) -> None:
        reader = Reader(app, pilot)
        await reader.quiet()
        for key in keys:
            await reader.press(key)

    return compare(app, terminal_size=size, run_before=before)
