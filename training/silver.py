"""Cleaning of labels that a machine gave.

Two kinds of evidence are better than one guess in one sentence: lists of names with one meaning,
and what the same name is called in the rest of the corpus.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

from training.data import Ent, Named
from training.lists import cultures, finder, known

_WORD = re.compile(r"[\w'’.-]+")
_TITLE = re.compile(
    r"(?:Mr\.|Mrs\.|Ms\.|Dr\.|President|Prime Minister|Chancellor|Minister|Secretary|Senator|"
    r"General|Ambassador|Governor|Colonel|King|Queen|Pope|Judge|spokesman|spokeswoman|leader) $"
)


def clean(pieces: list[Named]) -> list[Named]:
    """The pieces with labels corrected by the lists, then by the majority in the corpus."""
    return by_majority([by_list(piece) for piece in pieces])


def by_list(piece: Named) -> Named:
    """Known names get their known label; missed ones are added where they stand alone."""
    ents = [(a, b, known().get(piece.text[a:b], label)) for a, b, label in piece.ents]
    for match in finder().finditer(piece.text):
        start, end = match.span()
        if not any(a < end and start < b for a, b, _ in ents) and _alone(piece.text, start, end):
            ents.append((start, end, known()[match.group()]))
    return replace(piece, ents=tuple(sorted(ents)))


def _alone(text: str, start: int, end: int) -> bool:
    before = _WORD.findall(text[max(0, start - 30) : start])
    after = re.match(r" ([\w'’.-]+)", text[end:])
    sentence_start = not before or text[:start].rstrip().endswith((".", ":", '"', "“"))
    capital_before = (
        not sentence_start and before[-1][:1].isupper() and text[start - 1 : start] == " "
    )
    return not capital_before and not (after and after.group(1)[:1].isupper())


def person_votes(pieces: list[Named]) -> Counter[str]:
    """Evidence that a single word names a person: full names that end with it, titles before it."""
    votes: Counter[str] = Counter()
    for piece in pieces:
        for a, b, label in piece.ents:
            words = piece.text[a:b].split()
            titled = _TITLE.search(piece.text[max(0, a - 20) : a]) is not None
            if len(words) in (2, 3) and (label == "PERSON" or titled):
                votes[words[-1]] += 1
            elif len(words) == 1 and titled:
                votes[words[0]] += 2
    return votes


def by_majority(pieces: list[Named], least: int = 4, share: float = 0.7) -> list[Named]:
    """One label for a name that nearly always has it, none for what is nearly never a name."""
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for piece in pieces:
        for a, b, label in piece.ents:
            labels[piece.text[a:b]][label] += 1
    votes = person_votes(pieces)
    for name, seen in labels.items():
        if name not in known():
            seen["PERSON"] += votes[name]
    bare_uses = _unlabelled(pieces, set(labels))
    settled: dict[str, str] = {}
    given = {name for culture in cultures() for name in culture.given}
    noise: set[str] = set()
    add: set[str] = set()
    for name, seen in labels.items():
        label, most = seen.most_common(1)[0]
        total = seen.total()
        words = name.split()
        if (
            len(words) == 2
            and words[0] in given
            and name not in known()
            and _is_person(words[1], votes, labels)
        ):
            settled[name] = "PERSON"
        if total >= least and most >= share * total:
            settled[name] = label
            if total >= 0.6 * (total + bare_uses[name]):
                add.add(name)
        if total + bare_uses[name] >= 8 and total < 0.1 * (total + bare_uses[name]):
            noise.add(name)
    return [_apply(piece, settled, noise, add) for piece in pieces]


def _is_person(word: str, votes: Counter[str], labels: dict[str, Counter[str]]) -> bool:
    seen = labels.get(word)
    return votes[word] >= 2 and (seen is None or seen["PERSON"] >= 0.7 * seen.total())


def _unlabelled(pieces: list[Named], names: set[str]) -> Counter[str]:
    """How often each name stands in the text without being, or being inside, a labelled name."""
    out: Counter[str] = Counter()
    for piece in pieces:
        for name, _ in _free(piece, names):
            out[name] += 1
    return out


def _free(piece: Named, names: set[str]) -> list[tuple[str, tuple[int, int]]]:
    spans = [match.span() for match in _WORD.finditer(piece.text)]
    found: list[tuple[str, tuple[int, int]]] = []
    index = 0
    while index < len(spans):
        start = spans[index][0]
        step = 1
        if piece.text[start].isupper() or piece.text[start : start + 3] == "al-":
            for last in range(min(index + 4, len(spans) - 1), index - 1, -1):
                end = spans[last][1]
                name = piece.text[start:end].rstrip(".'’")
                if name not in names:
                    name = re.sub(r"['’]s$", "", name)
                if name in names:
                    end = start + len(name)
                    step = last - index + 1
                    if not any(a < end and start < b for a, b, _ in piece.ents):
                        found.append((name, (start, end)))
                    break
        index += step
    return found


def _apply(piece: Named, settled: dict[str, str], noise: set[str], add: set[str]) -> Named:
    ents: list[Ent] = []
    for a, b, label in piece.ents:
        name = piece.text[a:b]
        if name not in noise:
            ents.append((a, b, settled.get(name, label)))
    for name, (a, b) in _free(piece, add):
        if _alone(piece.text, a, b):
            ents.append((a, b, settled[name]))
    return replace(piece, ents=tuple(sorted(ents)))
