from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.data import Named, bare, fold, paragraphs, pieces, read_named, read_trees

CONLLU = """# newdoc id = one
# newpar
# sent_id = 1
# text = They don't know.
1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tknow\tknow\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = 2
# text = Good.
1\tGood\tgood\tADJ\tJJ\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_

# newpar
# sent_id = 3
# text = Next.
1\tNext\tnext\tADV\tRB\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_

"""


def test_a_name_is_bared_of_article_possessive_and_marks() -> None:
    text = "the Halden Institute's"
    assert bare(text, 0, len(text)) == (4, 20)


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_a_bared_span_stays_inside_the_span(text: str, one: int, two: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    left, right = bare(text, start, end)
    assert start <= left <= right <= end
    assert start == end or left < right


def test_fine_labels_fold_to_four_and_dates_are_dropped() -> None:
    text = "On Monday King Osric left Norland for the Treaty of Ulm."
    ents = [(3, 9, "DATE"), (10, 20, "PERSON"), (26, 33, "GPE"), (38, 55, "LAW")]
    assert [(text[a:b], label) for a, b, label in fold(text, ents)] == [
        ("Osric", "PERSON"),
        ("Norland", "LOC"),
        ("Treaty of Ulm", "MISC"),
    ]


def test_of_overlapping_names_the_longer_first_one_stays() -> None:
    text = "University of Norland"
    assert fold(text, [(14, 21, "GPE"), (0, 21, "ORG")]) == ((0, 21, "ORG"),)


def test_a_long_text_is_cut_at_sentence_ends_but_not_after_titles_or_inside_names() -> None:
    text = "Mr. Osric met Dr. Vale. " * 30
    cut = list(pieces(text, ((4, 9, "PERSON"),), "x"))
    assert {piece.text for piece in cut} == {"Mr. Osric met Dr. Vale."}
    assert cut[0].ents == ((4, 9, "PERSON"),)
    assert all(not piece.ents for piece in cut[1:])


def test_a_short_text_is_one_piece() -> None:
    assert list(pieces("One. Two.", (), "x")) == [Named("One. Two.", (), "x")]


def test_silver_sentences_come_back_in_reading_order(tmp_path: Path) -> None:
    path = tmp_path / "ents.jsonl"
    path.write_text(
        '{"id": "voa-10", "set": "s", "text": "B", "ents": []}\n'
        '{"id": "voa-9", "set": "s", "text": "A", "ents": []}\n',
        encoding="utf-8",
    )
    assert [piece.text for piece in read_named(path)] == ["A", "B"]


@pytest.fixture
def trees_file(tmp_path: Path) -> Path:
    path = tmp_path / "trees.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    return path


def test_trees_spell_their_text_and_know_their_root(trees_file: Path) -> None:
    first = read_trees(trees_file)[0]
    spelt = "".join(w + " " * s for w, s in zip(first.words, first.spaces, strict=True))
    assert spelt.rstrip() == "They don't know."
    assert first.heads == (3, 3, 3, 3, 3)
    assert first.deps == ("nsubj", "aux", "advmod", "ROOT", "punct")


def test_trees_are_grouped_by_paragraph(trees_file: Path) -> None:
    assert [len(group) for group in paragraphs(read_trees(trees_file))] == [2, 1]


def test_paragraphs_are_no_longer_than_asked(trees_file: Path) -> None:
    assert [len(group) for group in paragraphs(read_trees(trees_file), longest=1)] == [1, 1, 1]
