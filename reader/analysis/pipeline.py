"""The spaCy pipeline: loading it, and reading its output into light columns.

Used in the helper process only; importing spaCy costs more than a first screen may take.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import spacy

from reader.analysis.about import BUNDLED
from reader.analysis.labels import Group, group_of
from reader.analysis.tokens import Tokens, sentence_starts
from reader.model import Span

# One character for one character, so that offsets hold: models know straight marks best, and
# spaCy's tables hold no lone surrogates.
_PLAIN = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD) | str.maketrans(
    {**dict.fromkeys("“”„‟«»＂", '"'), **dict.fromkeys("‘’‚‛", "'"), "\u2011": "-", "\u2010": "-"}
)
# White space that no parser was trained on, an opening mark stuck to the sign before it, and a
# run of signs so long that spaCy would take minutes: its tokenizer looks at all of it for each.
_STUCK = re.compile(r"[,:;)]\"(?=\w)")
_SIGNS = re.compile(r"[^\w\s]{100,}")
_RUN = re.compile(rf"\s{{2,}}|[^\S ]|{_STUCK.pattern}|{_SIGNS.pattern}")
_LONGEST_RUN = 50
# So many windows, of two thousand words at most, add a few megabytes.
_REMEMBERED = 30
_VALUES = frozenset((Group.DATES, Group.AMOUNTS))
_COLUMNS = ("ORTH", "TAG", "HEAD", "DEP", "IDX", "LENGTH", "IS_SPACE")


class PipelineError(Exception):
    """The pipeline cannot be loaded; the text says why and what to do."""


class Pipeline:
    """A loaded spaCy pipeline that turns stretches of text into Tokens."""

    def __init__(self, name: str | None = None) -> None:
        """Loads the pipeline that ships with Reader, or the installed one called `name`.

        Raises PipelineError when there is none, or it lacks a tagger, a parser or entities.
        """
        self._nlp = _load(name)
        self._windows = 0
        meta = self._nlp.meta
        self.name = f"{meta.get('lang', 'en')}_{meta.get('name', 'pipeline')}"
        self.version = str(meta.get("version", "0"))

    def memory(self) -> AbstractContextManager[object]:
        """What is parsed inside this zone leaves nothing behind in spaCy's tables; only the first
        windows do, so that the commonest words need not be looked up afresh in every later one."""
        self._windows += 1
        if self._windows <= _REMEMBERED:
            return nullcontext()
        zone = getattr(self._nlp, "memory_zone", None)
        return zone() if zone else nullcontext()

    def read(self, text: str, spans: Iterable[Span]) -> Iterator[Tokens]:
        """The Tokens of each span, with offsets into `text`."""
        pieces = list(spans)
        squeezed = [_squeeze(span.of(text).translate(_PLAIN)) for span in pieces]
        docs = self._nlp.pipe((words for words, _ in squeezed), batch_size=64)
        for span, (_, offsets), doc in zip(pieces, squeezed, docs, strict=True):
            yield _columns(doc, span, offsets)


def _load(name: str | None) -> Any:
    target = BUNDLED if name is None else name
    try:
        nlp = spacy.load(target, exclude=["lemmatizer"])
    except Exception as error:
        raise PipelineError(_why(name, error)) from error
    missing = [part for part in ("tagger", "parser", "ner") if not nlp.has_pipe(part)]
    if missing:
        raise PipelineError(
            f"The language model {name or nlp.meta.get('name')!r} has no "
            f"{' and no '.join(missing)}, which finding quotes needs; {_INSTEAD}"
        )
    return nlp


_INSTEAD = "name another as `pipeline` in the settings, or none for Reader's own."


def _why(name: str | None, error: Exception) -> str:
    if name is None:
        return f"Reader's language model cannot be loaded ({error}); reinstall Reader."
    if "[E050]" in str(error):
        return (
            f"The language model {name!r} is not installed where Reader runs. Install it with "
            f"`{sys.executable} -m spacy download {name}`, or {_INSTEAD}"
        )
    return f"The language model {name!r} cannot be loaded ({error}); {_INSTEAD}"


def _squeeze(text: str) -> tuple[str, list[int] | None]:
    """`text` with every run of white space as one space and one before each opening mark, and
    where each character came from.

    A parser trained on sentences has never seen a line end, and hangs subjects on it.
    """
    if _RUN.search(text) is None:
        return text, None
    kept: list[str] = []
    offsets: list[int] = []
    space = True
    cuts = {at for run in _SIGNS.finditer(text) for at in range(*run.span(), _LONGEST_RUN)}
    for index, char in enumerate(text):
        if index in cuts or (char == '"' and index and _STUCK.match(text, index - 1)):
            kept.append(" ")
            offsets.append(index)
        if char.isspace():
            if space:
                continue
            char = " "
        space = char == " "
        kept.append(char)
        offsets.append(index)
    return "".join(kept), offsets


def _columns(doc: Any, span: Span, offsets: list[int] | None) -> Tokens:
    values = doc.to_array(list(_COLUMNS)).tolist()
    strings = doc.vocab.strings
    kept = [i for i, row in enumerate(values) if not row[6]]
    place = {old: new for new, old in enumerate(kept)}
    begin = span.start
    words = [strings[values[i][0]] for i in kept]
    starts, ends, heads = [], [], []
    for i in kept:
        row = values[i]
        first, last = row[4], row[4] + row[5] - 1
        if offsets is not None:
            first, last = offsets[first], offsets[last]
        starts.append(begin + first)
        ends.append(begin + last + 1)
        head = i + _signed(row[2])
        heads.append(place.get(head, place[i]))
    found = [
        (place[e.start], place[e.end - 1] + 1, e.label_)
        for e in doc.ents
        if e.start in place and e.end - 1 in place
    ]
    return Tokens(
        words=words,
        starts=starts,
        ends=ends,
        tags=[strings[values[i][1]] for i in kept],
        heads=heads,
        deps=[strings[values[i][3]] for i in kept],
        sentences=sentence_starts(words, starts, ends),
        names=[entity for entity in found if group_of(entity[2]) not in _VALUES],
        values=[entity for entity in found if group_of(entity[2]) in _VALUES],
    )


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= (1 << 63) else value
