"""What a style is, and what a citation is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from reader.citation import rich
from reader.citation.rich import Paragraph
from reader.citation.work import Facts, Passage


class Form(StrEnum):
    """reference: the entry of a list, or the note; in-text: the words with their citation; named:
    the same where the sentence names the speaker already; both: in-text and reference."""

    REFERENCE = "reference"
    IN_TEXT = "in-text"
    NAMED = "named"
    BOTH = "both"


class Kind(StrEnum):
    """prose styles are written for people to read, formats for programs."""

    PROSE = "prose"
    FORMAT = "format"


Maker = Callable[[Facts, tuple[Passage, ...], Form], tuple[Paragraph, ...]]


@dataclass(frozen=True, slots=True)
class Style:
    """A way to cite. `make` builds the paragraphs; `forms` are those that it knows, the first
    being used for the others."""

    name: str
    title: str
    description: str
    make: Maker
    kind: Kind = Kind.PROSE
    forms: tuple[Form, ...] = tuple(Form)
    on_passage: Form = Form.IN_TEXT
    is_markdown: bool = False

    def form_for(self, passages: tuple[Passage, ...], wanted: Form | None) -> Form:
        """The form to make: the one wanted if the style has it, else its usual one."""
        form = wanted or (self.on_passage if passages else Form.REFERENCE)
        if not passages and form is Form.NAMED:
            form = Form.IN_TEXT
        return form if form in self.forms else self.forms[0]


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in a style, ready in three markups.

    `plain` is what `reader cite` prints; `markdown` and `html` carry the italics, which are
    listed in `italics` for those who take the plain text. `missing` names what the style asks for
    and is not known, `guessed` what is known by a guess, in words the user knows ("author",
    "date", "site", "url", "access date", "paragraph"); `warnings` are sentences for the user.
    """

    style: str
    form: Form
    plain: str
    markdown: str
    html: str
    italics: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the user must know, in sentences: warnings, then what is missing and guessed."""
        lacking = f"Not known: {', '.join(self.missing)}." if self.missing else ""
        unsure = f"Guessed: {', '.join(self.guessed)}." if self.guessed else ""
        return tuple(remark for remark in (*self.warnings, lacking, unsure) if remark)


def written(style: Style, form: Form, paragraphs: tuple[Paragraph, ...]) -> Citation:
    """The citation that the paragraphs make; that of a style that is Markdown is so everywhere."""
    markdown = rich.to_markdown(paragraphs)
    slanted = [text for paragraph in paragraphs for text in paragraph.line.italics]
    return Citation(
        style=style.name,
        form=form,
        plain=markdown if style.is_markdown else rich.to_plain(paragraphs),
        markdown=markdown,
        html=rich.to_html(paragraphs),
        italics=() if style.is_markdown else tuple(dict.fromkeys(slanted)),
    )
