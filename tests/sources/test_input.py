"""Reading bytes: bounded, never waiting, and with a sentence when it cannot be done."""

import errno
import hashlib
import io
import os
import socket
from pathlib import Path

import pytest

from reader.sources.errors import SourceError
from reader.sources.input import MAX_BYTES, Input, read_file, read_stream
from reader.text.sanitise import is_clean


def test_a_file_is_read_with_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"words")
    source = read_file(path)
    assert (source.data, source.path) == (b"words", path)
    assert source.sha256 == hashlib.sha256(b"words").hexdigest()


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, sentence in (
        (tmp_path, "is a folder"),
        (pipe, "is a pipe. Read it through standard input: reader - <"),
        (Path("/dev/zero"), "is a device"),
        (tmp_path / "none.txt", "There is no file"),
        (tmp_path / "none" / "a.txt", "There is no file"),
        (tmp_path / ("x" * 300), "too long"),
    ):
        with pytest.raises(SourceError, match=sentence):
            read_file(path)


def test_a_link_to_itself_and_a_socket_are_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(SourceError, match="leads back to itself"):
        read_file(loop)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        with pytest.raises(SourceError, match="socket"):
            read_file(tmp_path / "s")


def test_no_permission_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, flags: int) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    # The tests may run as root, who may read everything.
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(SourceError, match="You may not read"):
        read_file(tmp_path / "secret.txt")


def test_a_file_over_the_limit_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES * 2)
    with pytest.raises(SourceError, match=r"is 100 MB; Reader opens texts of up to 50 MB"):
        read_file(path)


def test_names_in_messages_are_safe(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read_file(tmp_path / "a\x1b]0;evil\x07b\n.txt")
    assert is_clean(str(caught.value))
    assert "\n" not in str(caught.value)


def test_a_zero_byte_in_a_name_is_refused() -> None:
    with pytest.raises(SourceError):
        read_file("a\x00b")


def test_a_stream_is_read_to_its_end() -> None:
    assert read_stream(io.BytesIO(b"words")).data == b"words"


def test_an_endless_stream_is_refused() -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            return b"a" * size

    with pytest.raises(SourceError, match="Standard input is over 50 MB"):
        read_stream(Endless())  # type: ignore[arg-type]


def test_a_closed_or_broken_stream_is_said() -> None:
    closed = io.BytesIO()
    closed.close()
    with pytest.raises(SourceError, match="could not be read"):
        read_stream(closed)


def test_names_of_sources() -> None:
    assert Input(b"", path=Path("a.txt")).name == "a.txt"
    assert Input(b"", url="https://example.org/a").name == "https://example.org/a"
    assert Input(b"").name == "standard input"
