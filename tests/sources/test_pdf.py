"""PDF documents, made here object by object."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence

import pytest

from reader.sources import Input, SourceError, apart, clean
from reader.sources.pdf import read_pdf
from reader.sources.reading import Reading
from tests.sources.helpers import is_sound
from tests.sources.plain.helpers import BODY

LINES = [BODY[0][:80], BODY[0][80:], "", BODY[2][:80], BODY[2][80:]]


@pytest.fixture(scope="module", autouse=True)
def in_this_process() -> Iterator[None]:
    """A process for each of so many documents would take minutes."""

    def read(kind: str, source: Input, restored: Sequence[int] = ()) -> Reading:
        return read_pdf(source, restored)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "read_apart", read)
        yield


def pdf(lines: list[str], info: str = "") -> bytes:
    """A document of one page with these lines on it."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< {info} >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    return data + (
        f"xref\n0 {count}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {count} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    ).encode("latin-1")


def test_its_words() -> None:
    pytest.importorskip("pypdf")
    info = "/Title (The ferry line) /Author (Ada Quill) /CreationDate (D:20210504080000Z)"
    article = clean(Input(pdf(LINES, info)))
    assert is_sound(article)
    assert "voted on Friday to reopen the old ferry line" in " ".join(article.text.split())
    known = article.metadata
    assert (known.title, known.authors, known.published) == (
        "The ferry line",
        ("Ada Quill",),
        "2021-05-04",
    )
    assert known.guessed == ("title", "authors", "published")


def test_control_characters_do_not_come_through() -> None:
    pytest.importorskip("pypdf")
    hostile = [*LINES, r"\033]0;evil\007 words \233 31m of the end and no more of them."]
    article = clean(Input(pdf(hostile, r"/Title (The \033[31mferry line)")))
    assert is_sound(article)


def test_without_text_it_says_so() -> None:
    pytest.importorskip("pypdf")
    with pytest.raises(SourceError, match="without text in it"):
        clean(Input(pdf([])))


def test_an_encrypted_one_is_said_to_be_encrypted() -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(LINES)))
    writer.encrypt("secret", algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    with pytest.raises(SourceError, match="encrypted PDF"):
        clean(Input(data.getvalue()))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", pdf(LINES)[:60], b"%PDF-" + b"(" * 5_000])
def test_a_damaged_one_is_said_to_be_damaged(data: bytes) -> None:
    pytest.importorskip("pypdf")
    with pytest.raises(SourceError, match=r"damaged PDF|without text"):
        clean(Input(data))


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(SourceError, match="install pypdf"):
        clean(Input(pdf(LINES)))
