import pytest

from reader.ui.dialogs.external import EditorError, edit_outside, editor_command


def test_visual_comes_before_editor_and_may_have_arguments() -> None:
    found = editor_command({"VISUAL": "code --wait", "EDITOR": "ed"})
    assert found == ["code", "--wait"]
    assert editor_command({"VISUAL": " ", "EDITOR": "ed"}) == ["ed"]


def test_without_any_editor_it_says_what_to_set() -> None:
    with pytest.raises(EditorError, match="EDITOR"):
        editor_command({"PATH": "/nowhere"})


def test_bytes_that_are_no_text_are_read_all_the_same() -> None:
    environ = {"EDITOR": 'sh -c \'printf "a\\377b" > "$0"\'', "PATH": "/usr/bin:/bin"}
    assert edit_outside("", environ) == "a\ufffdb"


def test_a_deleted_file_is_a_clear_error() -> None:
    with pytest.raises(EditorError, match="could not be used"):
        edit_outside("note", {"EDITOR": "rm", "PATH": "/usr/bin:/bin"})
