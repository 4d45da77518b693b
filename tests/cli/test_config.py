"""The settings in force, and where they come from."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from reader.settings import Settings, load_settings
from reader.ui.every_key import every_section
from tests.cli.conftest import Run


def settings_file(tmp_path: Path) -> Path:
    return tmp_path / "home/.config/article-reader/settings.toml"


def test_everything_is_as_it_comes_at_first(reader: Run, tmp_path: Path) -> None:
    done = reader("config", USER="ada", LOGNAME="ada")
    assert done.returncode == 0
    assert "all as they come" in done.stdout
    rows = {line.split()[0]: line for line in done.stdout.splitlines() if line}
    assert rows["user"].split() == ["user", "ada", "your", "login", "name"]
    assert "READER_ANNOTATIONS" in rows["notes"]
    assert str(tmp_path / "store") in rows["notes"]


def test_what_the_file_says_has_its_line(reader: Run, tmp_path: Path) -> None:
    file = settings_file(tmp_path)
    file.parent.mkdir(parents=True)
    file.write_text('width = 80\n\nstyle = "mla"\n[keys]\npage.down = "f"\n"top" = "t"\n')
    out = reader("config").stdout
    assert f"Settings in {file}" in out
    rows = {line.split()[0]: line.split()[1:] for line in reversed(out.splitlines()) if line}
    assert rows["width"] == ["80", "line", "1"]
    assert rows["style"] == ["mla", "line", "3"]
    assert rows["page.down"] == ["f", "line", "5"]
    assert rows["top"] == ["t", "line", "6"]


def test_the_example_changes_nothing_and_names_every_key(reader: Run) -> None:
    example = reader("config", "--example").stdout
    assert tomllib.loads(example) == {"keys": {}}
    for _, keys in every_section():
        for key in keys:
            assert example.count(f'# "{key.id}" = ') == 1
    live = "\n".join(
        line.removeprefix("# ") for line in example.splitlines() if " = " in line
    ).replace('theme = ""', 'theme = "ink"')
    assert tomllib.loads(live.split('"line.down"')[0])["width"] == Settings().width


def test_the_file_is_made_once_and_never_written_over(reader: Run, tmp_path: Path) -> None:
    file = settings_file(tmp_path)
    assert reader("config", "--make").returncode == 0
    assert load_settings(file) == Settings()
    file.write_text("width = 60\n")
    done = reader("config", "--make")
    assert done.returncode == 2
    assert "is there already" in done.stderr
    assert file.read_text() == "width = 60\n"


def test_no_screen_is_imported_for_it(reader: Run, tmp_path: Path) -> None:
    probe = (
        "import sys\nfrom reader.cli import main\nmain(['config'])\n"
        "print('textual' in sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "False"
