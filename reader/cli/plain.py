"""An article as plain text that a screen reader or a pipe can follow."""

from __future__ import annotations

from collections.abc import Iterator

from reader.model import Analysis, Article, BlockKind
from reader.text.sanitise import one_line
from reader.workspace import is_sure

_UNKNOWN = "speaker unknown"


def plain(article: Article, analysis: Analysis | None = None) -> str:
    """The title, unless the text begins with it, and the text.

    With an analysis, each utterance, and each piece by which one goes on, has before it in
    brackets whose words they are: "[quote 3, David Maxwell]", "[quote i2, David Maxwell?]" where
    that is not sure.
    """
    title = article.metadata.title
    head = f"{title}\n\n" if title and not article.blocks.indices(BlockKind.TITLE) else ""
    if analysis is None:
        return head + article.text
    parts, done = [head], 0
    for at, label in _labels(analysis):
        parts += [article.text[done:at], label]
        done = at
    return "".join([*parts, article.text[done:]])


def _labels(analysis: Analysis) -> list[tuple[int, str]]:
    return sorted(_each_label(analysis))


def _each_label(analysis: Analysis) -> Iterator[tuple[int, str]]:
    for utterance in analysis.utterances():
        if utterance.speaker is None:
            who = _UNKNOWN
        else:
            name = one_line(analysis.speakers[utterance.speaker].name)
            who = name if is_sure(utterance) else f"{name}?"
        first, *others = utterance.pieces
        yield first.start, f"[quote {utterance.number}, {who}] "
        for piece in others:
            yield piece.start, f"[quote {utterance.number} goes on] "
