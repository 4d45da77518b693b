"""A command starts at once: it imports only what it needs, and the screen never loads spaCy."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.startup import GROUPS, as_listed
from reader import resources
from reader.bank import SORTS, WHATS
from reader.cli.parser import library as offered
from tests.command import PATIENCE

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
        timeout=PATIENCE,
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


FIRST_PAINT = """
import sys

before = set(sys.modules)
report = sys.argv.pop()

from reader.cli.parser import parse
from reader.cli.read import _open_soon
from reader.cli.session import workspace
from reader.workspace.apart import open_apart

def first_paint(screen, at):
    with open(report, "w") as file:
        file.write("\\n".join(sys.modules.keys() - before))
    screen.app.exit()

arguments = parse(sys.argv[1:])
with workspace(arguments) as opened:
    opening = _open_soon(open_apart(opened, arguments.source, None))
    from reader.ui.app import ReaderApp
    from reader.ui.screens.reading import ReadingScreen

    ReadingScreen._after_first_paint = first_paint
    ReaderApp(opened, opening).run(headless=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="an article is opened apart on Linux only")
def test_what_is_loaded_before_the_first_paint_has_its_reason(tmp_path: Path) -> None:
    report = tmp_path / "modules"
    subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, SEED, str(report)],
        env={**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        check=True,
        timeout=PATIENCE,
    )
    modules = report.read_text().split()
    loaded = {
        as_listed(each)
        for each in modules
        if each.partition(".")[0] not in sys.stdlib_module_names and not each.startswith("_")
    }
    listed = frozenset().union(*(group.modules for group in GROUPS))
    new, gone = loaded - listed, listed - loaded
    assert not new, (
        f"New before the first paint: {', '.join(sorted(new))}. If the first paint can do without, "
        "import it where it is used, else give it its place in benchmarks/startup.py."
    )
    assert not gone, (
        f"No longer loaded before the first paint: {', '.join(sorted(gone))}. Take it out of "
        "benchmarks/startup.py."
    )
    assert not {"email", "importlib.metadata", "zipfile", "csv", "tinydb"} & {*modules}


def test_the_command_line_offers_what_the_bank_can_do() -> None:
    assert (offered.WHATS, offered.SORTS) == (WHATS, SORTS)
