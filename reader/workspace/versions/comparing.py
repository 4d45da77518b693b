"""What another look at an article's source brings, set beside the version that is open."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model import Anchor, AnchorState, Annotation, Article
from reader.model.errors import ReaderError
from reader.text.counted import counted
from reader.text.sanitise import one_line, sanitise
from reader.workspace.marks import marks
from reader.workspace.opened import NEWER, Opened, Origin, Stamp
from reader.workspace.opening import is_address, open_anew

if TYPE_CHECKING:
    from reader.annotation import Store
    from reader.sources import Input
    from reader.workspace.versions.changes import Change

ACT = "newer version"
_DETAILS = ("title", "authors", "published", "site", "url")
_WORST_FIRST = (
    AnchorState.LOST,
    AnchorState.UNCERTAIN,
    AnchorState.CHANGED,
    AnchorState.MOVED,
    AnchorState.EXACT,
)

_NO_PLACE = "This article came through standard input or the clipboard"
_OTHERWISE = "Open the other text by itself, or run: reader compare ONE OTHER"

Keep = Callable[[Article, str], None]
Find = Callable[..., "Input"]


@dataclass(frozen=True, slots=True)
class MarkedChange:
    """What would become of a mark: where it stands now, and where it would in the new version.
    `touched` says that its words differ there, or are not surely found."""

    annotation: Annotation
    old: Anchor
    new: Anchor

    @property
    def touched(self) -> bool:
        return self.new.state not in (AnchorState.EXACT, AnchorState.MOVED)


@dataclass(frozen=True, slots=True)
class DetailChange:
    """A field of the metadata that differs, both values in words ("" for none)."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of an article: the blocks that differ in reading order, the marks with those
    on changed words first, and the metadata that differs."""

    old: Article
    new: Article
    changes: tuple[Change, ...]
    marks: tuple[MarkedChange, ...]
    details: tuple[DetailChange, ...]

    @property
    def same(self) -> bool:
        """Whether no word of the text and of what is known about it differs."""
        return not self.changes and not self.details and self.old.text == self.new.text

    @property
    def summary(self) -> str:
        """What differs, in a sentence or two."""
        if self.same:
            return "Nothing has changed."
        kinds = [change.kind for change in self.changes]
        counts = [
            f"{counted(count, 'paragraph')} {kind}"
            for kind in ("changed", "added", "removed")
            if (count := kinds.count(kind))
        ]
        if self.details:
            *others, last = [change.field for change in self.details]
            fields = f"{', '.join(others)} and {last} differ" if others else f"{last} differs"
            counts.append(fields)
        said = ", ".join(counts) or "Only the division into paragraphs differs"
        touched = sum(mark.touched for mark in self.marks)
        if not touched:
            return f"{said[0].upper()}{said[1:]}."
        stand = "stands" if touched == 1 else "stand"
        return f"{said[0].upper()}{said[1:]}; {touched} of your notes {stand} on changed words."


class Comparing:
    """Looks at the sources of articles again. `find` gives the bytes that a source word names and
    `open` the article, `opened` knows where articles came from, `keep` puts one into the
    library."""

    def __init__(
        self, store: Store, find: Find, open: Callable[[str], Article], opened: Opened, keep: Keep
    ) -> None:
        self._store, self._find, self._open = store, find, open
        self._opened, self._keep = opened, keep

    def again(
        self,
        article: Article,
        *,
        web: bool = False,
        cancel: Callable[[], bool] | None = None,
    ) -> Comparison:
        """Read the source of `article` again and compare: the file that it was read from, the
        page it was fetched from (and with `web`, the address that a file names), else the bytes
        in the library by the rules of now. Writes nothing.

        Raises ReaderError when the source cannot be had, or is no article any more.
        """
        origin = self._opened.origin(article.id)
        found = self._source(article, origin, web, cancel)
        new = open_anew(found, article, self._store, origin.known)
        self._opened.hold(found)
        return self.with_(article, new)

    def earlier(self, article: Article) -> tuple[Comparison, str] | None:
        """`article` beside what its source held before, and the day on which it was read then;
        None when no other words are kept."""
        from reader.sources import Input

        record = self._store.articles.get(article.id)
        for came in reversed(record.inputs if record else ()):
            data = self._store.articles.input(came.sha256)
            if came.sha256 == article.version.input_sha256 or data is None:
                continue
            before = Input(data, url=came.url, retrieved=came.when)
            with suppress(ReaderError):
                old = open_anew(before, article, self._store)
                if old.text != article.text:
                    return self.with_(replace(old, metadata=article.metadata), article), came.when
        return None

    def last_used(self, source: str) -> tuple[Article, bool]:
        """The article that the library knows by `source` (a file, a web address or an id), in the
        version last used; and whether `source` is an address, to be asked again as such.

        Raises ReaderError when it is not in the library.
        """
        url = source if is_address(source) else None
        if url is not None:
            found = self._store.articles.find(url=url)
            known = found.record.id if found else None
        else:
            known = self._noted_at(Path(source).expanduser().resolve())
            if known is None and self._store.articles.get(source) is not None:
                known = source
        if known is None:
            raise ReaderError(
                f"{one_line(source, 120)} is not in the library, so there is no version of it to "
                "compare with. Name two sources: reader compare ONE OTHER"
            )
        return self._open(known), url is not None

    def _noted_at(self, path: Path) -> str | None:
        """The article that was read from the file, the one with most notes if it held several."""
        rows = [
            row
            for row in self._store.articles.list()
            if row.deleted is None and sanitise(str(path)).text in row.paths
        ]
        return max(rows, key=lambda row: (row.annotations, row.added)).id if rows else None

    def with_(self, old: Article, new: Article) -> Comparison:
        """Compare two articles, or versions of one."""
        from reader.workspace.versions.changes import changes

        return Comparison(
            old, new, changes(old, new), self._marks(old, new), tuple(_details(old, new))
        )

    def accept(self, comparison: Comparison) -> Article:
        """Make the new version the article's, as one act that can be undone. Raises StoreError
        when nothing was saved."""
        new = comparison.new
        twin = self._store.articles.find(input_sha256=new.version.input_sha256)
        with self._store.action(ACT):
            self._keep(new, ACT)
            if twin is not None and twin.record.id != new.id and self._is_bare(twin.record.id):
                # The new text, opened as an article of its own, would go on being found first.
                self._store.articles.delete(twin.record.id)
        origin = self._opened.origin(comparison.new.id)
        origin.sha256, origin.stamp = comparison.new.version.input_sha256, None
        return comparison.new

    def _is_bare(self, article: str) -> bool:
        """Whether nothing was noted or settled in the article with that id."""
        return not self._store.annotations.of(article) and not self._store.corrections.of(article)

    def changed(self, article: Article) -> bool:
        """Whether the file that `article` was read from holds other bytes now; False when it is
        gone, or there was none. Looks into the file only when its size or time has changed."""
        origin = self._opened.origin(article.id)
        if origin.path is None:
            return False
        stamp = _stamp(origin.path)
        if stamp is None:
            return False
        if stamp != origin.stamp:
            from reader.sources import read_file

            try:
                sha256 = read_file(origin.path).sha256
            except ReaderError:
                return False
            origin.changed = sha256 != article.version.input_sha256
            origin.stamp = stamp
        return origin.changed

    def _source(
        self, article: Article, origin: Origin, web: bool, cancel: Callable[[], bool] | None
    ) -> Input:
        path = self._path(article, origin)
        if path is not None and not web:
            return self._find(str(path), cancel=cancel)
        url = origin.url or article.metadata.url
        fetched = article.metadata.retrieved is not None and origin.path is None
        if url is not None and (web or fetched):
            return self._find(url, cancel=cancel)
        return self._kept(article, origin)

    def _kept(self, article: Article, origin: Origin) -> Input:
        """The bytes that the article was read from, for the rules of now."""
        from reader.sources import CLEANER_VERSION, Input

        version = article.version
        data = self._opened.data(version.input_sha256)
        data = data or self._store.articles.input(version.input_sha256)
        if data is None or (version.cleaner == CLEANER_VERSION and NEWER not in version.notices):
            where = f"The file {origin.path} is gone" if origin.path else _NO_PLACE
            raise ReaderError(f"{where}, so it cannot be looked at again. {_OTHERWISE}")
        return Input(data, url=origin.url, retrieved=article.metadata.retrieved)

    def _path(self, article: Article, origin: Origin) -> Path | None:
        """The file that the article is read from, if it is there."""
        if origin.path is not None:
            return origin.path if _stamp(origin.path) else None
        record = self._store.articles.get(article.id)
        for came in record.inputs if record else ():
            if came.sha256 == article.version.input_sha256 and came.path:
                return Path(came.path) if _stamp(Path(came.path)) else None
        return None

    def _marks(self, old: Article, new: Article) -> tuple[MarkedChange, ...]:
        before = marks(self._store, old)
        after = marks(self._store, replace(new, id=old.id)) if before else ()
        there = {mark.annotation.id: mark.anchor for mark in after}
        found = [
            MarkedChange(mark.annotation, mark.anchor, there[mark.annotation.id])
            for mark in before
            if mark.annotation.selector is not None and mark.annotation.id in there
        ]
        return tuple(sorted(found, key=lambda mark: _WORST_FIRST.index(mark.new.state)))


def _details(old: Article, new: Article) -> Iterator[DetailChange]:
    for field in _DETAILS:
        before, after = _words(old, field), _words(new, field)
        # What a page no longer says of itself is known all the same.
        if after and before != after:
            yield DetailChange(field, before, after)


def _words(article: Article, field: str) -> str:
    value = getattr(article.metadata, field)
    return "; ".join(value) if isinstance(value, tuple) else value or ""


def _stamp(path: Path) -> Stamp | None:
    """What tells without reading whether a file is as it was; None when there is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns
