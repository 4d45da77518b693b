"""Export as Markdown that reads well in Obsidian and in Logseq: quote blocks, notes, #tags, links.

The article's words are escaped, so that they stand as they are; a note is the user's Markdown and
stays Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.annotation.exchange.row import By, Row, grouped
from reader.model import AnchorState, Metadata

_NOBODY = {"speaker": "No speaker", "tag": "No tag", "article": "No article"}
# What CommonMark, Obsidian (==, %%, $, #) and Logseq ([[, ((, {{) would take for markup.
_MARKUP = re.compile(r"[\\`*_\[\]<>~$|^{}#&]|=(?==)|%(?=%)|\((?=\()")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)
_NOT_IN_TAG = re.compile(r"[^\w/-]+")
_UNSURE = {
    AnchorState.CHANGED: "changed since it was marked",
    AnchorState.UNCERTAIN: "the place is not sure",
    AnchorState.LOST: "no longer in the article",
}


def write(rows: Iterable[Row], by: By = "article") -> Iterator[str]:
    """`rows` under a heading for each article, speaker or tag."""
    first = True
    for heading, group in grouped(rows, by):
        parts = [f"# {escaped(heading or _NOBODY[by])}"]
        if by == "article":
            parts += filter(None, [_details(group[0].metadata), _tags(group[0].article_tags)])
        parts += [_entry(row, by) for row in group]
        yield ("" if first else "\n") + "\n\n".join(parts) + "\n"
        first = False


def _entry(row: Row, by: By) -> str:
    """An annotation: its words and whose they are, the note, the tags."""
    parts = [_quoted(row, by)] if row.selector else [_source(row)] if by != "article" else []
    parts += [row.annotation.note.strip("\n")] if row.annotation.note.strip() else []
    # Tags of the whole article stand under its heading already.
    if row.tags and (row.selector or by != "article"):
        parts.append(_tags(row.tags))
    return "\n\n".join(parts)


def _quoted(row: Row, by: By) -> str:
    said = [*_said_by(row), *([_source(row)] if by != "article" else []), *_place(row)]
    state = _UNSURE.get(row.anchor.state) if row.anchor else None
    lines = [*escaped(row.words).split("\n")]
    if said:
        lines += ["", "— " + ", ".join(said) + (f" ({state})" if state else "")]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _said_by(row: Row) -> list[str]:
    if not row.speaker:
        return []
    name = escaped(row.speaker) + ("" if row.sure else " (?)")
    return [name, escaped(row.role)] if row.role else [name]


def _place(row: Row) -> list[str]:
    paragraph = f"¶ {row.paragraph}" if row.paragraph else ""
    if not row.link:
        return [paragraph] if paragraph else []
    return [f"[{paragraph or 'source'}]({_target(row.link)})"]


def _source(row: Row) -> str:
    return f"*{escaped(row.title)}*"


def _details(metadata: Metadata) -> str:
    parts = [
        escaped(", ".join(metadata.authors)),
        escaped(metadata.site or ""),
        metadata.published or "",
        f"<{_target(metadata.url).strip('<>')}>" if metadata.url else "",
    ]
    return " · ".join(part for part in parts if part)


def _tags(names: Iterable[str]) -> str:
    return " ".join(map(tag_word, names))


def tag_word(name: str) -> str:
    """The name of a tag as one `#word`: other characters become hyphens, and a number alone, which
    is no tag in Obsidian, gets a letter."""
    word = _NOT_IN_TAG.sub("-", name).strip("-/") or "tag"
    return f"#{word}" if re.search(r"[^\W\d_]", word) else f"#t{word}"


def escaped(text: str) -> str:
    """`text` as Markdown that shows these very characters."""
    marked = _MARKUP.sub(lambda match: "\\" + match[0], text)
    return _LINE_START.sub(_line_start, marked)


def _line_start(match: re.Match[str]) -> str:
    # A number is escaped behind it, at the full stop that would make a list of it.
    return match[1] + (match[2] + "\\" if match[2].isdigit() else "\\" + match[2])


def _target(url: str) -> str:
    """An address that neither a bracket nor a space in it can end."""
    return re.sub(r"[\s<>()\[\]\\|]", lambda match: f"%{ord(match[0]) & 0xFF:02X}", url)
