"""Articles opened in a process of their own."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from reader.model.errors import ReaderError
from reader.workspace import sample
from reader.workspace.apart import can_open_apart, open_apart
from tests.ui.sample import SampleWorkspace

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux only")


def test_the_article_is_the_same_as_when_it_is_opened_here(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path)
    assert open_apart(workspace, str(sample()), None)() == workspace.open(str(sample()))


def test_its_bytes_come_along_and_are_kept(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path)
    article = open_apart(workspace, str(sample()), None)()
    workspace.keep(article)
    assert workspace.store.articles.input(article.version.input_sha256) == sample().read_bytes()
    record = workspace.store.articles.get(article.id)
    assert record is not None
    assert record.paths == (str(sample()),)


def test_what_opening_raises_is_raised_here(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path)
    with pytest.raises(ReaderError, match="There is no file"):
        open_apart(workspace, str(tmp_path / "none.txt"), None)()


def test_a_process_that_is_killed_is_an_error_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = SampleWorkspace(tmp_path)
    monkeypatch.setattr(workspace, "find", lambda source: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(ReaderError, match="ended without a word"):
        open_apart(workspace, "x", None)()


def test_without_a_name_the_last_article_is_opened(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path)
    assert open_apart(workspace, None, None)().metadata.site == "VOA News"


@pytest.mark.parametrize("source", ["-", "clipboard:", "https://harbour.example/a"])
def test_what_is_waited_for_is_opened_here(source: str) -> None:
    assert not can_open_apart(source)
