"""Full disks, folders that may not be written, and locks that are not to be had."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.annotation import Store, StoreError
from reader.annotation.verify import verify
from tests.annotation.building import (
    article,
    article_file,
    every_file,
    kept,
    noted,
    notes,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "annotations"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user can come to; those of pytest are closed to others."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield Path(place) / "annotations"


def python(code: str, *arguments: str) -> list[str]:
    """Run `code` in a process of its own; its lines of output."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


_FULL_DISK = """
import resource, sys
from pathlib import Path
from reader.annotation import Store, StoreError
from tests.annotation.building import noted, notes
store = Store(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (12_000, 12_000))
kept = 0
try:
    for count in range(100):
        noted(store, f"note {count:03} " + "x" * 700)
        kept += 1
except StoreError as error:
    print(error)
print(kept, len(notes(store)), len(notes(Store(Path(sys.argv[1])))))
"""


def test_a_full_disk_says_so_and_loses_nothing(folder: Path) -> None:
    sentence, counts = python(_FULL_DISK, str(folder))
    assert sentence.startswith("NOT SAVED — the disk is full")
    kept_count, here, reopened = map(int, counts.split())
    assert 0 < kept_count == here == reopened
    with Store(folder) as store:
        assert len(notes(store)) == kept_count
        noted(store, "after making room")
        assert len(notes(store)) == kept_count + 1
    assert not [name for name in every_file(folder) if ".staged-" in name]
    assert all(finding.level == "ok" for finding in verify(folder))


_NO_PERMISSION = """
import sys
from pathlib import Path
from reader.annotation import Store, StoreError
from tests.annotation.building import article, no_root, notes
no_root()
store = Store(Path(sys.argv[1]))
print(store.read_only)
print(notes(store))
try:
    store.annotations.add(article().id, None, note="lost?")
except StoreError as error:
    print(error)
"""


def test_a_folder_that_may_not_be_written_opens_read_only_and_says_so(open_folder: Path) -> None:
    with Store(open_folder) as store:
        noted(store, "from before")
    before = every_file(open_folder)
    for path in (open_folder, *open_folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        why, found, refused = python(_NO_PERMISSION, str(open_folder))
    finally:
        for path in (open_folder, *open_folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert "read-only" in why
    assert found == "['from before']"
    assert refused.startswith("NOT SAVED — ")
    assert "read-only" in refused
    assert every_file(open_folder) == before


_READ_ONLY_FILE = (
    """
import os, sys
from pathlib import Path
folder = Path(sys.argv[1])
for path in (folder, *folder.rglob("*")):
    os.chown(path, 65534, 65534)
(folder / sys.argv[2]).chmod(0o444)
"""
    + _NO_PERMISSION
    + "print(notes(store))"
)


@pytest.mark.skipif(os.geteuid() != 0, reason="makes another user the owner")
@pytest.mark.parametrize("file", ["journal.jsonl", f"articles/{article().id}.json"])
def test_a_file_that_is_made_read_only_is_not_replaced_and_is_named(
    open_folder: Path, file: str
) -> None:
    with Store(open_folder) as store:
        noted(store, "from before")
    before = (open_folder / file).read_bytes()
    why, found, refused, after = python(_READ_ONLY_FILE, str(open_folder), file)
    assert found == after == "['from before']"
    assert refused.startswith("NOT SAVED — ")
    assert file in refused
    assert "read-only" in refused
    assert (file == "journal.jsonl") == ("read-only" in why)
    assert (open_folder / file).read_bytes() == before


_TINY_DISK = """
import os, sys
from pathlib import Path
from reader.annotation import Store, StoreError
from reader.annotation.verify import verify
from tests.annotation.building import noted, notes
folder = Path(sys.argv[1]) / "annotations"
store = Store(folder)
kept = 0
try:
    for count in range(400):
        noted(store, f"note {count:03} " + "x" * 700)
        kept += 1
except StoreError as error:
    print(error)
print(kept, len(notes(store)), len(notes(Store(folder))))
print([finding.text for finding in verify(folder) if finding.level == "error"])
(Path(sys.argv[1]) / "ballast").unlink()
noted(store, "after making room")
with Store(folder) as store:
    print(len(notes(store)) - kept, store.undo().label, len(notes(store)) - kept)
"""


def test_on_a_disk_that_is_really_full_nothing_is_lost(tmp_path: Path) -> None:
    """On a file system of its own, of 300 kB, which only this process tree sees."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = f"mount -t tmpfs -o size=300k none {place}"
    if subprocess.run(["unshare", "-rm", "sh", "-c", mount], capture_output=True).returncode:
        pytest.skip("no file system may be mounted here")
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c",
         f'{mount} && head -c 60000 /dev/zero > {place}/ballast && "$0" -c "$1" {place}',
         sys.executable, _TINY_DISK],
        cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    sentence, counts, errors, after = done.stdout.splitlines()
    assert sentence.startswith("NOT SAVED — the disk is full")
    kept_count, here, reopened = map(int, counts.split())
    assert 0 < kept_count == here == reopened
    assert errors == "[]"
    assert after == "1 note 0"


_NO_WAY_IN = """
import sys
from pathlib import Path
from reader.annotation import Store, StoreError
from tests.annotation.building import kept, no_root
no_root()
try:
    kept(Store(Path(sys.argv[1]) / "new" / "annotations"))
except StoreError as error:
    print(error)
"""


def test_a_store_that_cannot_be_made_says_so(open_folder: Path) -> None:
    open_folder.mkdir()
    open_folder.chmod(0o555)
    (sentence,) = python(_NO_WAY_IN, str(open_folder))
    assert sentence.startswith("NOT SAVED — you may not write in ")


_UNREADABLE = """
import sys
from pathlib import Path
from reader.annotation import Store, StoreError
from reader.annotation.verify import verify
from tests.annotation.building import article, no_root, notes
no_root()
store = Store(Path(sys.argv[1]))
for ask in (store.articles.list, store.codebook.tags, lambda: notes(store)):
    try:
        ask()
    except StoreError as error:
        print(error)
print([finding.level for finding in verify(Path(sys.argv[1]))].count("error") > 0)
"""


def test_files_that_may_not_be_read_are_named(open_folder: Path) -> None:
    with Store(open_folder) as store:
        noted(store, "secret")
        store.codebook.ensure("tag")
    open_folder.chmod(0o755)
    (open_folder / "articles").chmod(0o755)
    *sentences, found = python(_UNREADABLE, str(open_folder))
    assert len(sentences) == 3
    assert all("cannot be read: Permission denied" in sentence for sentence in sentences)
    assert found == "True"


def test_a_path_through_a_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / "file" / "annotations")
    assert store.articles.list() == ()
    with pytest.raises(StoreError, match=r"^NOT SAVED — "):
        kept(store)


def test_when_the_second_file_cannot_be_renamed_the_act_is_finished_later(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(folder)
    key = kept(store)
    store.codebook.ensure("first")
    real, calls = os.replace, list[str]()

    def failing(source: str, target: str) -> None:
        calls.append(str(target))
        if len(calls) == 2:
            raise OSError(errno.EIO, "Input/output error")
        real(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with store.action("tag it"):
        tag = store.codebook.ensure("second")
        store.annotations.add(key, None, note="both", tags=[tag.id])
    monkeypatch.undo()
    assert len(calls) == 2
    noted(store, "next")
    assert notes(store) == ["both", "next"]
    assert {tag.name for tag in store.codebook.tags()} == {"first", "second"}


def test_when_the_only_file_cannot_be_renamed_nothing_was_saved(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(folder)
    kept(store)
    before = every_file(folder)

    def failing(source: str, target: str) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(StoreError, match=r"^NOT SAVED — "):
        store.annotations.add(article().id, None, note="lost")
    monkeypatch.undo()
    after = every_file(folder)
    assert {name: after[name] for name in before} == before
    assert notes(store) == []
    noted(store, "again")
    assert notes(store) == ["again"]


@pytest.mark.parametrize("damage", ["cut short", "older"])
def test_on_a_full_disk_a_file_that_needs_repair_can_still_be_read(
    folder: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(folder) as store:
        noted(store, "one")
    older = article_file(folder).read_bytes()
    with Store(folder) as store:
        noted(store, "two")
    path = article_file(folder)
    path.write_bytes(older if damage == "older" else path.read_bytes()[:-5])
    before = every_file(folder)

    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", full)
    with Store(folder) as store:
        assert notes(store) == ["one", "two"]
        assert "the disk is full" in (store.read_only or "")
        with pytest.raises(StoreError, match=r"^NOT SAVED — the disk is full"):
            store.annotations.add(article().id, None, note="three")
    monkeypatch.undo()
    after = every_file(folder)
    assert {name: after[name] for name in before} == before
    with Store(folder) as store:
        assert notes(store) == ["one", "two"]
        assert store.read_only is None


def test_a_store_busy_for_too_long_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.annotation.disk.LOCK_WAIT", 0.05)
    holder, waiting = Store(folder), Store(folder)
    with holder.action("long"), ThreadPoolExecutor() as pool:
        saving = pool.submit(kept, waiting)
        with pytest.raises(StoreError, match=r"^NOT SAVED — another window"):
            saving.result()
    assert kept(waiting) == article().id
