import spacy

from training.evaluate import as_line, f_score, names_of


def test_f_score_is_the_harmonic_mean_in_per_cent() -> None:
    assert f_score(1, 1, 1) == 50.0
    assert f_score(0, 0, 0) == 0.0


def test_names_count_when_span_and_label_fit() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PERSON", "pattern": "Mara Velden"},
            {"label": "ORG", "pattern": "the Halden Institute"},
            {"label": "LOC", "pattern": "Velden"},
        ]
    )
    rows = [
        ("Mara Velden left.", [(0, 11, "PER")]),
        ("She led the Halden Institute.", [(12, 28, "ORG")]),
        ("Then Velden spoke.", [(5, 11, "PER")]),
    ]
    scores = names_of(nlp, rows)
    assert scores["PERSON"] == 66.7
    assert scores["ORG"] == 100.0
    assert scores["P/O/L"] == 66.7
    assert "MISC" not in scores


def test_scores_print_on_one_line() -> None:
    assert as_line({"UAS": 84.0, "LAS": 80.5}) == "UAS 84.0 LAS 80.5"
