import pytest

from reader.citation import Work, cite
from reader.model import Metadata


@pytest.mark.parametrize(
    ("title", "nouns", "expected"),
    [
        ("Talks With Iran Stall", ("Iran",), "Talks With {Iran} Stall"),
        ("NASA Delays Launch", (), "{NASA} Delays Launch"),
        ("Mayor of New Carrow Quits", ("New Carrow",), "Mayor of {New Carrow} Quits"),
        ("Rising seas threaten North Bay", (), "Rising seas threaten {North Bay}"),
        ("Fares Up 50%", (), r"Fares Up 50\%"),
        ("Pro-Iran Group Meets", ("Iran",), "Pro-{Iran} Group Meets"),
    ],
)
def test_braces_keep_the_capitals_that_a_style_must_not_lower(
    title: str, nouns: tuple[str, ...], expected: str
) -> None:
    for style in ("bibtex", "biblatex"):
        assert f"title = {{{expected}}}," in cite(style, Work(Metadata(title=title), nouns)).plain


def test_a_newspaper_is_a_journal_and_a_site_is_not() -> None:
    metadata = Metadata(title="A Title", site="The Courier", published="2021-03-09")
    assert "@online{" in cite("biblatex", Work(metadata)).plain
    paper = cite("biblatex", Work(metadata, newspaper=True)).plain
    assert "@article{" in paper and "journaltitle = {The Courier}" in paper
    assert "organization" not in paper


def test_signs_in_an_address_are_kept_for_biblatex_and_escaped_for_bibtex() -> None:
    work = Work(Metadata(title="A Title", url="https://a.example/%C3%A9#x"))
    assert "url = {https://a.example/%C3%A9#x}" in cite("biblatex", work).plain
    assert r"\url{https://a.example/\%C3\%A9\#x}" in cite("bibtex", work).plain


def test_bodies_suffixes_and_particles_keep_together() -> None:
    authors = ("Harbour News", "Martin Stone Jr.", "Anna van der Berg")
    text = cite("biblatex", Work(Metadata(title="A Title", authors=authors))).plain
    assert "author = {{Harbour News} and Stone, Jr., Martin and van der Berg, Anna}" in text
