from datetime import date

from reader.citation import Work, cite
from reader.model import Metadata

SEEN = date(2026, 11, 22)


def work(*authors: str) -> Work:
    metadata = Metadata(
        title="Harbour: A Review of the IMO Rules",
        authors=authors,
        published="2021-06-09",
        site="Courier",
        url="https://a.example/h",
    )
    return Work(metadata)


def test_ieee_lowers_the_title_and_keeps_the_subtitles_first_word() -> None:
    assert cite("ieee", work("Una Frost"), accessed=SEEN).markdown == (
        "\\[1\\] U. Frost, “Harbour: A review of the IMO rules,” *Courier*, Jun. 9, 2021. "
        "Accessed: Nov. 22, 2026. \\[Online\\]. Available: <https://a.example/h>"
    )


def test_vancouver_lowers_the_subtitle_too() -> None:
    assert cite("vancouver", work("Una Frost"), accessed=SEEN).plain == (
        "1. Frost U. Harbour: a review of the IMO rules. Courier [Internet]. 2021 Jun 9 "
        "[cited 2026 Nov 22]. Available from: https://a.example/h"
    )


def test_of_seven_authors_ieee_names_one_and_vancouver_six() -> None:
    seven = [f"Una {family}" for family in "Frost Reed Lark Stone Marsh Okoro Quill".split()]
    assert cite("ieee", work(*seven)).plain.startswith("[1] U. Frost et al., “")
    assert cite("vancouver", work(*seven)).plain.startswith(
        "1. Frost U, Reed U, Lark U, Stone U, Marsh U, Okoro U, et al. Harbour"
    )
