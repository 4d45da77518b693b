"""Cases 37 to 58 that stand in no other place: see README.md."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from reader.model import AnchorState, Span
from reader.model.errors import ReaderError
from reader.sources import Input, SourceError, clean
from tests.hostile.bounded import run
from tests.sources.html.pages import page, paragraphs
from tests.sources.plain.helpers import BODY
from tests.sources.server import reply, serve
from tests.sources.test_epub import book
from tests.sources.test_pdf import LINES, pdf
from tests.terminal import ROOT
from tests.workspace.conftest import Make, analyser, make

__all__ = ["analyser", "make"]

DIRECT = {"NO_PROXY": "*", "no_proxy": "*"}


def test_case_36_a_bomb_in_a_book_is_left(tmp_path: Path) -> None:
    file = tmp_path / "bomb.epub"
    file.write_bytes(book({"OEBPS/text/one.xhtml": b"<p>" + b"\0" * 300_000_000}))
    done = run(["show", str(file)], tmp_path)
    assert done.status == 2
    assert "unpacks to over 20 MB" in done.errors
    assert done.peak < 250_000_000


def test_case_36_an_archive_that_lies_about_its_sizes(tmp_path: Path) -> None:
    data = bytearray(book({"OEBPS/text/one.xhtml": b"<p>" + b"a " * 3_000_000}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("OEBPS/text/one.xhtml").file_size
    lying = bytes(data).replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != bytes(data)
    try:
        assert len(clean(Input(lying)).text) < 10_000
    except SourceError as error:
        assert "damaged" in str(error)


def test_case_44_the_content_decides_not_the_name(tmp_path: Path) -> None:
    named_text = tmp_path / "report.txt"
    named_text.write_bytes(pdf(LINES))
    article = clean(Input(named_text.read_bytes(), path=named_text))
    assert "voted on Friday to reopen" in " ".join(article.text.split())
    picture = tmp_path / "a.html"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    with picture.open("rb") as stream:
        done = run(["show", "-"], tmp_path, stdin=stream)
    assert done.status == 2
    assert "standard input is a PNG image, not a text" in done.errors


def test_case_50_a_fetch_that_is_interrupted_leaves_nothing(tmp_path: Path) -> None:
    import signal
    import threading

    asked, over = threading.Event(), threading.Event()
    with serve() as server:

        def hang(request: object) -> None:
            asked.set()
            over.wait(60)

        url = server.on("/a", hang)
        process = subprocess.Popen(
            [sys.executable, "-m", "reader", "show", url],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **DIRECT, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        )
        try:
            assert asked.wait(60)
            process.send_signal(signal.SIGINT)
            output, errors = process.communicate(timeout=60)
        finally:
            over.set()
            process.kill()
    assert process.returncode == 130
    assert (output, errors) == (b"", b"")


def test_case_51_standard_input_that_is_closed_or_empty(tmp_path: Path) -> None:
    environ = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    closed = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m reader show - <&-'],
        env=environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert closed.returncode == 2
    assert "Pipe a text into it, or name a file." in closed.stderr
    assert "Traceback" not in closed.stderr
    done = run(["show", "-"], tmp_path)
    assert done.status == 2
    assert "standard input holds no text" in done.errors


@pytest.mark.parametrize("place", ["folder", "pipe", "/dev/zero", "locked", "vanished"])
def test_case_52_what_is_no_file_that_can_be_read(place: str, tmp_path: Path) -> None:
    path = Path(place) if place.startswith("/") else tmp_path / place
    if place == "folder":
        path.mkdir()
    elif place == "pipe":
        os.mkfifo(path)
    elif place == "locked":
        path.write_text("words")
        path.chmod(0)
    done = run(["show", str(path)], tmp_path)
    if place == "locked" and os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert done.status == 2
    assert done.errors.startswith(f"reader: {'There is no file ' if place == 'vanished' else ''}")
    assert "Traceback" not in done.errors


def test_case_55_an_address_is_one_word_and_no_command(tmp_path: Path) -> None:
    evil = tmp_path / "evil"
    done = run(["show", f"https://nowhere.invalid/a';touch {evil};'"], tmp_path, environ=DIRECT)
    assert done.status == 2
    assert not evil.exists()
    done = run(["show", "http://nowhere.invalid/a\r\nX-Evil: 1"], tmp_path, environ=DIRECT)
    assert done.status == 2
    assert done.errors.count("\n") == 1


@pytest.mark.parametrize("damage", ["{", '{"store": {"1": {"schema": 99}}}', ""])
def test_case_56_a_damaged_store_keeps_no_article_shut(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text("\n\n".join(BODY))
    assert run(["annotate", str(file), "--quote", "Friday", "--note", "n"], tmp_path).status == 0
    (kept,) = (tmp_path / "store" / "articles").glob("*.json")
    kept.write_text(damage)
    done = run(["show", str(file)], tmp_path)
    assert done.status == 0
    assert BODY[0] in done.output
    assert "Traceback" not in done.errors
    assert [path for path in kept.parent.iterdir() if path.read_text() == damage]


def test_case_58_other_furniture_moves_no_note(make: Make, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    workspace = make()
    file = tmp_path / "a.html"
    head = '<link rel="canonical" href="https://gull.example/ferry">'
    file.write_bytes(page(paragraphs(*BODY), head=head))
    article = workspace.open(str(file))
    start = article.text.index("Friday")
    workspace.annotate(article, Span(start, start + 6), note="which?")
    offer = "<div class='promo'><p>Subscribe now</p></div><aside><h3>More</h3><p>Tides</p></aside>"
    file.write_bytes(page(offer, "<p>A new first line was added to it later on, by day.</p>",
                          paragraphs(*BODY), offer, head=head))  # fmt: skip
    again = make().open(str(file))
    assert again.id == article.id
    (mark,) = make().marks(again)
    assert mark.anchor.state in (AnchorState.EXACT, AnchorState.MOVED)
    assert mark.anchor.span is not None and mark.anchor.span.of(again.text) == "Friday"


def test_what_a_feed_cannot_open_is_a_sentence(make: Make) -> None:
    with serve() as server, pytest.raises(ReaderError):
        make().feed(server.on("/a", reply(b'{"a": 1}', "application/json")))
