"""The language of a text, by script and common words."""

import pytest

from reader.sources.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The town opened a library on Friday, and it is open to all who live in it.", "en"),
        ("Die Stadt hat am Freitag eine Bibliothek eröffnet, und sie ist für alle offen.", "de"),
        ("La ville a ouvert une bibliothèque et elle est ouverte à tous dans le pays.", "fr"),
        ("La ciudad abrió una biblioteca y está abierta para todos los que viven en ella.", "es"),
        ("La città ha aperto una biblioteca che è aperta anche la domenica per gli altri.", "it"),
        ("De stad heeft een bibliotheek geopend en die is voor iedereen die het wil.", "nl"),
        (
            "Miasto otworzyło bibliotekę i jest ona otwarta dla tych, którzy się nie spieszą.",
            "pl",
        ),
        ("Город открыл новую библиотеку для всех жителей.", "ru"),
        ("Місто відкрило нову бібліотеку, і її відвідали всі жителі.", "uk"),
        ("新しい図書館が開館した。", "ja"),
        ("新图书馆星期五开馆。", "zh"),
        ("새 도서관이 금요일에 문을 열었다.", "ko"),
        ("افتتحت المدينة مكتبة جديدة.", "ar"),
        ("شهر کتابخانه جدیدی گشود که برای همه باز است.", "fa"),
        ("העיר פתחה ספרייה חדשה.", "he"),
        ("Η πόλη άνοιξε νέα βιβλιοθήκη.", "el"),
        ("Hello there", "en"),
        ("12 345 67", "en"),
        ("qwx zzt " * 40, "und"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert language_of(text) == code


def test_furniture_in_another_language_does_not_decide() -> None:
    text = (
        "Share Search Menu Home\n"
        + "Die Stadt ist alt und nicht so groß, wie die Leute denken. " * 20
    )
    assert language_of(text) == "de"
