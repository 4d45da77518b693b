"""Is a store sound? Looks at every file and changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reader.annotation.backup import all_backups
from reader.annotation.conflict_copies import find_copies
from reader.annotation.disk import LOCK, STAGED, Disk
from reader.annotation.errors import Corrupt, StoreError
from reader.annotation.journal import ARTICLE_FILE, CODEBOOK, JOURNAL, PEOPLE, Journal, file_of
from reader.annotation.migrate import SCHEMA, Row, migrated
from reader.annotation.records import VersionRecord
from reader.annotation.rows import (
    annotation_from,
    article_from,
    correction_from,
    person_from,
    tag_from,
)
from reader.annotation.store import MARKER
from reader.text.counted import counted

_ASIDE = ".corrupt-"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, as a sentence."""

    level: Literal["ok", "warning", "error"]
    text: str


def verify(folder: Path) -> list[Finding]:
    """What is right and wrong with the store in `folder`; nothing is written."""
    disk, findings = Disk(folder), list[Finding]()
    for check in _CHECKS:
        try:
            findings.extend(check(disk))
        except StoreError as error:
            findings.append(Finding("error", str(error)))
    return findings


def _marker(disk: Disk) -> Iterator[Finding]:
    data = disk.read(MARKER)
    if data is None:
        yield Finding("warning", f"{disk.root} is not marked as a store. The next save marks it.")
        return
    try:
        schema = json.loads(data)["schema"]
    except (ValueError, KeyError, TypeError):
        yield Finding(
            "warning", f"{MARKER} in {disk.root} cannot be read; it is taken as schema 1."
        )
        return
    if not isinstance(schema, int) or schema > SCHEMA:
        yield Finding("error", f"{disk.root} has schema {schema}, this Reader knows {SCHEMA}.")
    else:
        yield Finding("ok", f"store in {disk.root}")


def _files(disk: Disk) -> Iterator[Finding]:
    """The articles and the codebook: whole, readable, up to the journal, texts present."""
    latest: dict[str, int] = {}
    damaged_lines = 0
    for line in Journal(disk).lines():
        if line.entry is None:
            damaged_lines += 1
        else:
            latest |= dict.fromkeys(line.entry.files, line.entry.seq)
    if damaged_lines:
        yield Finding(
            "warning", f"{counted(damaged_lines, 'damaged line')} in {JOURNAL}, passed over."
        )
    names = [
        f"articles/{name}" for name in disk.listing("articles") if ARTICLE_FILE.fullmatch(name)
    ]
    names += [name for name in (CODEBOOK, file_of(PEOPLE)) if disk.stamp(name)]
    bad, count, missing = 0, 0, set(latest) - set(names)
    for name in sorted(names):
        for finding in _file(disk, name, latest.get(name, 0)):
            bad += finding.level == "error"
            yield finding
        count += 1
    for name in sorted(missing):
        yield Finding("error", f"{name} is missing. Opening the store makes it from the journal.")
    if not bad and not missing:
        yield Finding("ok", f"{counted(count, 'file')} of articles and tags, all whole")


def _file(disk: Disk, name: str, latest: int) -> Iterator[Finding]:
    # TinyDB is loaded here, as only a check that is asked for needs it.
    from reader.annotation.tables import HEAD, parse

    try:
        tables = parse(disk.read(name) or b"")
    except StoreError as error:
        yield Finding("error", str(error))
        return
    except Corrupt as error:
        yield Finding(
            "error", f"{name} is damaged ({error}). Opening it restores the last good copy."
        )
        return
    head = tables["store"][HEAD]
    if head["schema"] > SCHEMA:
        yield Finding("error", f"{name} was written by a newer Reader (schema {head['schema']}).")
    if head["applied"] < latest:
        yield Finding(
            "warning", f"{name} lacks changes of the journal. Opening the store adds them."
        )
    unreadable = sum(
        reads(key, migrated(table, row, head["schema"])) is None
        for table, reads in _READERS.items()
        for key, row in tables.get(table, {}).items()
    )
    if unreadable:
        yield Finding("error", f"{name}: {counted(unreadable, 'senseless record')}, not shown.")
    for key, row in tables.get("articles", {}).items():
        record = article_from(key, migrated("articles", row, head["schema"]))
        if record is not None and record.version is not None:
            yield from _texts(disk, name, record.version)


def _texts(disk: Disk, name: str, version: VersionRecord) -> Iterator[Finding]:
    for kind, value, ending in (
        ("texts", version.text_sha256, ".txt"),
        ("inputs", version.input_sha256, ""),
    ):
        if not value:
            continue
        data = disk.read(f"{kind}/{value}{ending}")
        if data is None:
            if kind == "texts":
                yield Finding("warning", f"{name}: its text {value[:12]}… is missing.")
        elif hashlib.sha256(data).hexdigest() != value:
            yield Finding("error", f"{kind}/{value}{ending} is damaged: its content has changed.")


def _backups(disk: Disk) -> Iterator[Finding]:
    from reader.annotation.tables import parse

    names, bad = all_backups(disk), 0
    for name in names:
        try:
            parse(disk.read(name) or b"")
        except Corrupt:
            bad += 1
            yield Finding("warning", f"{name} is damaged; it would be passed over.")
    if names and not bad:
        yield Finding("ok", f"{counted(len(names), 'backup')}, all whole")


def _strays(disk: Disk) -> Iterator[Finding]:
    """Files that are no longer the store's: set aside, or left over."""
    for folder in ("", "articles"):
        prefix = f"{folder}/" if folder else ""
        for name in sorted(disk.listing(folder)):
            if _ASIDE in name:
                yield Finding("warning", f"{prefix}{name} is a damaged file that was set aside.")
            elif name.startswith(STAGED):
                yield Finding(
                    "warning", f"{prefix}{name} was left by a killed run; safe to delete."
                )


def _copies(disk: Disk) -> Iterator[Finding]:
    for copy in find_copies(disk.listing(""), disk.listing("articles")):
        yield Finding(
            "warning",
            f"{copy.name} is a conflict copy that a file synchroniser left; its notes are not "
            "shown until it is merged.",
        )


def _lock(disk: Disk) -> Iterator[Finding]:
    if disk.stamp(LOCK) is None:
        return
    try:
        with disk.lock():
            yield Finding("ok", "the store can be locked")
    except (OSError, StoreError) as error:
        yield Finding("error", f"the store cannot be locked: {error}")


_READERS: dict[str, Callable[[str, Row], object]] = {
    "articles": article_from,
    "annotations": lambda key, row: annotation_from("", key, row),
    "corrections": lambda key, row: correction_from("", key, row),
    "tags": tag_from,
    "people": person_from,
}
_CHECKS = (_marker, _files, _backups, _strays, _copies, _lock)
