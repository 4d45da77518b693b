"""--private: whatever is done, the disk is as it was."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.files import tree

STORY = "New Piece\n\n“It is not so,” said Ann Berg, the mayor of Northport, on Monday.\n"
FEED = (
    '<rss version="2.0"><channel><title>News</title><item><title>One</title>'
    f"<description>{'It rained on the hills of the north all day long. ' * 9}</description>"
    "</item></channel></rss>"
)


def test_no_command_that_reads_leaves_a_trace(reader: Run, tmp_path: Path, seed: str) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    (tmp_path / "feed.xml").write_text(FEED)
    done = reader("annotate", seed, "--quote", "Korean Peninsula", "--occurrence", "1")
    assert done.returncode == 0, done.stderr
    before = tree(tmp_path)
    for words, said in (
        (("--quotes", "../story.txt"), "[quote 1, Ann Berg]"),
        (("show", "../story.txt"), "It is not so"),
        (("quotes", "--all"), ""),
        (("analyze", "../story.txt"), '"Ann Berg"'),
        (("cite", "../story.txt", "--quote", "1"), "Berg"),
        (("cite", "--all"), "Experts"),
        (("feed", "../feed.xml"), "One"),
        (("feed", "../feed.xml", "1"), "It rained on"),
    ):
        done = reader(*words, "--private", TMPDIR=str(tmp_path))
        assert (done.returncode, said in done.stdout) == (0, True), (words, done)
        assert tree(tmp_path) == before, words
