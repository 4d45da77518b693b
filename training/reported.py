"""Reported speech made from treebank sentences, because news has far more of it than treebanks.

The trees follow the habit of UD English: the reporting verb is the root, what is said is its
`ccomp`, the first part of a name is its head, titles are `nmod:desc`.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from training.data import Tree
from training.lists import places
from training.rename_trees import name_words

_VERBS = {"said": 30, "says": 6, "added": 5, "told": 4, "wrote": 2, "explained": 2, "noted": 2}
_VERBS |= dict.fromkeys(
    """argued insisted recalled warned replied tweeted continued announced claimed stated admitted
    concluded acknowledged adds explains""".split(),
    1,
)
_TITLES = """Mr. Mrs. Ms. Dr. President Senator Minister Secretary Professor Governor General Judge
    Mayor Chancellor Spokesman Spokeswoman Chairman Director Captain Rep. Sen. Gov. Prof.""".split()
_ROLES = """spokesman spokeswoman spokesperson director professor lawyer analyst economist activist
    resident member researcher farmer student officer official doctor teacher mayor minister adviser
    president founder chairman manager""".split()
_GROUPS = """officials police analysts critics residents witnesses experts scientists researchers
    authorities doctors lawyers activists supporters opponents prosecutors lawmakers""".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_PRONOUNS = "he she he she they I".split()


@dataclass
class Phrase:
    """Words with heads relative to the phrase; -1 is the place where the phrase hangs on."""

    words: list[str]
    tags: list[str]
    heads: list[int]
    deps: list[str]
    spaces: list[bool]

    def top(self) -> int:
        """Index of the phrase's own head."""
        return self.heads.index(-1)


def phrase(*rows: tuple[str, str, int, str]) -> Phrase:
    """A phrase from (word, tag, head, relation) rows, words set apart by spaces."""
    words, tags, heads, deps = (list(column) for column in zip(*rows, strict=True))
    return Phrase(words, tags, heads, deps, [True] * len(rows))


def join(left: Phrase, right: Phrase, onto: int) -> Phrase:
    """`right` after `left`, hanging on word `onto` of `left`."""
    base = len(left.words)
    heads = [base + head if head >= 0 else onto for head in right.heads]
    return Phrase(
        left.words + right.words,
        left.tags + right.tags,
        left.heads + heads,
        left.deps + right.deps,
        left.spaces + right.spaces,
    )


def speech(tree: Tree) -> bool:
    """Whether a sentence can be what somebody says: it has a clause, no quotes, a last mark."""
    last = len(tree.words) - 1
    root = next(i for i, head in enumerate(tree.heads) if head == i)
    return (
        3 <= last <= 30
        and tree.words[last] in (".", "!", "?")
        and tree.heads[last] == root
        and last not in tree.heads
        and tree.words[0][:1].isupper()
        and not set(tree.words) & {'"', "“", "”", "''", "``", ":", "(", "said", "says", "\n"}
        and any(tag.startswith(("VB", "MD")) for tag in tree.tags)
        and "nsubj" in tree.deps
    )


def _name(rng: random.Random) -> Phrase:
    words = name_words(rng)
    rest = [(word, "NNP", 0, "flat") for word in words[1:]]
    whole = phrase((words[0], "NNP", -1, "nsubj"), *rest)
    if rng.random() < 0.3:
        top = phrase((rng.choice(_TITLES), "NNP", -1, "nmod:desc"))
        return _before(top, whole)
    return whole


def _before(left: Phrase, right: Phrase) -> Phrase:
    base = len(left.words)
    heads = [head if head < 0 else head + base for head in right.heads]
    return Phrase(
        left.words + right.words,
        left.tags + right.tags,
        [base + right.top() if head < 0 else head for head in left.heads] + heads,
        left.deps + right.deps,
        left.spaces + right.spaces,
    )


def _role(rng: random.Random, relation: str) -> Phrase:
    role = rng.choice(_ROLES)
    article = "an" if role[0] in "aeio" else "a"
    if rng.random() < 0.25:
        article = "the"
    out = phrase((article, "DT", 1, "det"), (role, "NN", -1, relation))
    if rng.random() < 0.5:
        # "Serbia and Montenegro" would be another tree.
        place = rng.choice([name for name in places() if " and " not in name]).split()
        word = rng.choice(("for", "of", "from", "in", "at"))
        tail = phrase((word, "IN", 1, "case"), (place[0], "NNP", -1, "nmod"))
        for part in place[1:]:
            tail = join(tail, phrase((part, "NNP", -1, "flat")), 1)
        out = join(out, tail, 1)
    return out


def subject(rng: random.Random, *, pronoun: bool) -> Phrase:
    """Somebody: a name, with title or role, a role alone, a group, or a pronoun."""
    draw = rng.random()
    if pronoun and draw < 0.3:
        return phrase((rng.choice(_PRONOUNS), "PRP", -1, "nsubj"))
    if draw < 0.7:
        name = _name(rng)
        if rng.random() < 0.3:
            name.spaces[-1] = False
            name = join(name, phrase((",", ",", -1, "punct")), name.top())
            role = _role(rng, "appos")
            role.spaces[-1] = False
            name = join(name, role, name.top())
            name = join(name, phrase((",", ",", -1, "punct")), name.top())
        return name
    if draw < 0.85:
        return _role(rng, "nsubj")
    group = rng.choice(_GROUPS)
    if rng.random() < 0.3:
        return phrase(("the", "DT", 1, "det"), (group, "NNS", -1, "nsubj"))
    return phrase((group, "NNS", -1, "nsubj"))


def _verb(rng: random.Random) -> Phrase:
    form = rng.choices(list(_VERBS), weights=list(_VERBS.values()))[0]
    out = phrase((form, "VBZ" if form.endswith("s") else "VBD", -1, "ROOT"))
    if form == "told":
        who = rng.choice(("reporters", "journalists", "lawmakers", "him", "us", "Reuters", "CNN"))
        tag = "PRP" if who in ("him", "us") else "NNP" if who[0].isupper() else "NNS"
        out = join(out, phrase((who, tag, -1, "obj")), 0)
    draw = rng.random()
    if draw < 0.1:
        out = join(out, phrase((rng.choice(_DAYS), "NNP", -1, "obl:unmarked")), 0)
    elif draw < 0.18:
        out = join(out, phrase(("on", "IN", 1, "case"), (rng.choice(_DAYS), "NNP", -1, "obl")), 0)
    elif draw < 0.28:
        noun = rng.choice(("statement", "speech", "letter", "court"))
        rows = [("in", "IN", 1, "case"), (noun, "NN", -1, "obl")]
        if noun != "court":
            rows = [("in", "IN", 2, "case"), ("a", "DT", 2, "det"), (noun, "NN", -1, "obl")]
        out = join(out, phrase(*rows), 0)
    return out


def _said(tree: Tree, *, end: str | None, quoted: bool, relation: str) -> Phrase:
    """The sentence as a phrase, in quotes if wanted, its last mark replaced by `end`."""
    last = len(tree.words) - 1
    root = next(i for i, head in enumerate(tree.heads) if head == i)
    heads = [-1 if i == root else head for i, head in enumerate(tree.heads)]
    deps = [relation if i == root else dep for i, dep in enumerate(tree.deps)]
    out = Phrase(list(tree.words), list(tree.tags), heads, deps, list(tree.spaces))
    if end is not None and out.words[last] == ".":
        out.words[last], out.tags[last] = end, "," if end == "," else "."
    out.spaces[last - 1], out.spaces[last] = False, True
    if quoted:
        out.spaces[last] = False
        out = join(out, phrase(('"', "''", -1, "punct")), root)
        mark = phrase(('"', "``", -1, "punct"))
        mark.spaces = [False]
        out = _before(mark, out)
    return out


def _tree(whole: Phrase, opens: bool) -> Tree:
    heads = tuple(i if head < 0 else head for i, head in enumerate(whole.heads))
    deps = list(whole.deps)
    deps[whole.top()] = "ROOT"
    words, spaces, tags = tuple(whole.words), tuple(whole.spaces), tuple(whole.tags)
    return Tree(words, spaces, tags, heads, tuple(deps), opens, "reported")


def _capital(whole: Phrase) -> Phrase:
    whole.words[0] = whole.words[0][:1].upper() + whole.words[0][1:]
    return whole


def _stop(whole: Phrase) -> Phrase:
    """The clause with a full stop on its top word; a comma before it is dropped."""
    if whole.words[-1] == ",":
        whole = _cut(whole, 0, len(whole.words) - 1)
    whole.spaces[-1] = False
    return join(whole, phrase((".", ".", -1, "punct")), whole.top())


def _cut(whole: Phrase, start: int, stop: int) -> Phrase:
    """The words from `start` to before `stop`; what is cut off must be leaves."""
    part = slice(start, stop)
    heads = [head if head < 0 else head - start for head in whole.heads[part]]
    words, tags, deps = whole.words[part], whole.tags[part], whole.deps[part]
    return Phrase(words, tags, heads, deps, whole.spaces[part])


def _clause(rng: random.Random, *, inverted: bool) -> Phrase:
    verb = _verb(rng)
    who = subject(rng, pronoun=not inverted)
    if inverted:
        form = "said" if verb.words[0] == "told" else verb.words[0]
        return join(phrase((form, verb.tags[0], -1, "ROOT")), who, 0)
    return _before(who, verb)


def after(tree: Tree, rng: random.Random, quoted: bool, opens: bool) -> Tree:
    """“It works,” she said. / “It works,” said Ada Obi, an engineer."""
    said = _said(tree, end=",", quoted=quoted, relation="ccomp")
    return _tree(_stop(_before(said, _clause(rng, inverted=rng.random() < 0.35))), opens)


def before(tree: Tree, rng: random.Random, opens: bool) -> Tree:
    """She said, “It works.” / She said: “It works.”"""
    clause = _capital(_clause(rng, inverted=False))
    clause.spaces[-1] = False
    mark = rng.choice((",", ",", ":"))
    clause = join(clause, phrase((mark, "," if mark == "," else ":", -1, "punct")), clause.top())
    said = _said(tree, end=None, quoted=True, relation="ccomp")
    return _tree(join(clause, said, clause.top()), opens)


def quoted_part(tree: Tree, first: bool, last: bool, opens: bool) -> Tree:
    """A whole sentence of a longer quotation, with the mark that opens or closes it."""
    whole = _said(tree, end=None, quoted=True, relation="ROOT")
    return _tree(_cut(whole, 0 if first else 1, len(whole.words) - (0 if last else 1)), opens)


def broken(tree: Tree, rng: random.Random, opens: bool) -> Tree | None:
    """“It works,” she said, “and it lasts.” None if the sentence has no place for a break."""
    root = next(i for i, head in enumerate(tree.heads) if head == i)
    last = len(tree.words) - 1
    places_to_cut = [
        i
        for i, word in enumerate(tree.words)
        if word == "," and root < i < last - 2 and i not in tree.heads
        # The reporting clause hangs on the root, so nothing between the two may reach across it.
        and all(head > i or head <= root for head in tree.heads[i + 1 :])
    ]  # fmt: skip
    if not places_to_cut:
        return None
    cut = rng.choice(places_to_cut)
    said = _said(tree, end=None, quoted=True, relation="ROOT")
    cut, root = cut + 1, root + 1
    clause = _clause(rng, inverted=rng.random() < 0.3)
    clause.deps[clause.top()] = "parataxis"
    clause.spaces[-1] = False
    clause = join(clause, phrase((",", ",", -1, "punct")), clause.top())
    close = phrase(('"', "''", -1, "punct"))
    opening = phrase(('"', "``", -1, "punct"))
    opening.spaces = [False]
    middle = join(close, clause, -1)
    inner = len(middle.words)
    right_root = next(i for i in range(cut + 1, len(said.words)) if said.heads[i] <= cut)
    grow = inner + 1

    def moved(index: int) -> int:
        return index if index <= cut else index + grow

    heads = [moved(head) for head in said.heads]
    head_of_middle = [head + cut + 1 if head >= 0 else root for head in middle.heads]
    spaces = [*said.spaces[:cut], False, *middle.spaces, False, *said.spaces[cut + 1 :]]
    whole = Phrase(
        [*said.words[: cut + 1], *middle.words, '"', *said.words[cut + 1 :]],
        [*said.tags[: cut + 1], *middle.tags, "``", *said.tags[cut + 1 :]],
        [*heads[: cut + 1], *head_of_middle, moved(right_root), *heads[cut + 1 :]],
        [*said.deps[: cut + 1], *middle.deps, "punct", *said.deps[cut + 1 :]],
        spaces,
    )
    return _tree(whole, opens)


def according(tree: Tree, rng: random.Random, opens: bool) -> Tree:
    """According to officials, it works."""
    who = subject(rng, pronoun=False)
    who.deps[who.top()] = "obl"
    if who.words[-1] == ",":
        who = _cut(who, 0, len(who.words) - 1)
    lead = phrase(("According", "VBG", -1, "case"))
    lead = join(lead, phrase(("to", "IN", -1, "fixed")), 0)
    source = _before(lead, who)
    source.spaces[-1] = False
    source = join(source, phrase((",", ",", -1, "punct")), source.top())
    said = _said(tree, end=None, quoted=False, relation="ROOT")
    if said.tags[0] not in ("NNP", "NNPS") and said.words[0] != "I":
        said.words[0] = said.words[0][:1].lower() + said.words[0][1:]
    return _tree(_before(source, said), opens)


def paragraph(pool: list[Tree], rng: random.Random) -> list[Tree]:
    """A paragraph of reported speech, one to three sentences."""
    one, two, three = (rng.choice(pool) for _ in range(3))
    draw = rng.random()
    if draw < 0.3:
        out = [after(one, rng, True, True)]
    elif draw < 0.4:
        out = [after(one, rng, False, True)]
    elif draw < 0.45:
        out = [according(one, rng, True)]
    elif draw < 0.55:
        out = [broken(one, rng, True) or before(one, rng, True)]
    elif draw < 0.65:
        out = [before(one, rng, True)]
    elif draw < 0.8:
        return [quoted_part(one, True, False, True), _closing(two, rng)]
    elif draw < 0.9:
        return [after(one, rng, True, True), quoted_part(two, True, True, False)]
    else:
        middle, end = quoted_part(two, True, False, False), quoted_part(three, False, True, False)
        return [after(one, rng, True, True), middle, end]
    if rng.random() < 0.4:
        out.append(replace(two, opens=False, source="reported"))
    return out


def _closing(tree: Tree, rng: random.Random) -> Tree:
    """The last sentence of a quotation opened before it, with its reporting clause."""
    whole = after(tree, rng, True, False)
    return replace(
        whole,
        words=whole.words[1:],
        spaces=whole.spaces[1:],
        tags=whole.tags[1:],
        heads=tuple(head - 1 for head in whole.heads[1:]),
        deps=whole.deps[1:],
    )
