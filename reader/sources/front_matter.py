"""Front matter: the fields at the head of a Markdown file, in YAML or TOML.

Of YAML, what such files use is read: scalars, quoted or not, and lists of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

from reader.model import Metadata
from reader.sources.fields import authors_of, date_of, web_address
from reader.text.sanitise import one_line

_FRONT = re.compile(r"\s*(---|\+\+\+) *\n((?:.*\n){1,400}?)(?:\1|\.\.\.) *(?:\n|\Z)")
_FIELD = re.compile(r"[\"']?([\w -]{1,40}?)[\"']? *:(?: +(.*)|)\Z")
_ITEM = re.compile(r" *- +(.*)\Z")
_ITEM_FIELD = re.compile(r"(?:name|title): +(.*)\Z")
_BLOCK_MARKS = frozenset("| > |- >- |+ >+".split())
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?\Z")

_TITLE = ("title", "headline")
_AUTHORS = ("author", "authors", "byline", "by", "creator")
_DATE = ("date", "published", "pubdate", "date_published", "published_at", "datepublished")
_SITE = ("site", "site_name", "source", "publication", "publisher", "website", "container-title")
_URL = (
    "url",
    "link",
    "canonical",
    "canonical_url",
    "source_url",
    "source",
    "original",
    "permalink",
)

Fields = dict[str, list[str]]


def split_front_matter(text: str) -> tuple[Metadata, str]:
    """What the front matter of `text` says, and the text after it."""
    found = _FRONT.match(text)
    if found is None:
        return Metadata(), text
    fields = _yaml(found[2]) if found[1] == "---" else _toml(found[2])
    if not fields:
        return Metadata(), text
    return _metadata(fields), text[found.end() :]


def _metadata(fields: Fields) -> Metadata:
    def first(names: tuple[str, ...]) -> str | None:
        return next((value for name in names for value in fields.get(name, ()) if value), None)

    url = next(
        filter(None, (web_address(value) for name in _URL for value in fields.get(name, ()))), None
    )
    sites = (v for name in _SITE for v in fields.get(name, ()) if v and not web_address(v))
    language = _LANGUAGE.match(first(("lang", "language")) or "")
    names = next((fields[name] for name in _AUTHORS if any(fields.get(name, ()))), [])
    return Metadata(
        title=one_line(first(_TITLE) or ""),
        authors=authors_of(names),
        published=date_of(first(_DATE)),
        site=one_line(next(sites, "")) or None,
        url=url,
        language=language[1].lower() if language else Metadata().language,
    )


def _yaml(block: str) -> Fields:
    """The fields of simple YAML, their names in lower case; {} for a text that is none."""
    fields: Fields = {}
    current: list[str] = []
    for line in block.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        item, pair = _ITEM.match(line), _FIELD.match(line)
        if item is not None:
            named = _ITEM_FIELD.match(item[1])
            current.append(_scalar(named[1] if named else item[1]))
        elif line[0] == " ":
            _continue(current, line.strip())
        elif pair is not None:
            current = fields.setdefault(pair[1].casefold(), [])
            current += _values((pair[2] or "").strip())
        else:
            return {}
    return fields


def _continue(values: list[str], words: str) -> None:
    """A further line of a value; a field inside it is none of ours."""
    if values and not _FIELD.match(words):
        values[-1] = f"{values[-1]} {words}".strip()
    elif not values and (named := _ITEM_FIELD.match(words)):
        values.append(_scalar(named[1]))


def _values(words: str) -> list[str]:
    if words in _BLOCK_MARKS:
        return [""]
    if words.startswith("[") and words.endswith("]"):
        parts = re.findall(r"\"[^\"]*\"|'[^']*'|[^,]+", words[1:-1])
        return [_scalar(part.strip()) for part in parts if part.strip()]
    return [_scalar(words)] if words else []


def _scalar(words: str) -> str:
    quoted = re.match(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^']|'')*)'", words)
    if quoted is None:
        return re.sub(r" +#.*", "", words).strip()
    if quoted[1] is None:
        return quoted[2].replace("''", "'")
    return re.sub(r"\\(.)", r"\1", quoted[1])


def _toml(block: str) -> Fields:
    try:
        value = tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    return {name.casefold(): _strings(found) for name, found in value.items()}


def _strings(value: object) -> list[str]:
    if isinstance(value, list):
        return [words for item in value for words in _strings(item)]
    if isinstance(value, Mapping):
        return _strings(value.get("name", ""))
    return [str(value)]
