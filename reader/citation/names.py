"""Names as written in a byline or found in an article, parsed once and written by each manual.

A name with a comma is taken as "Family, Given": that is how the user says what a rule cannot know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.text.fold import fold_marks

# Lower-case words that belong to the family name when they stand before it.
_PARTICLES = frozenset(
    "af al bin bint da das de degli dei del della den der des di do dos du el ibn la las le "
    "los ten ter 't te van vom von zu zum zur y ’t".split()
)
# Words before an Irish family name, always with a capital.
_IRISH = frozenset({"ní", "nic", "ó", "uí"})
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|[IVX]{2,4}|V", re.IGNORECASE)
_DEGREE = re.compile(r"Ph\.?\s?D\.?|M\.?D\.?|Esq\.?|J\.?D\.?|M\.?P\.?|R\.?N\.?|CPA|MBE|CBE|OBE")
_HONORIFIC = re.compile(
    r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Fr|Sr|Gen|Lt|Col|Maj|Capt|Cmdr|"
    r"Adm|Sgt|Cpl|Pvt|Brig|Sen|Rep|Gov|Pres|Hon|Judge|Justice|President|Senator|General|"
    r"Ambassador|Secretary|Minister|Ayatollah|Sheikh|Imam|Rabbi|Pope|King|Queen|Prince|"
    r"Princess)\.?(?=\s)(?!\s+of\b)"
)
# Words that only the name of a body has.
_BODY_WORDS = frozenset(
    """
    administration agency agence alliance army associated association authority bank board
    broadcasting bureau centre center church club coalition commission committee company congress
    contributors corporation correspondents council court daily department desk editor editorial
    editors federation foundation fund gazette government group guardian herald inc institute
    journal league ltd magazine media ministry navy network news newsroom office online organisation
    organization parliament party police post press publishing radio reporters reuters review senate
    service society staff team telegraph television times tribune union university wire writers
    afp ap bbc cnn npr pbs voa
    """.split()
)
# Family names that stand first in Korean, Chinese and Vietnamese names, and the syllables that
# the given names after them are made of.
_FAMILY_FIRST = frozenset(
    "kim lee park choi jung jeong kang cho yoon yun jang lim han oh seo shin kwon hwang ahn song "
    "hong moon bae paik baek nam roh ri pak ryu chung xi li wang zhang liu chen yang zhao huang "
    "zhou wu xu sun hu zhu gao lin guo ma luo mao deng jiang zheng xie tang cao peng zeng xiao "
    "tian dong yuan pan cai lu ye cheng wei ren qin nguyen tran pham hoang phan vu dang bui do "
    "ngo duong ly tsai chiang lai".split()
)
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ian|iao|ing|ong|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui"
    r"|un|uo|üe|a|e|i|o|u|ü)){1,2}",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    r"(?:kk|tt|pp|ss|jj|ch|sh|[bcdghjkmnprstwy])?(?:yeo|yae|eui|ae|ee|eo|eu|oo|ou|wa|we|wi|wo|ya|"
    r"ye|yo|yu|yi|a|e|i|o|u)(?:ng|ck|ll|[bgklmnprts])?h?",
    re.IGNORECASE,
)
_VIETNAMESE_GIVEN = frozenset(
    "phu trong minh chi van thi xuan phuc duc huu quoc anh tuan thanh hung dung nam lan mai hoa "
    "linh trang hien cong viet tan giap vo".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A person, or a body whose whole name stands in `family` with `body` true.

    `family_first` names are written in that order everywhere (Kim Jong Un).
    """

    family: str
    given: str = ""
    suffix: str = ""
    body: bool = False
    family_first: bool = False

    @property
    def full(self) -> str:
        """As in running text: "Christy Lee", "Kim Jong Un", "Martin Luther King Jr."."""
        order = (self.family, self.given) if self.family_first else (self.given, self.family)
        return " ".join(part for part in (*order, self.suffix) if part)

    @property
    def inverted(self) -> str:
        """As in a list: "Lee, Christy", "King, Martin Luther, Jr."; "Kim Jong Un" as it is."""
        if self.family_first:
            return self.full
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)

    @property
    def demoted(self) -> str:
        """As `inverted`, with lower-case particles behind the given name: "Berg, Anna van der"."""
        words = self.family.split()
        start = 0
        while start < len(words) - 1 and words[start] in _PARTICLES:
            start += 1
        if not start or self.body or self.family_first:
            return self.inverted
        given = " ".join([self.given, *words[:start]]).strip()
        return ", ".join(part for part in (" ".join(words[start:]), given, self.suffix) if part)

    def initials(self, *, dot: str = ".", space: str = " ") -> str:
        """The given names' first letters: "C.", "J.-P.", "J.-u."."""
        words: list[str] = []
        for word in self.given.split():
            parts = [part for part in re.split(r"[-‐]", word) if part]
            if not parts:
                continue
            if _is_initials(word):
                words.extend(letter + dot for letter in word if letter.isalpha())
            else:
                words.append("-".join(_first_letter(part) + dot for part in parts))
        return space.join(words) if dot else "".join(words).replace("-", "")


def split_byline(text: str) -> tuple[str, ...]:
    """The authors in a byline: "By A in Seoul and B, C for D" gives A, B and C.

    What follows "in", "at" or "for" is where or for whom somebody wrote and no part of a name.
    A single name in the form "Family, Given" stays one.
    """
    text = re.sub(r"\s+", " ", text).strip(" ,;|–—-")
    if text.endswith(".") and not re.search(r"\b(?:Jr|Sr|Inc|Ltd|Co|[A-Z])\.$", text):
        text = text[:-1]
    text = re.sub(r"^(?:(?:written|reported|story|text)\s+)?by:?\s+", "", text, flags=re.IGNORECASE)
    if text.startswith("{") and text.endswith("}"):
        return (text,)
    if _is_inverted(text):
        return (text,)
    person, _, _ = text.partition(" for ")
    if not _looks_like_body(person) and not re.search(r"\band\b|[,;&]", person):
        text = person
    joined = r"\b(?:and|with)\b(?!\s\w+$)|[,;&]" if " of " in text else r"\b(?:and|with)\b|[,;&]"
    if _looks_like_body(text) and not re.search(joined, text):
        return (text,)
    names: list[str] = []
    for part in re.split(r"\s*(?:;|&|\band\b|\bwith\b|\|)\s*|,(?!\s*(?:Jr|Sr|I{2,3}|IV)\b)", text):
        name = re.split(r"\s+(?:in|at|for|from|of the)\s+(?=\S)", part.strip(), maxsplit=1)[0]
        name = name.strip(" ,.–—-") if not _SUFFIX.search(name) else name.strip(" ,–—-")
        if name and not _DEGREE.fullmatch(name) and not (names and _is_affiliation(name)):
            names.append(name)
    return tuple(names)


def parse(text: str) -> Name:
    """The name in `text`: a person, or a body. Braces round it say that it is a body."""
    text = re.sub(r"\s+", " ", text).strip()
    if text.startswith("{") and text.endswith("}"):
        return Name(text[1:-1].strip(), body=True)
    text = _HONORIFIC.sub("", text).strip() if not _looks_like_body(text) else text
    if _is_inverted(text):
        return _from_inverted(text)
    if not text or _looks_like_body(text) or any(map(_is_lower, text.split())):
        return Name(text, body=True)
    words, suffix = _without_suffix(text.split(" "))
    if len(words) < 2:
        return Name(words[0] if words else text, suffix=suffix)
    if _is_family_first(words):
        return Name(words[0], " ".join(words[1:]), suffix, family_first=True)
    start = _family_start(words)
    return Name(" ".join(words[start:]), " ".join(words[:start]), suffix)


def _is_initials(word: str) -> bool:
    return bool(re.fullmatch(r"(?:[^\W\d_]\.){2,}|[A-Z]{2}", word))


def _first_letter(word: str) -> str:
    return next((character for character in word if character.isalpha()), "")


def _is_inverted(text: str) -> bool:
    """True for "van der Berg, Anna", not for "Anna Berg, Bo Ek" or "Anna Berg, Jr."."""
    before, comma, after = text.partition(",")
    first = after.split(",")[0].strip()
    if (
        not comma
        or not first
        or _SUFFIX.fullmatch(first)
        or re.search(r"\b(and|with)\b|[;&]", text)
    ):
        return False
    if _looks_like_body(after) or _DEGREE.fullmatch(first) or text.count(",") > 2:
        return False
    if text.count(",") == 2 and not _SUFFIX.fullmatch(text.rpartition(",")[2].strip()):
        return False
    family = [word for word in before.split() if word.lower() not in _PARTICLES]
    return len(family) == 1 or (0 < len(family) < len(before.split()))


def _from_inverted(text: str) -> Name:
    parts = [part.strip() for part in text.split(",")]
    return Name(parts[0], parts[1], _with_point(parts[2]) if len(parts) > 2 else "")


def _with_point(suffix: str) -> str:
    """Jr. and Sr. end with a point in every style that writes them, though a page may drop it."""
    return f"{suffix}." if suffix.lower() in {"jr", "sr"} else suffix


def _looks_like_body(text: str) -> bool:
    """A name of a newsroom, an agency, a ministry; or a description ("a spokesman")."""
    words = text.split()
    if not words:
        return False
    first = words[0]
    if first.lower() in {"the", "a", "an"} or any(character.isdigit() for character in text):
        return True
    if _is_lower(first):
        return True
    if len(words) == 1 and len(first) > 1 and first.isupper():
        return True
    if re.search(r"\w (?:of|for) (?!the\b)\w|\w (?:of|for) the \w", text):
        return True
    bare = _HONORIFIC.sub("", text).lower()
    return not _BODY_WORDS.isdisjoint(re.findall(r"[^\W\d_]+", bare))


def _is_lower(word: str) -> bool:
    """A word that no name has: lower case, and no particle at its start ("al-Sadr", "d’Arc")."""
    head = re.split(r"[-‐’']", word)[0]
    return word[0].islower() and head.lower() not in _PARTICLES | {"d", "l", "o"}


def _is_affiliation(text: str) -> bool:
    """What stands after a comma and is one word, or a body, tells where the person works."""
    return len(text.split()) == 1 or _looks_like_body(text)


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    words = [word for word in words if word]
    while len(words) > 2 and _DEGREE.fullmatch(words[-1].strip(",")):
        words = words[:-1]
    suffix = ""
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffix, words = _with_point(words[-1]), words[:-1]
    return [word.rstrip(",") for word in words], suffix


def _family_start(words: list[str]) -> int:
    start = len(words) - 1
    if words[0].lower() in _PARTICLES and (words[0].islower() or _is_particle(words[1])):
        # A family name alone: "van der Meer", at the start of a sentence "Van der Meer".
        return 0
    if words[start - 1].lower() in _IRISH and start > 1:
        return start - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES and words[start - 1][0].islower():
        start -= 1
    # "Ludwig van Beethoven" has two words of given and particle; "Van Morrison" has none.
    if start == 1 or words[start - 1].lower() not in {"van", "von", "de", "der", "la", "del"}:
        return start
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return start


def _is_particle(word: str) -> bool:
    return word.islower() and word in _PARTICLES


def _is_family_first(words: list[str]) -> bool:
    """True for "Kim Jong Un", "Ban Ki-moon" and "Xi Jinping", not for "Kim Clark" or "Lin Wang"."""
    family, *given = (fold_marks(word) for word in words)
    if len(given) == 1 and re.fullmatch(r"[A-Z][a-z]+-[a-z]+", given[0]):
        # Only names from Korea, and some from China, have a small letter behind the hyphen.
        known = family.lower() in _FAMILY_FIRST or _KOREAN.fullmatch(family)
        return bool(known) and all(map(_KOREAN.fullmatch, given[0].split("-")))
    if family.lower() not in _FAMILY_FIRST or len(given) > 2:
        return False
    syllables = [syllable for word in given for syllable in re.split(r"[-‐]", word)]
    if len(syllables) == 1:
        return _PINYIN.fullmatch(syllables[0]) is not None and (
            syllables[0].lower() not in _FAMILY_FIRST and len(syllables[0]) > 4
        )
    korean = all(_KOREAN.fullmatch(syllable) for syllable in syllables)
    chinese = all(_PINYIN.fullmatch(syllable) for syllable in syllables)
    vietnamese = all(syllable.lower() in _VIETNAMESE_GIVEN for syllable in syllables)
    return korean or chinese or vietnamese
