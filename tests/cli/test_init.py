from pathlib import Path

from tests.cli.conftest import Run


def test_init_makes_a_store_that_is_then_used_here(reader: Run, seed: str, tmp_path: Path) -> None:
    done = reader("init", READER_ANNOTATIONS="")
    assert done.returncode == 0
    store = tmp_path / "here" / "annotations"
    assert (store / ".reader-store").is_file()
    marked = reader("annotate", seed, "--quote", "missile tests", READER_ANNOTATIONS="")
    assert marked.returncode == 0, marked.stderr
    assert list((store / "articles").glob("*.json"))


def test_a_folder_of_other_things_is_left_alone(reader: Run, tmp_path: Path) -> None:
    data = tmp_path / "here" / "annotations"
    data.mkdir()
    (data / "train.csv").write_text("a,b\n")
    assert reader("init", READER_ANNOTATIONS="").returncode == 2
    assert [path.name for path in data.iterdir()] == ["train.csv"]


def test_the_doctor_finds_a_fresh_installation_sound(reader: Run) -> None:
    done = reader("doctor")
    assert done.returncode == 0, done.stdout
    assert "quotes: " in done.stdout
    assert "FAILS" not in done.stdout


def test_the_doctor_names_a_damaged_store(reader: Run, seed: str, tmp_path: Path) -> None:
    reader("annotate", seed, "--quote", "missile tests")
    (article,) = (tmp_path / "store" / "articles").glob("*.json")
    article.write_bytes(b"\x00" * 40)
    done = reader("doctor")
    assert done.returncode == 1
    assert article.name in done.stdout


def test_commands_that_only_look_write_nothing(reader: Run, seed: str, tmp_path: Path) -> None:
    for words in (["show", seed], ["cite", seed], ["quotes", seed], ["analyze", seed]):
        assert reader(*words).returncode == 0
    assert not (tmp_path / "store").exists()


def test_a_file_is_no_place_for_notes(reader: Run, seed: str) -> None:
    done = reader("init", seed)
    assert done.returncode == 2
    assert "is a file. Name a folder" in done.stderr
