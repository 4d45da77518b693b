"""Readers for the data folder: sentences with names, and trees of Universal Dependencies."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

FOLD = {
    "PER": "PERSON",
    "PERSON": "PERSON",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "MISC": "MISC",
    "NORP": "MISC",
    "EVENT": "MISC",
    "WORK_OF_ART": "MISC",
    "PRODUCT": "MISC",
    "LAW": "MISC",
    "LANGUAGE": "MISC",
}
LABELS = ("PERSON", "ORG", "LOC", "MISC")

_LEAD = re.compile(r"(?:the\s+|[\s\"“‘'(\[]+)+", re.IGNORECASE)
_TAIL = re.compile(r"(?:['’]s?|[\s\"”)\],]+)+$")
_TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|King|Queen|Prince|Princess|Sheikh|Sheik|President|Pope|"
    r"Sir|Lord|Lady|General|Gen|Colonel|Col|Major|Captain|Capt|Lt|Sgt|Senator|Sen|Rep|Governor|Gov|"
    r"Judge|Justice|Grand Ayatollah|Ayatollah|Cardinal|Archbishop|Bishop|Rev|Father|Sister|"
    r"Ambassador|Chancellor|Secretary|Minister|Prime Minister|Prophet|Emir|Sultan|Emperor|Saint|"
    r"Brigadier|Madame|Chief|Mayor|Vice President)\.? +(?=[A-Z])"
)
_CUT = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Col|Lt|Sgt|Capt|Prof|Rev|No|vs|Fr|[A-Z])\.$"
)
LONG = 400

Ent = tuple[int, int, str]


@dataclass(frozen=True)
class Named:
    """A piece of text with its names; offsets are code points into `text`."""

    text: str
    ents: tuple[Ent, ...]
    source: str


@dataclass(frozen=True)
class Tree:
    """One sentence of a treebank; heads are indices into `words`, a root is its own head."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    opens: bool
    source: str


def open_text(path: Path) -> Iterator[str]:
    """The lines of a text file, gzipped or not."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            yield from stream
    else:
        with path.open(encoding="utf-8") as stream:
            yield from stream


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without a leading "the", outer marks and a possessive ending.

    The sources differ in what they count as part of a name; one habit for all is easier to learn.
    """
    lead = _LEAD.match(text, start, end)
    if lead and lead.end() < end:
        start = lead.end()
    tail = _TAIL.search(text[start:end])
    if tail and tail.start() > 0:
        end = start + tail.start()
    return start, end


def fold(text: str, ents: Iterable[tuple[int, int, str]]) -> tuple[Ent, ...]:
    """Names under the four labels of Reader, sorted, without overlaps; other labels are dropped.

    Titles are no part of a person's name, so that "King Salman" and "Salman" are marked alike.
    """
    out: list[Ent] = []
    for start, end, label in sorted(ents, key=lambda ent: (ent[0], -ent[1])):
        if label not in FOLD:
            continue
        start, end = bare(text, start, end)
        if FOLD[label] == "PERSON" and (title := _TITLE.match(text, start, end)):
            start = title.end()
        if start < end and (not out or start >= out[-1][1]):
            out.append((start, end, FOLD[label]))
    return tuple(out)


def pieces(text: str, ents: tuple[Ent, ...], source: str) -> Iterator[Named]:
    """A long text cut after sentence ends, never inside a name; a short one as it is."""
    cuts = [match.end() for match in _CUT.finditer(text)] if len(text) > LONG else []
    cuts = [
        cut
        for cut in cuts
        if not any(start < cut < end for start, end, _ in ents)
        and not _ABBREVIATION.search(text[:cut].rstrip()[-8:])
    ]
    edges = [0, *cuts, len(text)]
    for left, right in pairwise(edges):
        part = text[left:right].rstrip()
        if part:
            inside = ((a - left, b - left, label) for a, b, label in ents if left <= a < right)
            yield Named(part, tuple(inside), source)


def read_named(path: Path) -> list[Named]:
    """All pieces of an `ents_*` file, in reading order, under the four labels."""
    rows = [json.loads(line) for line in open_text(path) if line.strip()]
    if rows and rows[0]["id"].startswith("voa-"):
        rows.sort(key=lambda row: int(row["id"].partition("-")[2]))
    out: list[Named] = []
    for row in rows:
        out.extend(pieces(row["text"], fold(row["text"], row["ents"]), row["set"]))
    return out


def read_trees(path: Path) -> list[Tree]:
    """All sentences of a CoNLL-U file; the few whose words do not spell their text are left out."""
    out: list[Tree] = []
    opens = True
    rows: list[list[str]] = []
    source = ""
    for line in open_text(path):
        line = line.rstrip("\n")
        if line.startswith(("# newdoc", "# newpar")):
            opens = True
            if line.startswith("# newdoc"):
                source = line.partition("= ")[2]
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            tree = _tree(rows, opens, source)
            if tree is not None:
                out.append(tree)
                opens = False
            rows = []
    return out


def _tree(rows: list[list[str]], opens: bool, source: str) -> Tree | None:
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    joined_until, joined_space, joined_form = 0, True, ""
    for row in rows:
        number, form, tag, head, dep, misc = row[0], row[1], row[4], row[6], row[7], row[9]
        space = "SpaceAfter=No" not in misc
        if "-" in number:
            first, last = map(int, number.split("-"))
            joined_until, joined_space, joined_form = last, space, form
            if "".join(r[1] for r in rows if r[0].isdigit() and first <= int(r[0]) <= last) != form:
                return None
            continue
        if not number.isdigit():
            continue
        if joined_form and int(number) <= joined_until:
            space = joined_space if int(number) == joined_until else False
        if " " in form or not form:
            return None
        words.append(form)
        spaces.append(space)
        tags.append(tag)
        heads.append(int(number) - 1 if head == "0" else int(head) - 1)
        deps.append("ROOT" if head == "0" else dep)
    return Tree(tuple(words), tuple(spaces), tuple(tags), tuple(heads), tuple(deps), opens, source)


def paragraphs(trees: list[Tree], longest: int = 6) -> list[list[Tree]]:
    """Trees grouped as they stood in their paragraphs, at most `longest` a group."""
    out: list[list[Tree]] = []
    for tree in trees:
        if not out or tree.opens or len(out[-1]) >= longest:
            out.append([])
        out[-1].append(tree)
    return out
