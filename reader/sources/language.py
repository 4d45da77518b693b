"""Which language a text is in, by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 20_000

# Function words that are frequent in one language and rare in its neighbours.
_STOP_WORDS = {
    "en": "the of and to in that is was for it with as his on be at by had are but from have not",
    "de": "der die und das den von ist des mit sich auf für nicht ein eine dem auch als wird",
    "fr": "le la les des et est une du dans que pour qui sur pas par plus au avec sont cette",
    "es": "el la los las que en y del por una con se para como más su al lo fue pero",
    "it": "il di che la per un una della non sono con del gli le alla nel anche più dei ha",
    "pt": "o os que do da em um uma para com não no na mais dos por são foi ao à",
    "nl": "de het een van en dat is te op voor met zijn niet aan ook om door bij naar er",
    "sv": "och att det som en på är av för med den till inte har ett om var de från kan",
    "da": "og at det som en på er af for med den til ikke har et om var de fra kan",
    "no": "og at det som en på er av for med den til ikke har et om var de fra kan",
    "fi": "ja on ei että se oli hän mutta kun ovat myös sen joka mukaan kuin tai olla niin ole",
    "pl": "i w na z się nie do to że o jest jak od po za przez dla są oraz ale",
    "cs": "a se v na je že s z do o i to k ve pro za by podle jako po",
    "ro": "și în de la a cu pe nu este din care că un o pentru mai sunt fi au dar",
    "hu": "a az és hogy nem is egy meg volt csak ez már mint de ha még azt el kell van",
    "tr": "ve bir bu da de için ile çok olarak daha olan gibi en sonra kadar ne var değil",
    "id": "yang dan di ini itu dengan untuk dari pada tidak dalam akan ke oleh juga telah ada",
    "vi": "và của là có trong được cho không các một những với này đã người để khi từ đến về",
    "ca": "el la els les que de i en un una per amb del és no al més ha va com",
    "hr": "i je u na se da za su od s što kao to o koji će bi ne iz nije",
}
_WORDS = {code: frozenset(words.split()) for code, words in _STOP_WORDS.items()}

# Scripts that (nearly) one language uses, in the order in which they decide.
_SCRIPTS = (
    ("ja", "\u3041-\u30ff"),
    ("ko", "\uac00-\ud7a3\u1100-\u11ff"),
    ("zh", "\u4e00-\u9fff\u3400-\u4dbf"),
    ("th", "\u0e01-\u0e5b"),
    ("he", "\u05d0-\u05ea"),
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("ta", "\u0b80-\u0bff"),
    ("ka", "\u10a0-\u10ff"),
    ("hy", "\u0531-\u058f"),
    ("am", "\u1200-\u137f"),
    ("my", "\u1000-\u109f"),
    ("km", "\u1780-\u17ff"),
)
_SCRIPT_LETTERS = tuple((code, re.compile(f"[{letters}]")) for code, letters in _SCRIPTS)
_ARABIC = re.compile("[\u0620-\u06ff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_PERSIAN = re.compile("[پچژگی]")
_URDU = re.compile("[ٹڈڑے]")
_UKRAINIAN = re.compile("[іїєґ]")
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language that most of `text` is in, "und" when none is found.

    A handful of words is taken for English when nothing speaks against it.
    """
    sample = _sample(text)
    by_script = _by_script(sample)
    if by_script is not None:
        return by_script
    words = [word.casefold() for word in _WORD.findall(sample)]
    counts = Counter(words)
    scores = {code: sum(counts[word] for word in known) for code, known in _WORDS.items()}
    best = max(scores, key=lambda code: scores[code])
    if len(words) < 20 and scores[best] <= scores["en"] + 1:
        return "en"
    # Function words make up a third of most prose; far fewer means none of these languages.
    return best if scores[best] * 12 >= len(words) > 0 else "und"


def _sample(text: str) -> str:
    """Text from the middle, where there is least furniture, and from the start."""
    if len(text) <= 2 * _SAMPLE:
        return text
    middle = len(text) // 2
    return text[:_SAMPLE] + "\n" + text[middle : middle + _SAMPLE]


def _by_script(sample: str) -> str | None:
    letters = len(_LETTER.findall(sample)) or 1
    for code, script in _SCRIPT_LETTERS:
        share = len(script.findall(sample)) / letters
        # Japanese is a mixture: kana tell it from Chinese before ideographs count.
        if share > (0.15 if code == "ja" else 0.4):
            return code
    if len(_ARABIC.findall(sample)) / letters > 0.4:
        if len(_URDU.findall(sample)) * 100 > letters:
            return "ur"
        return "fa" if len(_PERSIAN.findall(sample)) * 50 > letters else "ar"
    if len(_CYRILLIC.findall(sample)) / letters > 0.4:
        return "uk" if len(_UKRAINIAN.findall(sample)) * 50 > letters else "ru"
    return None
