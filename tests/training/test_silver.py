from training.data import Named
from training.silver import by_list, by_majority


def labels(piece: Named) -> list[tuple[str, str]]:
    return [(piece.text[a:b], label) for a, b, label in piece.ents]


def test_listed_names_get_their_label() -> None:
    piece = Named("He flew to Nairobi.", ((11, 18, "PERSON"),), "x")
    assert labels(by_list(piece)) == [("Nairobi", "LOC")]


def test_listed_names_that_were_missed_are_added_where_they_stand_alone() -> None:
    assert labels(by_list(Named("They left Uganda today.", (), "x"))) == [("Uganda", "LOC")]
    assert labels(by_list(Named("They left Uganda House today.", (), "x"))) == []


def test_the_majority_settles_a_wrong_label() -> None:
    right = [Named("Velda said no.", ((0, 5, "PERSON"),), "x")] * 9
    wrong = Named("Then Velda left.", ((5, 10, "ORG"),), "x")
    assert labels(by_majority([*right, wrong])[-1]) == [("Velda", "PERSON")]


def test_full_names_and_titles_are_evidence_for_a_last_name() -> None:
    text = "President Osric Velda spoke."
    full = [Named(text, ((10, 21, "PERSON"),), "x")] * 6
    wrong = [Named("Then Velda left.", ((5, 10, "ORG"),), "x")] * 2
    assert labels(by_majority([*full, *wrong])[-1]) == [("Velda", "PERSON")]


def test_what_is_nearly_never_a_name_loses_its_label() -> None:
    plain = [Named("Then Council met.", (), "x")] * 30
    noise = Named("Then Council met.", ((5, 12, "PERSON"),), "x")
    assert labels(by_majority([*plain, noise])[-1]) == []
