"""Article (and what a speaker said in it) → a citation in one of many styles.

cite("apa", Work(metadata), [Passage(("“…,”",), QuoteKind.DIRECT, "Robert Manning")]).plain
"""

from reader.citation.bibliography import bibliography
from reader.citation.cite import cite
from reader.citation.deeplink import fragment, with_fragment
from reader.citation.registry import STYLES
from reader.citation.rich import to_page
from reader.citation.style import Citation, Form, Kind, Style
from reader.citation.titles import proper_nouns
from reader.citation.work import Passage, Work

__all__ = [
    "STYLES",
    "Citation",
    "Form",
    "Kind",
    "Passage",
    "Style",
    "Work",
    "bibliography",
    "cite",
    "fragment",
    "proper_nouns",
    "to_page",
    "with_fragment",
]
