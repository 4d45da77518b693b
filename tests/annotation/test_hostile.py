"""Values of another kind than they should be, anywhere in a store, stop nothing."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.annotation import Store
from reader.annotation.exchange import jsonl
from reader.annotation.verify import verify
from reader.model import Settled
from reader.model.errors import ReaderError
from tests.annotation.building import article, article_file, kept, noted, selector

OTHERS = st.sampled_from([None, -1, 5, "x", [], ["x"], [None], {"a": 1}, 1.5, True, [["a"]]])


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with something of everything in it, and a conflict copy of each file."""
    folder = tmp_path_factory.mktemp("hostile") / "store"
    with Store(folder) as store:
        key = kept(store)
        tag = store.codebook.ensure("tag")
        store.annotations.change(noted(store, "one"), tags=[tag.id])
        for settled in (Settled.UNKNOWN, Settled.NOT_A_QUOTE):
            store.corrections.add(key, settled, selector("another year"))
        store.people.add("Marta Linde", names=["Marta"], only=[(key, "Linde")])
    for path in (folder / "codebook.json", folder / "people.json", article_file(folder)):
        shutil.copy(path, path.with_name(f"{path.stem} (conflicted copy).json"))
    return folder


def _places(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield way
    if isinstance(value, dict | list):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _places(each, (*way, key))


def _changed(value: Any, way: tuple[str | int, ...], other: object) -> Any:
    if not way:
        return other
    at = value
    for key in way[:-1]:
        at = at[key]
    at[way[-1]] = other
    return value


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_one_value_is_the_rest_can_be_used(sound: Path, data: st.DataObject) -> None:
    names = sorted(str(path.relative_to(sound)) for path in sound.rglob("*.json*"))
    name = data.draw(st.sampled_from([n for n in names if "backups" not in n]))
    lines = (sound / name).read_text().splitlines() if name.endswith("l") else None
    texts = lines or [(sound / name).read_text()]
    number = data.draw(st.integers(0, len(texts) - 1))
    value = json.loads(texts[number])
    way = data.draw(st.sampled_from(list(_places(value))))
    texts[number] = json.dumps(_changed(value, way, data.draw(OTHERS)))
    with tempfile.TemporaryDirectory() as name_of_folder:
        folder = shutil.copytree(sound, Path(name_of_folder) / "store")
        (folder / name).write_text("\n".join(texts) + "\n")
        _use(folder)


def _use(folder: Path) -> None:
    """All that is done with a store; what is refused is refused in words."""
    key = article().id
    verify(folder)
    with Store(folder) as store:
        acts: tuple[Callable[[], object], ...] = (
            store.articles.list,
            lambda: store.annotations.of(key, deleted=True),
            lambda: store.corrections.of(key),
            store.codebook.counts,
            store.people.all,
            lambda: list(jsonl.export(store)),
            store.merge_copies,
            lambda: noted(store, "new"),
            *[store.undo] * 4,
            store.redo,
            lambda: [store.corrections.delete(each) for each in store.corrections.of(key)],
            lambda: store.codebook.ensure("another"),
            lambda: store.people.add("Oke Brandt"),
            lambda: store.forget(key),
        )
        for act in acts:
            with suppress(ReaderError):
                act()
