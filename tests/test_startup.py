"""A command starts at once: it imports only what it needs, and the screen never loads spaCy."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader import resources

ROOT = Path(__file__).resolve().parent.parent
SEED = str(next(resources.seeds().glob("*.txt")))
LANGUAGE = {"numpy", "spacy", "thinc"}
NETWORK = {"httpx", "trafilatura", "urllib3"}
SCREEN = {"rich", "textual"}
HEAVY = LANGUAGE | NETWORK | SCREEN | {"lxml", "pyperclip", "tinydb"}
PROBE = """
import json, sys
report = sys.argv.pop(1)
try:
    {code}
finally:
    with open(report, "w") as file:
        json.dump(sorted({{name.partition(".")[0] for name in sys.modules}}), file)
"""


def imported(folder: Path, code: str, *arguments: str) -> set[str]:
    """The packages in memory when a process of its own has run the code to its end."""
    report = folder / "modules.json"
    result = subprocess.run(
        [sys.executable, "-c", PROBE.format(code=code), str(report), *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert result.returncode == 0, result.stderr
    return set(json.loads(report.read_text()))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["show", SEED],
        ["show", SEED, "--format", "json"],
        ["cite", SEED],
        ["cite", SEED, "--style", "mla"],
        [SEED],
    ],
    ids=lambda arguments: " ".join(arguments).replace(SEED, "SOURCE"),
)
def test_a_command_that_draws_no_screen_imports_nothing_heavy(
    arguments: list[str], tmp_path: Path
) -> None:
    code = "from reader.cli import main; sys.exit(main())"
    assert not HEAVY & imported(tmp_path, code, *arguments)


@pytest.mark.parametrize("command", ["library", "search harbour", "tags", "quotes --all"])
def test_a_command_on_the_whole_library_imports_little(command: str, tmp_path: Path) -> None:
    code = "from reader.cli import main; sys.exit(main())"
    assert not (HEAVY - {"tinydb"}) & imported(tmp_path, code, *command.split())


def test_a_quotation_is_found_in_another_process(tmp_path: Path) -> None:
    code = "from reader.cli import main; sys.exit(main())"
    packages = imported(tmp_path, code, "cite", SEED, "--quote", "1")
    assert not (LANGUAGE | SCREEN | NETWORK) & packages


def test_the_screen_does_not_load_what_finds_quotes_or_copies(tmp_path: Path) -> None:
    packages = imported(tmp_path, "import reader.ui.app")
    assert "textual" in packages
    assert not (LANGUAGE | NETWORK | {"pyperclip"}) & packages


@pytest.mark.parametrize(
    "module", ["analysis", "annotation", "bank", "citation", "clipboard", "sources", "workspace"]
)
def test_a_room_is_entered_without_its_furniture(module: str, tmp_path: Path) -> None:
    assert not HEAVY & imported(tmp_path, f"import reader.{module}")
