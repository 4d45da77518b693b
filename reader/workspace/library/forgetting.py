"""Taking an article out of everything that Reader keeps."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.article import article_id
from reader.model.errors import ReaderError
from reader.text.urls import canonical_url
from reader.workspace.opening import is_address

if TYPE_CHECKING:
    from reader.annotation import ArticleRecord
    from reader.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Traces:
    """What is to be forgotten: an article's id, the hashes of its texts, its title, how many notes
    there are on it (0 when it is not in the library)."""

    article: str
    texts: tuple[str, ...] = ()
    title: str = ""
    notes: int = 0
    in_library: bool = False


class Forgetting:
    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def traces(self, source: str) -> Traces:
        """What there may be of the article that `source` names: its id, a file or an address.

        Nothing is fetched. Raises ReaderError for what names no article.
        """
        articles = self._workspace.store.articles
        if is_address(source):
            url = canonical_url(source)
            found = articles.find(url=source)
            return self._of(found.record) if found else Traces(article_id(url, source))
        path = Path(source).expanduser()
        record = None if path.exists() else articles.get(source)
        if record is None and not path.exists():
            hint = articles.find(path=path.absolute())
            record = hint.record if hint else None
            if record is None:
                raise ReaderError(
                    f"There is no file named {source}, and no article with that name or id in "
                    "the library."
                )
        if record is not None:
            return self._of(record)
        article = self._workspace.open(str(path))
        record = articles.get(article.id)
        return self._of(record) if record else Traces(article.id, (article.version.sha256,))

    def forget(self, traces: Traces) -> list[str]:
        """Remove record, notes, inputs, texts, analyses, journal lines, backups, rows of the
        index, reading place, draft and last copy; returns a sentence for each that could not be,
        and for each place that Reader does not reach.

        Raises ReaderError when nothing could be removed.
        """
        workspace = self._workspace
        failed = workspace.store.forget(traces.article) if traces.in_library else []
        failed += workspace.bank.forget(traces.article)
        failed += _removed(self._analyses(traces.texts))
        failed += self._forget_state(traces)
        if git := _git_above(workspace.store.folder):
            failed.append(
                f"The store is in a git repository ({git}), whose history may still have it."
            )
        return failed

    def _of(self, record: ArticleRecord) -> Traces:
        notes = len(self._workspace.store.annotations.of(record.id))
        title = record.metadata.title or record.id
        return Traces(record.id, record.texts, title, notes, in_library=True)

    def _analyses(self, texts: Iterable[str]) -> list[Path]:
        """The cached analyses of these texts."""
        folder = self._workspace.folders.cache / "analyses"
        return [path for text in texts for path in (folder / text[:2]).glob(f"{text}.*")]

    def _forget_state(self, traces: Traces) -> list[str]:
        state = self._workspace.state
        state.forget(traces.article)
        if state.get("last") == traces.article:
            state.put("last", None)
        draft = state.get("draft")
        on = draft.get("on") if isinstance(draft, dict) else None
        if isinstance(on, str) and any(on.startswith(text[:16]) for text in traces.texts):
            state.put("draft", None)
        # The last copy may hold words of the article, and is of no use any more.
        copy = self._workspace.copies.file
        failed = _removed([copy] if copy else [])
        file = self._workspace.folders.state / "state.json"
        with suppress(OSError):
            if traces.article.encode() in file.read_bytes():
                failed.append(f"{file} could not be written and still has its reading place.")
        return failed


def _removed(paths: Iterable[Path]) -> list[str]:
    failed = []
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            failed.append(f"{path} could not be removed: {error.strerror}.")
    return failed


def _git_above(folder: Path | None) -> Path | None:
    if folder is None:
        return None
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)
