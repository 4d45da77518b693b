from pathlib import Path

import pytest

from reader import resources

ROOT = Path(__file__).resolve().parent.parent


def test_in_a_checkout_the_folders_are_those_at_its_top() -> None:
    assert resources.styles() == ROOT / "styles"
    assert resources.seeds() == ROOT / "seeds"


def test_an_incomplete_installation_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "reader" / "resources.py"))
    with pytest.raises(FileNotFoundError, match="install article-reader again"):
        resources.find("seeds")
