import csv
import io
import json
from pathlib import Path

from reader.folders import Folders
from reader.settings import Settings
from reader.workspace import Workspace
from tests.cli.conftest import Run

SPEAKERS = [
    "Robert Manning", "Donald Trump", "David Maxwell", "Kim Jong Un", "Ken Gause", "Ken Gause",
    "Mark Esper", "Mark Esper", "David Maxwell", "David Maxwell",
]  # fmt: skip


def test_the_utterances_of_the_sample_have_their_speakers(reader: Run, seed: str) -> None:
    rows = json.loads(reader("quotes", seed, "--format", "json").stdout)
    marked = [row for row in rows if row["kind"] != "indirect"]
    assert [row["number"] for row in marked] == [str(n) for n in range(1, 11)]
    assert [row["speaker"] for row in marked] == SPEAKERS
    assert marked[0]["role"] == "senior fellow at the Atlantic Council"
    assert next(row["number"] for row in rows if row["kind"] == "indirect") == "i1"


def test_the_table_and_the_csv_show_the_same_rows(reader: Run, seed: str) -> None:
    table = reader("quotes", seed).stdout.splitlines()
    rows = list(csv.DictReader(io.StringIO(reader("quotes", seed, "--format", "csv").stdout)))
    assert len(table) == len(rows)
    for line, row in zip(table, rows, strict=True):
        assert line.startswith(row["number"])
        assert row["words"] in line


def test_a_text_without_quotes_says_so(reader: Run) -> None:
    done = reader("quotes", "-", stdin="Rain fell on the hills of the north all day long.\n")
    assert done.returncode == 0
    assert "No quotes" in done.stdout


def test_a_table_says_who_is_not_certain(reader: Run) -> None:
    text = (
        "Peter Holloway met Thomas Berger at the dam.\n\n“It will not hold,” he said.\n\n"
        "“It held for a century,” said Maria Keane, an engineer.\n\n"
        "The road below the dam was closed for a week, and the school with it.\n\n"
        "Rain fell on the hills and on the town for all of that week.\n\n"
        "In the end the road was opened again, and the school a day later.\n\n"
        "“Never again will we go.”\n"
    )
    doubtful, certain, unknown = reader("quotes", "-", stdin=text).stdout.splitlines()
    assert " ?  " in doubtful
    assert "not sure" in doubtful
    assert [part.strip() for part in certain.split("  ") if part][1:5] == [
        "Maria Keane",
        "engineer",
        "direct",
        "sure",
    ]
    assert "Unknown" in unknown
    assert "unknown" in unknown


def test_rows_say_what_the_user_settled(reader: Run, seed: str, tmp_path: Path) -> None:
    workspace = Workspace(
        Settings(),
        Folders(*(tmp_path / "own" / name for name in ("config", "data", "state", "cache", "log"))),
        annotations=tmp_path / "store",
    )
    article = workspace.open(seed)
    first, second, third, *_ = [
        one for one in workspace.analysis(article).utterances() if not one.number.startswith("i")
    ]
    workspace.settling.speaker(article, [first], "Robert Manning")
    workspace.settling.speaker(article, [second], "Mara Ellis")
    workspace.settling.unknown(article, [third])
    workspace.close()
    rows = json.loads(reader("quotes", seed, "--format", "json").stdout)
    settled = {row["number"]: (row["speaker"], row["settled"]) for row in rows}
    assert settled["1"] == ("Robert Manning", "confirmed")
    assert settled["2"] == ("Mara Ellis", "corrected")
    assert settled["3"] == (None, "corrected")
    assert settled["4"] == ("Kim Jong Un", "found")
    table = reader("quotes", seed).stdout
    assert "confirmed" in table
    assert "corrected" in table


def test_no_cell_of_the_csv_is_a_formula(reader: Run) -> None:
    text = 'Ann Low read it out.\n\nAnn Low said: "=HYPERLINK(1) is what the note says."\n\n'
    text += "Mr. Low said the sum was right.\n\n-2+3 is one, said Peter Holloway."
    rows = csv.reader(io.StringIO(reader("quotes", "-", "--format", "csv", stdin=text).stdout))
    cells = [cell for row in rows for cell in row]
    assert any(cell.startswith("'-2+3") for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
