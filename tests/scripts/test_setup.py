import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
"""
# The least that pip takes for a project, so that no package is needed to install it.
BACKEND = """
import zipfile

def build_editable(folder, settings=None, metadata=None):
    with zipfile.ZipFile(f"{folder}/mini-1-py3-none-any.whl", "w") as wheel:
        for name, text in {
            "mini.py": "",
            "mini-1.dist-info/WHEEL": "Wheel-Version: 1.0\\nTag: py3-none-any\\n",
            "mini-1.dist-info/METADATA": "Metadata-Version: 2.1\\nName: mini\\nVersion: 1\\n",
            "mini-1.dist-info/RECORD": "",
        }.items():
            wheel.writestr(name, text)
    return "mini-1-py3-none-any.whl"
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of a project that needs no packages, with the real set-up script."""
    folder = tmp_path / "checkout"
    for name, text in {
        "scripts/setup.py": (ROOT / "scripts" / "setup.py").read_text(),
        "requirements/app.txt": "# none\n",
        "requirements/dev.txt": "# none\n",
        "pyproject.toml": PROJECT,
        "backend.py": BACKEND,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def set_up(checkout: Path, *command: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run the set-up script, and what it is to become; no index is asked unless changes say so."""
    environment = {**os.environ, "PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1"}
    environment.pop("PYTHON", None)
    return subprocess.run(
        [sys.executable, str(checkout / "scripts" / "setup.py"), *command],
        env={**environment, "PYTHON": sys.executable, **changes},
        capture_output=True,
        text=True,
    )


def fake_python(folder: Path, name: str, answer: str) -> str:
    """Put a program on a PATH of its own that answers as an interpreter of some kind would."""
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\n{answer}\n")
    program.chmod(0o755)
    return str(folder)


def test_an_environment_is_made_whole_once_and_refreshed_when_its_project_changes(
    checkout: Path,
) -> None:
    leave_half_made(checkout)
    where = ("-c", "import mini, sys; print(sys.prefix)")
    first = set_up(checkout, "dev", *where)
    assert first.returncode == 0, first.stderr
    assert first.stdout.strip() == str(checkout / ".venv")
    assert "Setting up, once" in first.stderr
    assert not (checkout / ".venv" / "half").exists()
    again = set_up(checkout, "app", *where)
    assert (again.stdout, again.stderr) == (first.stdout, "")
    (checkout / "pyproject.toml").write_text(PROJECT + "\n")
    refreshed = set_up(checkout, "app").stderr
    assert "Setting up" not in refreshed
    assert "installing Reader itself" in refreshed
    assert set_up(checkout, "dev").stderr == ""


def test_an_unreachable_index_is_told_and_leaves_an_environment_to_be_made_again(
    checkout: Path,
) -> None:
    (checkout / "requirements" / "app.txt").write_text(f"nothing==1 --hash=sha256:{'0' * 64}\n")
    address = "http://127.0.0.1:9/simple"
    result = set_up(checkout, "app", PIP_NO_INDEX="0", PIP_INDEX_URL=address, PIP_RETRIES="1")
    assert result.returncode == 1
    assert "the package index cannot be reached" in result.stderr
    assert str(checkout / ".venv" / "setup.log") in result.stderr
    assert address in (checkout / ".venv" / "setup.log").read_text()
    assert (checkout / ".venv" / "reader-setup.json").read_text() == "{}"


def leave_half_made(checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "half").write_text("")
    (checkout / ".venv" / "reader-setup.json").write_text("{}")


def test_an_environment_that_is_not_ours_is_left_alone(checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "mine").write_text("mine")
    result = set_up(checkout, "app")
    assert (result.returncode, "Move it away" in result.stderr) == (1, True)
    assert (checkout / ".venv" / "mine").read_text() == "mine"


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (
            """echo '["/old/python3", [3, 9, 2], []]'""",
            "needs Python 3.11 or newer; found Python 3.9.2",
        ),
        (
            """echo '["/bare/python3", [3, 12, 1], ["ensurepip"]]'""",
            "sudo apt install python3-venv",
        ),
        ("echo 'python3: command not found' >&2; exit 127", "found none"),
    ],
)
def test_what_is_missing_is_told(checkout: Path, answer: str, sentence: str) -> None:
    path = fake_python(checkout / "bin", "python3", answer)
    result = set_up(checkout, "app", PATH=path, PYTHON="")
    assert result.returncode == 1
    assert sentence in result.stderr
    assert not (checkout / ".venv").exists()


def test_a_python_that_was_asked_for_and_does_not_run_is_named(checkout: Path) -> None:
    assert "PYTHON=/nowhere does not run" in set_up(checkout, "app", PYTHON="/nowhere").stderr


def test_the_script_parses_on_the_python_that_must_still_be_told() -> None:
    ast.parse((ROOT / "scripts" / "setup.py").read_text(), feature_version=(3, 6))
