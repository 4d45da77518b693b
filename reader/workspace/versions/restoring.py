"""Lines that the cleaner set aside, brought back: another version, with every mark where it was."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model import Article, Correction, Selector
from reader.model.errors import ReaderError
from reader.sources import Input, clean
from reader.text.shift import Shift, shift
from reader.workspace.marks import selector as place

if TYPE_CHECKING:
    from reader.annotation import Store

RESTORE, TAKE_BACK = "restore lines", "remove lines"

Keep = Callable[[Article, str], None]


class Restoring:
    """Restores lines of articles in one store. `keep` puts an article into it."""

    def __init__(self, store: Store, keep: Keep) -> None:
        self._store, self._keep = store, keep

    def restore(self, article: Article, lines: Sequence[int]) -> Article:
        """`article` with the removed lines of these numbers in its text.

        Marks and corrections go with their words, and the choice holds from now on; one undo
        takes all of it back. Raises ReaderError when the lines cannot be restored, StoreError
        when nothing was saved.
        """
        known = {line.line for line in article.version.removed}
        if unknown := sorted(set(lines) - known):
            raise ReaderError(f"There is no removed line {unknown[0]}. {_SEE}")
        return self._go_over(article, {*article.version.restored, *lines}, RESTORE)

    def take_back(self, article: Article, lines: Sequence[int]) -> Article:
        """`article` without these lines, which were restored; as `restore`."""
        if unknown := sorted(set(lines) - set(article.version.restored)):
            raise ReaderError(f"Line {unknown[0]} was not restored. {_SEE}")
        return self._go_over(article, set(article.version.restored) - set(lines), TAKE_BACK)

    def _go_over(self, article: Article, restored: Collection[int], act: str) -> Article:
        self._keep(article, "")
        new = self._version(article, restored)
        moved = shift(article.version, new.version)
        if moved is None:
            raise ReaderError(
                "An older version of Reader cleaned this text. Read its source again and take "
                "the newer one (reader compare SOURCE --accept); then restore lines there."
            )
        with self._store.action(act):
            self._keep(new, act)
            self._carry(article, new, moved)
        return new

    def _version(self, article: Article, restored: Collection[int]) -> Article:
        record = self._store.articles.get(article.id)
        data = self._store.articles.input(article.version.input_sha256)
        if data is None:
            raise ReaderError(
                "The bytes that this article was read from are no longer in the store, so that "
                "no line of them can be restored. Open its source again."
            )
        paths = record.paths if record else ()
        source = Input(data, path=Path(paths[-1]) if paths else None, url=article.metadata.url)
        found = clean(source, restored=sorted(restored))
        return replace(article, version=found.version)

    def _carry(self, article: Article, new: Article, moved: Shift) -> None:
        """Put marks and corrections made on the one text onto the other."""
        for annotation in self._store.annotations.of(article.id, deleted=True):
            selector = _moved(annotation.selector, article, new, moved)
            if selector is not None:
                self._store.annotations.put(
                    replace(annotation, selector=selector, rev=annotation.rev + 1)
                )
        for correction in self._store.corrections.of(article.id):
            self._carry_correction(correction, article, new, moved)

    def _carry_correction(
        self, correction: Correction, article: Article, new: Article, moved: Shift
    ) -> None:
        selector = _moved(correction.selector, article, new, moved)
        edge = _moved(correction.edge, article, new, moved)
        if selector is not None or edge is not None:
            self._store.corrections.put(
                replace(
                    correction,
                    selector=selector or correction.selector,
                    edge=edge or correction.edge,
                    rev=correction.rev + 1,
                )
            )


_SEE = "To see the numbers, run: reader removed SOURCE"


def _moved(
    selector: Selector | None, article: Article, new: Article, moved: Shift
) -> Selector | None:
    """The selector of the same words in the new text; None for one made on another text, which
    is looked for by its words as before, and for words that are not there any more."""
    if selector is None or selector.text_sha256 != article.version.sha256:
        return None
    span = moved(selector.span)
    if span is None:
        return None
    return place(new, span)
