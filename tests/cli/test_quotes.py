import csv
import io
import json

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
