"""The data that every room speaks: articles, analyses and annotations, all immutable.

Every position is an offset into a version's text, in Unicode code points (Python string indices).
"""

from reader.model.analysis import Analysis, Entities, Entity, Quote, QuoteKind, Speaker, Utterance
from reader.model.annotation import (
    Anchor,
    AnchorState,
    Annotation,
    Correction,
    Selector,
    Settled,
    Tag,
)
from reader.model.article import (
    Article,
    Block,
    BlockKind,
    Blocks,
    Link,
    Metadata,
    RemovedLine,
    Version,
)
from reader.model.span import Span

__all__ = [
    "Analysis",
    "Anchor",
    "AnchorState",
    "Annotation",
    "Article",
    "Block",
    "BlockKind",
    "Blocks",
    "Correction",
    "Entities",
    "Entity",
    "Link",
    "Metadata",
    "Quote",
    "QuoteKind",
    "RemovedLine",
    "Selector",
    "Settled",
    "Span",
    "Speaker",
    "Tag",
    "Utterance",
    "Version",
]
