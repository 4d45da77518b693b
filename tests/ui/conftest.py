"""The tests of the screen wait for what happens, not for time to pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import textual.app
import textual.pilot
import textual.screen
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from reader.ui import typeahead
from reader.ui.jobs import Jobs
from tests.terminal import PATIENCE
from tests.ui.pace import WORK, idle


@pytest.fixture(scope="session", autouse=True)
def at_once() -> Iterator[None]:
    """Keys follow each other as soon as the screen is idle, count as typed one by one, and wait for
    a list however slow the machine is; frames are drawn at once; a style sheet is parsed once for
    all apps."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textual.app, "wait_for_idle", idle)
        patch.setattr(textual.pilot, "wait_for_idle", idle)
        patch.setattr(textual.screen, "UPDATE_PERIOD", 0.001)
        patch.setattr(typeahead, "_BURST", 0.0)
        patch.setattr(typeahead, "_OPENING", PATIENCE)
        patch.setattr(Stylesheet, "_parse_rules", _parsed_once())
        patch.setattr(Jobs, "run", WORK.counted(Jobs.run))
        patch.setattr(Jobs, "write", WORK.counted(Jobs.write))
        patch.setattr(Jobs, "_work", WORK.discounted(Jobs._work))
        yield


@pytest.fixture(autouse=True)
def nothing_under_way() -> None:
    """What a test left undone holds up none that follows."""
    WORK.forget()


@pytest.fixture
def burst(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that come without a pause count as such."""
    monkeypatch.setattr(typeahead, "_BURST", 0.04)


def _parsed_once() -> Callable[..., list[RuleSet]]:
    parse, known = Stylesheet._parse_rules, dict[object, list[RuleSet]]()

    def parsed(sheet: Stylesheet, css: str, *where: Any, **how: Any) -> list[RuleSet]:
        key = (css, where, *how.items(), *sheet._variables.items())
        if key not in known:
            known[key] = parse(sheet, css, *where, **how)
        return known[key]

    return parsed
