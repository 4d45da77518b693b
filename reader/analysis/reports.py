"""Reporting words in running text and who they report: "said Maxwell", "according to the ministry".

Word order first, grammar second: right beside a quotation the order of words is steady ("…," he
said; "…," said the mayor), while parsers trip over the marks; elsewhere the parser's subject helps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from reader.analysis.cues import FORMS, SURE_FORMS, Cue
from reader.analysis.labels import Group, group_of
from reader.analysis.mentions import Mention, mention
from reader.analysis.names import TITLES
from reader.analysis.nouns import is_person_noun
from reader.analysis.phrases import (
    FAR,
    TIME_WORDS,
    antecedent,
    in_name,
    phrase_after,
    phrase_around,
    phrase_before,
)
from reader.analysis.tokens import FINITE, Tokens

Range = tuple[int, int]


class Form(Enum):
    """How a reporting verb is used, which says where its source stands."""

    FINITE = auto()
    PARTICIPLE = auto()
    INFINITIVE = auto()
    PASSIVE = auto()


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting word (tokens `first` to before `last`) with its source (tokens `source`).

    `inverted`: the source stands after the word, as in "said Maxwell"; `begins` is where the
    reporting clause begins, source included.
    """

    first: int
    last: int
    strength: Cue
    form: Form
    source: Range
    mention: Mention
    inverted: bool = False
    according: bool = False

    @property
    def begins(self) -> int:
        return min(self.first, self.source[0]) if self.form is not Form.PARTICIPLE else self.first

    @property
    def ends(self) -> int:
        return max(self.last, self.source[1]) if self.inverted else self.last


_AUXILIARY = frozenset(
    "has have had is are was were be been being do does did will would can could may might should "
    "shall must also then later 's 'd 've 're 'll not n't just once recently repeatedly".split()
)
_BE = frozenset("is are was were be been being 's 're".split())
_HAVE = frozenset("has have had 've 'd".split())
_STARTS_PHRASE = frozenset(
    ("DT", "NNP", "NNPS", "NN", "NNS", "JJ", "PRP", "PRP$", "CD", "JJR", "JJS", "PDT", "WP")
)
_NO_SUBJECT = frozenset("that it this what him them us me which there".split()) | TIME_WORDS
# Verbs that take an object: what follows them is whom they tell, not who tells.
_OBJECT_VERBS = frozenset(
    "tell tells told telling ask asks asked asking inform informed remind reminded assure assured "
    "call calls called calling urge urged warn warned describe describes described accuse accused "
    "see sees saw find finds found want wants show shows showed mock mocks mocked".split()
)
# "He was quoted as saying" is his.
_QUOTED = frozenset(("quoted", "cited"))
_ASKS = frozenset(("ask", "asks", "asked"))
_HANGING = frozenset(("conj", "advcl", "xcomp", "parataxis", "dep", "acl"))
_MODIFIERS = frozenset(("acl", "amod", "acl:relcl", "relcl"))
_COMMAS = frozenset((",", "-", "—", "–", "--"))
_OPENS_ASIDE = _COMMAS | {"("}
_BEFORE_NOUN = frozenset(("POS", "PRP$", "DT", "PDT"))


def reports(tokens: Tokens, text: str, gaps: Sequence[Range]) -> list[Report]:
    """The reporting words in `gaps`, the token ranges outside quotation marks, with a source."""
    found: list[Report] = []
    for gap in gaps:
        for at in range(*gap):
            report = _according(tokens, text, at, gap) or _verb(tokens, text, at, gap, found)
            if report is not None:
                found.append(report)
    return found


def _according(tokens: Tokens, text: str, at: int, gap: Range) -> Report | None:
    if tokens.lower[at] != "according" or at + 2 >= gap[1] or tokens.lower[at + 1] != "to":
        return None
    phrase = phrase_after(tokens, at + 2, gap[1])
    if phrase is None:
        return None
    named = mention(tokens, text, *phrase)
    return Report(at, at + 2, Cue.SAY, Form.FINITE, phrase, named, inverted=True, according=True)


def _verb(tokens: Tokens, text: str, at: int, gap: Range, earlier: list[Report]) -> Report | None:
    strength = FORMS.get(tokens.lower[at])
    if strength is None or not _is_verb(tokens, at):
        return None
    first, last = tokens.sentence_of(at)
    low, high = max(gap[0], first), min(gap[1], max(last, at + 1))
    form, left = _form(tokens, at, low)
    source, inverted = _source(tokens, at, left, form, (low, high), gap)
    if source is None and form in (Form.PARTICIPLE, Form.INFINITIVE, Form.FINITE):
        source = _shared(tokens, at, form, earlier)
    if source is None or all(word in TIME_WORDS for word in tokens.lower[slice(*source)]):
        return None
    return Report(
        at, at + 1, strength, form, source, mention(tokens, text, *source), inverted=inverted
    )


def _is_verb(tokens: Tokens, at: int) -> bool:
    if at and tokens.tags[at - 1] in _BEFORE_NOUN:
        return False
    if tokens.words[at].isupper() and not tokens.words[at - 1].isupper():
        # "e.GO" goes nowhere.
        return False
    return tokens.tags[at].startswith("VB") or tokens.lower[at] in SURE_FORMS


def _form(tokens: Tokens, at: int, low: int) -> tuple[Form, int]:
    """The verb's form, and where its group of auxiliaries, adverbs and times begins."""
    left = at
    words: list[str] = []
    while left > low:
        word, tag = tokens.lower[left - 1], tokens.tags[left - 1]
        dated = word in ("on", "in") and tokens.lower[left] in TIME_WORDS
        if not (word in _AUXILIARY or tag in ("RB", "MD") or word in TIME_WORDS or dated):
            break
        left -= 1
        words.append(word)
    before = tokens.lower[left - 1] if left > low else ""
    tag = tokens.tags[at]
    if before == "to" and tag == "VB":
        return Form.INFINITIVE, left - 1
    if tag == "VBG":
        progressive = any(word in _BE for word in words)
        return (Form.FINITE if progressive else Form.PARTICIPLE), left
    if any(word in _BE for word in words) and tag in ("VBN", "VBD"):
        return Form.PASSIVE, left
    if tag == "VBN" and not any(word in _HAVE for word in words):
        modifier = tokens.lower[at] not in SURE_FORMS and tokens.deps[at] in _MODIFIERS
        return (Form.PASSIVE if modifier else Form.FINITE), left
    return Form.FINITE, left


def _source(
    tokens: Tokens, at: int, left: int, form: Form, limits: Range, gap: Range
) -> tuple[Range | None, bool]:
    """The source's tokens, and whether they stand after the verb."""
    low, high = limits
    if form is Form.PASSIVE:
        following = tokens.lower[at + 1] if at + 1 < high else ""
        if following == "by":
            return phrase_after(tokens, at + 2, high), True
        if following == "as" and tokens.lower[at] in _QUOTED:
            return _beside(tokens, at, left, low), False
        return None, False
    if form is Form.INFINITIVE:
        return None, False
    if form is Form.PARTICIPLE:
        if left > low and tokens.tags[left - 1].startswith("NN"):
            return phrase_before(tokens, left, low), False
        return None, False
    opening = gap[0]
    while opening < left and tokens.words[opening] in _COMMAS:
        opening += 1
    after = _inverted(tokens, at, high, opens=0 < left <= opening)
    if after and left <= opening:
        return after, True
    if opening > 0 and opening >= low and (zone := _zone(tokens, opening, left)):
        return zone, False
    beside = _beside(tokens, at, left, low)
    if beside:
        return beside, False
    if after and tokens.words[left - 1] in _COMMAS:
        return after, True
    return _subject(tokens, at, low, high)


def _subject(tokens: Tokens, at: int, low: int, high: int) -> tuple[Range | None, bool]:
    """The parser's subject, where it stands in the same stretch."""
    subject = tokens.subject_of(at)
    if subject is None or not low <= subject < high:
        return None, False
    return antecedent(tokens, phrase_around(tokens, subject, (low, high)), low), subject > at


def _zone(tokens: Tokens, start: int, end: int) -> Range | None:
    """All words between a closing mark and its verb, where they are one long noun phrase:
    "…," Maxwell, a former colonel who served in Seoul, said."""
    if start >= end or end - start > FAR or tokens.tags[start] not in _STARTS_PHRASE | {"VBN"}:
        return None
    relative = False
    for at in range(start, end):
        tag = tokens.tags[at]
        relative = relative or tag in ("WP", "WDT", "WP$")
        finite = tag in ("VBD", "VBZ", "VBP", "MD") and not in_name(tokens, at)
        if finite and not relative and at > start:
            return None
        if tokens.words[at] in (".", "!", "?", ";", ":"):
            return None
    tail = max((at + 1 for at in range(start, end) if tokens.words[at] == ","), default=start)
    if start < tail < end and (tokens.tags[tail] == "PRP" or _is_name(tokens, tail, end)):
        return tail, end
    while end > start and tokens.words[end - 1] in (*_COMMAS, ")"):
        end -= 1
    return (start, end) if end > start else None


def _is_name(tokens: Tokens, first: int, last: int) -> bool:
    return any(a == first and b == last for a, b, _ in tokens.names)


def _beside(tokens: Tokens, at: int, end: int, low: int) -> Range | None:
    """The phrase that ends at `end`; before a comma, the subject that an apposition follows."""
    if end <= low:
        return None
    if named := _named_before(tokens, end, low):
        return named
    if tokens.words[end - 1] not in (*_COMMAS, ")"):
        phrase = phrase_before(tokens, end, low)
        return antecedent(tokens, _joined(tokens, phrase, low), low) if phrase else None
    subject = tokens.subject_of(at)
    around = None
    if subject is not None and low <= subject < end:
        around = phrase_around(tokens, subject, (low, end))
        if _holds_name(tokens, around):
            return around
    described = _before_apposition(tokens, end - 1, low)
    return described if described and (around is None or _holds_name(tokens, described)) else around


def _joined(tokens: Tokens, phrase: Range, low: int) -> Range:
    """For "residents" in "…, aid workers and residents said": both nouns; any other as it is."""
    join = phrase[0] - 1
    if join <= low or tokens.lower[join] != "and" or _holds_name(tokens, phrase):
        return phrase
    other = phrase_before(tokens, join, low)
    apart = other is not None and (other[0] == low or tokens.words[other[0] - 1] in _COMMAS)
    return (other[0], phrase[1]) if other and apart else phrase


def _named_before(tokens: Tokens, end: int, low: int) -> Range | None:
    """For "his sister, Ann Holt, said": the noun and the name between commas that ends at `end`."""
    comma = _named_aside(tokens, end - 1, low) if tokens.words[end - 1] in _COMMAS else None
    noun = None if comma is None else phrase_before(tokens, comma, low)
    if noun is None or _holds_name(tokens, noun) or not _is_person(tokens, noun[1] - 1):
        return None
    return noun[0], end - 1


def _named_aside(tokens: Tokens, end: int, low: int) -> int | None:
    """The comma before a person's name that ends at token `end`."""
    for first, last, label in tokens.names:
        if last == end and group_of(label) is Group.PEOPLE:
            comma = _with_title(tokens, first) - 1
            return comma if comma > low and tokens.words[comma] == "," else None
    return None


def _with_title(tokens: Tokens, first: int) -> int:
    """Where a name that begins at token `first` begins with its title: "Sir Tom Ashe"."""
    return first - 1 if first and tokens.lower[first - 1].rstrip(".") in TITLES else first


def _with_name(tokens: Tokens, phrase: Range, high: int) -> Range:
    """For "said his sister, Ann Holt": the noun with the name that follows it; else `phrase`."""
    first, comma = phrase
    if comma >= high or tokens.words[comma] != "," or not _is_person(tokens, comma - 1):
        return phrase
    for start, last, label in tokens.names:
        begins = _with_title(tokens, start)
        if begins == comma + 1 and last <= high and group_of(label) is Group.PEOPLE:
            named = not _holds_name(tokens, phrase)
            closed = last == len(tokens) or tokens.words[last] in (*_COMMAS, ".", ":", ";")
            return (first, last) if named and closed else phrase
    return phrase


def _is_person(tokens: Tokens, at: int) -> bool:
    return tokens.tags[at] == "NN" and is_person_noun(tokens.lower[at])


def _holds_name(tokens: Tokens, phrase: Range) -> bool:
    """Whether a name stands in the phrase that is not only an owner's."""
    return any(
        phrase[0] <= first and last <= phrase[1] and tokens.tags[last : last + 1] != ["POS"]
        for first, last, _ in tokens.names
    )


def _before_apposition(tokens: Tokens, end: int, low: int) -> Range | None:
    """The name before a comma, with nothing but an apposition between it and token `end`."""
    best: Range | None = None
    for comma in range(end - 1, max(low, end - FAR), -1):
        if tokens.words[comma] in (".", ";", ":"):
            break
        if tokens.words[comma] not in _OPENS_ASIDE or not tokens.tags[comma - 1].startswith("NNP"):
            continue
        if _zone(tokens, comma + 1, end) or tokens.tags[comma + 1] in ("WP", "WDT", "CD"):
            best = phrase_before(tokens, comma, low) or best
    return best


def _inverted(tokens: Tokens, at: int, high: int, *, opens: bool) -> Range | None:
    """The phrase right after the verb, as in "said the mayor"; `opens` says that nothing stands
    between closing marks and the verb, where "asked" asks nobody: "…?" asked the mayor."""
    start = at + 1
    if start >= high or tokens.lower[start] in _NO_SUBJECT:
        return None
    if tokens.lower[at] in _OBJECT_VERBS and not (opens and tokens.lower[at] in _ASKS):
        return None
    begins = tokens.tags[start] in _STARTS_PHRASE
    if not begins and not (tokens.tags[start] in ("VBN", "VBG", "VBD") and start + 1 < high):
        return None
    phrase = phrase_after(tokens, start, high)
    if phrase is None or (not opens and phrase[1] < high and tokens.tags[phrase[1]] in FINITE):
        # "…, says the program changed his life" has another subject.
        return None
    return _with_name(tokens, phrase, high)


def _shared(tokens: Tokens, at: int, form: Form, earlier: list[Report]) -> Range | None:
    """The source of a verb without a subject: that of the first verb of speech in its sentence,
    else of the verb it hangs on, else the sentence's own subject."""
    first, _ = tokens.sentence_of(at)
    spoken = [r for r in earlier if r.first >= first and r.strength is Cue.SAY]
    if spoken and form is not Form.INFINITIVE:
        return spoken[0].source
    verb = at
    for _ in range(3):
        if tokens.deps[verb] not in _HANGING:
            break
        head = tokens.heads[verb]
        subject = tokens.subject_of(head)
        if subject is not None and subject >= first:
            around = phrase_around(tokens, subject, tokens.sentence_of(head))
            return antecedent(tokens, around, first)
        verb = head
    return None if form is Form.INFINITIVE else _main_subject(tokens, first, at)


def _main_subject(tokens: Tokens, first: int, at: int) -> Range | None:
    """The first grammatical subject of the sentence, before token `at`."""
    for index in range(first, at):
        if tokens.deps[index].startswith("nsubj") and tokens.heads[index] > index:
            return phrase_around(tokens, index, (first, at))
    return None
