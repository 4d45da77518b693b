from pathlib import Path

import pytest

from reader.settings import Settings, SettingsError, load_settings


def write(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == Settings()


def test_what_the_file_says_wins(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        'pipeline = "en_core_web_sm"\nwidth = 80\n[keys]\npage.down = "f"\n"note.add" = "a"\n',
    )
    settings = load_settings(path)
    assert settings.pipeline == "en_core_web_sm"
    assert settings.width == 80
    assert settings.keys == {"page.down": "f", "note.add": "a"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("widht = 80", "line 1: there is no setting “widht”. Did you mean “width”?"),
        ('user = "A"\nwidth = "wide"', "line 2: width must be a number"),
        ("width = 7", "width must be from 30 to 200"),
        ("width = true", "width must be a number"),
        ('clipboard = "fax"', "clipboard must be one of: auto"),
        ("user = 3", "user must be text"),
        ("justify = 1", "justify must be true or false"),
        ("[keys]\npage = 3", "line 1: [keys] takes lines"),
        ("user = ", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(write(tmp_path, text))
    assert words in str(caught.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"settings\.toml"):
        load_settings(path)


def test_the_creator_is_the_setting_else_the_login_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "lois")
    assert Settings(user="clark").creator == "clark"
    assert Settings().creator == "lois"
