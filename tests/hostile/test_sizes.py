"""Cases 28 to 35: nothing, and too much of everything."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path

import pytest

from reader.sources import Input, SourceError, clean, read_file
from tests.hostile.bounded import run
from tests.sources.helpers import is_sound
from tests.sources.html.pages import HEAD, page, paragraphs
from tests.sources.plain.helpers import BODY
from tests.sources.server import reply, serve

DIRECT = {"NO_PROXY": "*", "no_proxy": "*"}


@pytest.mark.parametrize("data", [b"", b" \n\n\t\n", b"\xef\xbb\xbf", b"\x00\x00\n"])
def test_case_28_nothing_is_said(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"holds no text|binary"):
        clean(Input(data))


def test_case_28_furniture_only_is_shown_with_a_word_on_it() -> None:
    article = clean(Input(b"Share this\n\nAdvertisement\n\nAccessibility links\n"))
    assert "Advertisement" in article.text
    assert article.version.notices == (
        "No article was recognised in this text, so all of it is shown.",
    )


def test_case_29_one_line_of_five_megabytes() -> None:
    line = " ".join(BODY) + " "
    article = clean(Input((line * (5_000_000 // len(line))).encode()))
    assert is_sound(article)
    assert len(article.text) > 4_900_000


def test_case_30_a_text_of_100_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as stream:
        for _ in range(100):
            stream.write(b"words " * 166_667)
    done = run(["show", str(file)], tmp_path)
    assert done.status == 2
    assert "is 100 MB; Reader opens texts of up to 50 MB. Cut it into parts" in done.errors
    assert done.peak < 100_000_000


def test_case_30_an_endless_stream_is_read_up_to_the_limit(tmp_path: Path) -> None:
    with subprocess.Popen(["yes", "words and more words"], stdout=subprocess.PIPE) as endless:
        assert endless.stdout is not None
        done = run(["show", "-"], tmp_path, stdin=endless.stdout)
        endless.stdout.close()
        endless.kill()
    assert done.status == 2
    assert "Standard input is over 50 MB" in done.errors
    assert done.peak < 300_000_000


def test_case_31_half_a_million_short_lines() -> None:
    lines = "\n".join(f"line {number}" for number in range(500_000))
    article = clean(Input(lines.encode()))
    assert article.text.startswith("line 0")
    assert "line 499999" in article.text


def test_case_32_200_000_elements_inside_one_another() -> None:
    pytest.importorskip("trafilatura")
    deep = "<div>" * 200_000 + paragraphs(*BODY)
    article = clean(Input(page(deep, head=HEAD)))
    assert all(paragraph in article.text for paragraph in BODY)


def test_case_33_100_000_inline_tags_in_one_paragraph(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    file = tmp_path / "a.html"
    tags = "<b>w</b> " * 100_000
    file.write_bytes(page(f"<p>{tags}</p>", paragraphs(*BODY), head=HEAD))
    done = run(["show", str(file)], tmp_path)
    assert done.status == 0
    assert "did not show its article, so it was read by its lines" in done.errors
    assert all(paragraph in done.output for paragraph in BODY)
    assert done.peak < 1_000_000_000


def test_case_34_twenty_megabytes_of_embedded_data() -> None:
    pytest.importorskip("trafilatura")
    picture = "data:image/png;base64," + "A" * 20_000_000
    article = clean(Input(page(f"<img src='{picture}'>", paragraphs(*BODY))))
    assert all(paragraph in article.text for paragraph in BODY)


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_case_35_a_bomb_in_an_answer_is_left(tmp_path: Path, coding: str) -> None:
    import zlib

    zeros = b"\0" * 200_000_000
    bomb = gzip.compress(zeros) if coding == "gzip" else zlib.compress(zeros)
    with serve() as server:
        url = server.on("/a", reply(bomb, "text/html", Content_Encoding=coding))
        done = run(["show", url], tmp_path, environ=DIRECT)
    assert done.status == 2
    assert "over 10 MB, more than any article" in done.errors
    assert done.peak < 150_000_000


def test_a_large_file_within_the_limit_opens(tmp_path: Path) -> None:
    file = tmp_path / "book.txt"
    text = "\n\n".join(f"{number} {part}" for number in range(20_000) for part in BODY)
    file.write_text(text)
    assert is_sound(clean(read_file(file)))
