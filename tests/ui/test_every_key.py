"""What is said of keys follows the keys as the user has them, wherever it is said."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import reader.ui
from reader.settings import Settings
from reader.ui.every_key import every_section
from reader.ui.key_names import with_keys
from tests.ui.sample import SampleWorkspace, on_screen

ROOT = Path(reader.ui.__file__).parent
_KEY = r"(?:[a-zA-HJ-Z!&,/?:;)(.'+*-]|esc|enter|tab|space)"
_NAMES_A_KEY = re.compile(
    # "U takes it back", "y: yes", "esc, then A", "no byline: i".
    rf"(?:^|[\s(“])(?:{_KEY} [a-z]+s\b|{_KEY}: [a-z]|then {_KEY}\b)|: {_KEY}$"
)
_NO_KEYS = {"? a guess"}
_ID = re.compile(r"\{([a-z][a-z0-9_.]*)\}")
_NO_IDS = {"type", "enter", "1-9", "42", "shift+drag"}
"""What hints say that is no key of ours, or none that can be changed."""


def _sentences() -> Iterator[tuple[Path, str]]:
    """Every string of the screen's modules but docstrings."""
    for path in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from [(path, node.value)] * (id(node) not in told)


def test_no_sentence_names_a_key_that_may_be_another() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {said}"
        for path, said in _sentences()
        if _NAMES_A_KEY.search(_ID.sub("that", said)) and said not in _NO_KEYS
    ]
    assert found == []


def test_ids_in_sentences_and_hints_are_those_of_keys() -> None:
    known = {key.id for _, keys in every_section() for key in keys}
    filled_in = {"who", "score", "here"}
    named = {id for _, said in _sentences() for id in _ID.findall(said)}
    assert named - filled_in <= known
    dialogs = [
        import_module(f"reader.ui.dialogs.{path.stem}") for path in ROOT.glob("dialogs/*.py")
    ]
    tables = [vars(module).get(name, ()) for module in dialogs for name in ("_KEYS", "_TYPING")]
    hinted = {word for table in tables for ids, _ in table for word in ids.split()}
    assert hinted - _NO_IDS <= known
    assert len(hinted) > 20


def test_every_key_stands_under_one_heading_with_a_title_that_can_be_shown() -> None:
    sections = every_section()
    assert len({heading for heading, _ in sections}) == len(sections)
    for _, keys in sections:
        assert keys
        for key in keys:
            assert with_keys(key.title, {}, keys)


async def test_keys_of_the_users_own_are_named_in_messages_hints_dialogs_and_lists(
    tmp_path: Path,
) -> None:
    mine = {
        "delete": "",
        "note": "f9",
        "jump.back": "f8",
        "theme": "f7",
        "details": "X",
        "note.line": "ctrl+n",
        "note.outside": "",
        "library.add": "f6",
    }
    settings = Settings(user="tester", keys=mine)
    async with on_screen(SampleWorkspace(tmp_path, settings=settings), size=(130, 30)) as reader:
        hints = {what: keys for keys, what in reader.status.hints}
        assert (hints["note"], hints["tag"]) == ("f9", "t")
        await reader.press("H", "D", "H")
        assert reader.status.message == (
            "This is marked already. :delete deletes the mark, f9 adds a note."
        )
        await reader.press("G", "f8")
        assert reader.status.count == "f8"
        await reader.press("f8", "f7")
        assert "Theme" in reader.text
        await reader.press("escape", "f9")
        assert "ctrl+n new line" in reader.text
        assert "your editor" not in reader.text
        await reader.press("escape", "L")
        assert "f6 add" in reader.lines[-1]
