"""Titles as manuals want them: sentence case, headline case, shortened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:[’'.&][^\W_]+)*\.?")
_ALWAYS_CAPITAL = frozenset(
    "i monday tuesday wednesday thursday friday saturday sunday january february april june july "
    "august september october november december".split()
)
_ARTICLES = frozenset("a an the".split())
_CONJUNCTIONS = frozenset("and but or nor for yet so".split())
_SHORT_PREPOSITIONS = frozenset(
    "as at by for from in into like near of off on onto out over per to up upon via with "
    "de von van vs v".split()
)
_LONG_PREPOSITIONS = frozenset(
    "about above across after against along amid among around before behind below beneath beside "
    "besides between beyond concerning despite down during except inside outside past regarding "
    "since through throughout toward towards under underneath until within without".split()
)


@dataclass(frozen=True, slots=True)
class HeadlineRule:
    """Which small words a manual leaves in lower case inside a title."""

    small: frozenset[str]
    longest: int = 99

    def lowers(self, word: str) -> bool:
        return word in self.small and len(word) <= self.longest


# APA 7 section 6.17: words of four letters or more are capitals, so are verbs, however short.
APA = HeadlineRule(_ARTICLES | _CONJUNCTIONS | _SHORT_PREPOSITIONS - {"up", "out", "off"}, 3)
# MLA 9 section 2.90: prepositions of any length are lower case.
# Words that are adverbs as often as prepositions ("Prices Go Up") keep their capitals.
_ADVERBS = frozenset("above around behind below down inside off out outside past up".split())
MLA = HeadlineRule(
    _ARTICLES
    | _CONJUNCTIONS - {"yet", "so"}
    | (_SHORT_PREPOSITIONS | _LONG_PREPOSITIONS) - _ADVERBS
)
# Chicago 18 section 8.160: prepositions of five letters or more are capitals (17: none was).
CHICAGO = HeadlineRule(
    _ARTICLES | _CONJUNCTIONS - {"yet", "so"} | _SHORT_PREPOSITIONS - {"up", "out", "off"}, 4
)


def sentence_case(title: str, proper_nouns: Iterable[str] = (), *, subtitle: bool = True) -> str:
    """`title` with capitals only where a sentence has them.

    Kept as written: the `proper_nouns` (phrases, in the order of their words), acronyms and
    words with a capital or a digit inside, and the first word of the title, of a subtitle, and
    after a full stop (APA 7 section 6.17); with `subtitle` false not after a colon or dash.
    A title in capitals throughout loses them all, but for those proper nouns.
    """
    shouting = title.isupper()
    if not shouting and not _is_headline(title):
        return title if subtitle else _lower_subtitle(title, _proper_spans(title, proper_nouns))
    kept = _proper_spans(title, proper_nouns)
    pieces, last = [], 0
    for match in _WORD.finditer(title):
        start, word = match.start(), match.group()
        pieces.append(title[last:start])
        last = match.end()
        proper = kept.get(start)
        if proper is not None:
            pieces.append(proper)
        elif _begins(title, start) and (subtitle or not _after_colon(title, start)):
            pieces.append(_capital(word.lower()) if shouting else word)
        elif shouting or not _keeps_capitals(word):
            pieces.append(word.lower())
        else:
            pieces.append(word)
    return "".join([*pieces, title[last:]])


def _lower_subtitle(title: str, kept: dict[int, str]) -> str:
    pieces, last = [], 0
    for match in _WORD.finditer(title):
        start, word = match.start(), match.group()
        lowered = start not in kept and _after_colon(title, start) and word.istitle()
        pieces += [title[last:start], word.lower() if lowered and word != "I" else word]
        last = match.end()
    return "".join([*pieces, title[last:]])


def capitals(title: str, proper_nouns: Iterable[str] = ()) -> list[tuple[int, int]]:
    """Where `title` has capitals that a style must not lower: proper nouns, acronyms and, in a
    title in sentence case, every capital within a sentence. Neighbouring words make one stretch."""
    kept = _proper_spans(title, proper_nouns)
    headline = _is_headline(title)
    found: list[tuple[int, int]] = []
    for match in _WORD.finditer(title):
        start, end, word = match.start(), match.end(), match.group()
        own = not headline and word[:1].isupper() and not _begins(title, start)
        if not (start in kept or own or _keeps_capitals(word)):
            continue
        if not any(character.isupper() for character in word):
            continue
        if found and title[found[-1][1] : start] in (" ", "-", "‐"):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def quiet(title: str, proper_nouns: Iterable[str] = ()) -> str:
    """`title` without its shouting: one in capitals throughout becomes a headline."""
    if not title.isupper() or len(re.findall(r"[^\W\d_]{4,}", title)) < 2:
        return title
    return headline_case(sentence_case(title, proper_nouns), CHICAGO)


def headline_case(title: str, rule: HeadlineRule) -> str:
    """`title` with the capitals of a headline; words with capitals of their own keep them."""
    if title.isupper():
        return title
    matches = list(_WORD.finditer(title))
    pieces, last = [], 0
    for number, match in enumerate(matches):
        word, start = match.group(), match.start()
        pieces.append(title[last:start])
        last = match.end()
        edge = number == len(matches) - 1 or _begins(title, start)
        small = rule.lowers(word.lower()) and not edge
        if small and (word.islower() or word.istitle()) and title[start - 1 : start] != "-":
            pieces.append(word.lower())
        elif word.islower():
            after_hyphen = title[start - 1 : start] == "-"
            pieces.append(word if after_hyphen and small else _capital(word))
        else:
            pieces.append(word)
    return "".join([*pieces, title[last:]])


def main_title(title: str) -> str:
    """The title up to its first colon, dash, question or exclamation mark."""
    match = re.search(r"\s*(?::\s|\s[–—-]\s|—|[?!](?=\s))", title)
    if match is None or not match.start():
        return title
    mark = title[match.start()] if title[match.start()] in "?!" else ""
    return title[: match.start()] + mark


def short_title(title: str, *, words: int = 4) -> str:
    """The main title without its first article, cut to a few words (Chicago 17, 14.33)."""
    main = re.sub(r"^(?:A|An|The)\s+(?=\S)", "", main_title(title), flags=re.IGNORECASE)
    return _capital(_first_words(main, words))


def opening_words(title: str, *, words: int = 5) -> str:
    """The first few words, for a style that shortens a title at sight: the main title when it is
    more than one word, else as many words as make sense without it."""
    main = main_title(title)
    enough = len(main.split()) > 1
    return _first_words(main if enough else title, words)


def proper_nouns(title: str, text: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The words of `title` that are proper nouns, by the evidence of the article.

    `names` are those that the analysis found (kept where they stand in the title as a whole);
    beside them, a word counts that `text` writes with a capital inside a sentence, and hardly
    ever without.
    """
    folded = " ".join(title.lower().split())
    text = text[:_ENOUGH].replace(title, " ")
    found = [name for name in dict.fromkeys(names) if name and name.lower() in folded]
    for match in _WORD.finditer(title):
        word = match.group().rstrip(".")
        if word[:1].isupper() and word not in found and _is_capital_in(text, word):
            found.append(word)
    return tuple(found)


# Characters of an article that say enough about its names.
_ENOUGH = 400_000


def _is_capital_in(text: str, word: str) -> bool:
    """True when `text` writes `word` with a capital after a word without one, and hardly ever
    without. A word after a capital may be in a name, a headline or at a start."""
    small = len(re.findall(rf"(?<![\w’'-]){re.escape(word.lower())}(?!\w)", text))
    large = len(
        re.findall(rf"\b[a-z][\w’'-]*[,;]?\s{re.escape(_capital(word.lower()))}(?!\w)", text)
    )
    return large > 3 * small


def _first_words(title: str, limit: int) -> str:
    words = title.split()
    if len(words) <= limit:
        return title
    kept = words[:limit]
    clause = next((n for n, word in enumerate(kept) if n > 1 and _bare(word) in _CLAUSE), limit)
    kept = kept[:clause]
    while len(kept) > 1 and _bare(kept[-1]) in _SMALL:
        kept.pop()
    return " ".join(kept).rstrip(",;:–—- ")


# So many characters before a word hold all that says whether it begins something.
_LOOK_BACK = 40
# Words that open a clause; what follows them makes no sense when cut short.
_CLAUSE = frozenset("what who whom that which as after before when while if how why where".split())
_SMALL = _ARTICLES | _CONJUNCTIONS | _SHORT_PREPOSITIONS | _LONG_PREPOSITIONS | {"is", "are", "to"}


def _bare(word: str) -> str:
    return word.strip("“”‘’\"',;:.?!").lower()


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _is_headline(title: str) -> bool:
    """Most of its longer words have a capital."""
    long = [word for word in re.findall(r"[^\W\d_]{4,}", title)[1:] if not word.isupper()]
    return not long or sum(word[0].isupper() for word in long) * 2 >= len(long)


def _begins(title: str, start: int) -> bool:
    """True for the first word, and after a colon, a dash or the end of a sentence."""
    before = title[max(0, start - _LOOK_BACK) : start].rstrip("“‘\"'([¿¡")
    if not before.strip():
        return True
    return bool(re.search(r"(?:[:?!—]|\s[–-]|[.…][”’\"']?|[?!][”’\"'])\s+$|—$", before)) and not (
        re.search(
            r"(?:\b\w|\b(?:vs|Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|No|U\.S|U\.K))\.\s+$", before
        )
    )


def _after_colon(title: str, start: int) -> bool:
    before = title[max(0, start - _LOOK_BACK) : start]
    return bool(re.search(r"(?::|—|\s[–-])\s*[“‘\"'(\[]*$", before))


def _keeps_capitals(word: str) -> bool:
    if word.lower() in _ALWAYS_CAPITAL or any(character.isdigit() for character in word):
        return True
    if "." in word[:-1] or (len(word) > 1 and word.isupper()):
        return True
    bare = re.sub(r"[’']s?$", "", word)
    return any(character.isupper() for character in bare[1:]) and not bare.istitle()


def _proper_spans(title: str, proper_nouns: Iterable[str]) -> dict[int, str]:
    """For each word of the title inside a proper noun: where it starts, and how it is written."""
    kept: dict[int, str] = {}
    for phrase in sorted(proper_nouns, key=len, reverse=True):
        words = [match.group() for match in _WORD.finditer(phrase)]
        if not words or not any(character.isupper() for character in phrase):
            continue
        gap = r"[\s\-‐]+"
        pattern = rf"(?<!\w){gap.join(map(re.escape, words))}(?!\w)"
        for match in re.finditer(pattern, title, re.IGNORECASE):
            spots = [m for m in _WORD.finditer(title) if match.start() <= m.start() < match.end()]
            for spot, word in zip(spots, words, strict=False):
                written = spot.group() if spot.group().lower() != word.lower() else word
                kept.setdefault(spot.start(), written)
    return kept
