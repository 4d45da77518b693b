"""The format of a file is found from what is in it."""

from __future__ import annotations

import io
import json

import pytest

from reader.annotation import Store
from reader.annotation.exchange import importing
from reader.annotation.exchange.incoming import Imported
from reader.annotation.exchange.jsonl import export
from reader.model.errors import ReaderError
from tests.annotation.building import kept, noted, notes
from tests.annotation.exchange.rows import take
from tests.annotation.exchange.test_hypothesis import annotation as of_hypothesis
from tests.annotation.exchange.test_w3c import annotation as of_w3c


def lines() -> str:
    store = Store(None)
    noted(store, "kept")
    return "\n".join(export(store))


CONTENTS = {
    "web annotation": json.dumps(of_w3c()),
    "list": "\ufeff" + json.dumps([of_w3c()], indent=2),
    "page": json.dumps({"type": "AnnotationPage", "items": [of_w3c()]}, indent=2),
    "hypothesis": json.dumps(of_hypothesis()),
    "answer of the API": json.dumps({"total": 1, "rows": [of_hypothesis()]}),
    "export of the client": json.dumps({"annotations": [of_hypothesis()]}, indent=2),
    "qdc": "\n<CodeBook><Codes><Code name='a'/></Codes></CodeBook>",
    "csv": "name,description\na,b\n",
    "csv of one column": "tag\na\n",
}


@pytest.mark.parametrize("name", ["lines", "lines after blank ones", *CONTENTS])
def test_each_format_is_known_by_its_content(name: str) -> None:
    store = Store(None)
    blank = "\n\n" if name.endswith("ones") else ""
    done = take(store, CONTENTS.get(name) or blank + lines())
    assert (done.added, done.refused) == (1, ())
    assert store.undo().label == "import"


def test_a_broken_first_line_is_refused_by_its_number_and_the_rest_come_in() -> None:
    store = Store(None)
    kept(store)
    done = take(store, '\n{"schema": 1, \n' + lines())
    assert [sentence.split(":")[0] for sentence in done.refused] == ["Line 2"]
    assert notes(store) == ["kept"]


@pytest.mark.parametrize("content", ["nonsense\nmore\n", "{}", "[]", "[1]", '"x"', "\x00\x01"])
def test_what_is_nothing_known_is_refused(content: str) -> None:
    done = take(Store(None), content)
    assert done.refused
    assert done.added == 0


def test_nothing_is_taken_from_an_empty_file() -> None:
    assert take(Store(None), "") == Imported()


def test_packed_files_and_files_too_large_say_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReaderError, match="Export its codebook alone"):
        take(Store(None), b"PK\x03\x04rest")
    monkeypatch.setattr(importing, "_LARGEST", 1000)
    with pytest.raises(ReaderError, match="Export it in parts"):
        importing.read(Store(None), io.BytesIO(b"[" + b" " * 2000 + b"]"))
