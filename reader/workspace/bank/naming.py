"""What the words of a search mean in this store: which tags, and who else somebody is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.bank.finding import Lookup
from reader.bank.query import Query
from reader.text.fold import bare
from reader.workspace.library.people import Persons

if TYPE_CHECKING:
    from reader.annotation.store import Token
    from reader.model import Tag
    from reader.workspace.workspace import Workspace


class Naming:
    """Looks tags and people up, as the store has them now."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._token: Token | None = None
        self._ids: dict[str, list[str]] = {}
        self._names: dict[str, str] = {}
        self._tags: dict[str, Tag] = {}

    def lookup(self) -> Lookup:
        """What the bank asks."""
        self._refresh()
        # Who is quoted does not matter for what the user gathered.
        names = Persons(self._workspace.store, lambda: ()).names
        return Lookup(self._tag_ids, self._names_of, names)

    def tag_names(self) -> Mapping[str, str]:
        """The name of the tag in use that each id means."""
        self._refresh()
        return self._names

    def unknown(self, query: Query) -> tuple[str, ...]:
        """A sentence for each tag asked for by its whole name that there is not."""
        asked = (term for term in query.of("tag") if not term.prefix)
        missing = (term.value for term in asked if not list(self._tag_ids(term.value, False)))
        return tuple(f"There is no tag “{name}”." for name in dict.fromkeys(missing))

    def _refresh(self) -> None:
        """Of each tag in use all ids that mean it: its own, and those merged into it."""
        store = self._workspace.store
        if self._token is not None and not store.changed_since(self._token):
            return
        self._token = store.token()
        meant = store.codebook.meanings()
        self._names = {key: tag.name for key, tag in meant.items()}
        self._tags = {tag.id: tag for tag in meant.values()}
        self._ids = {}
        for key, tag in meant.items():
            self._ids.setdefault(tag.id, []).append(key)

    def _tag_ids(self, name: str, prefix: bool) -> Iterable[str]:
        """The ids of the tags called `name`, or so at the beginning, and of those below them."""
        tags = self._tags.values()
        wanted = bare(name)
        found = {tag.id for tag in tags if _is_called(tag, wanted, prefix)}
        grown = bool(found)
        while grown:
            below = {tag.id for tag in tags if tag.parent in found} - found
            found, grown = found | below, bool(below)
        return [key for tag in tags if tag.id in found for key in self._ids.get(tag.id, ())]

    def _names_of(self, ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._names[key] for key in ids if key in self._names))


def _is_called(tag: Tag, wanted: str, prefix: bool) -> bool:
    names = [bare(name) for name in (tag.name, *tag.aliases)]
    return any(name == wanted or (prefix and name.startswith(wanted)) for name in names)
