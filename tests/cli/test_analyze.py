import json

from tests.cli.conftest import Run


def test_article_and_analysis_are_one_object(reader: Run, seed: str) -> None:
    value = json.loads(reader("analyze", seed, "--format", "json").stdout)
    assert {"schema", "id", "text", "blocks", "entities", "quotes", "speakers"} <= set(value)
    marked = [quote for quote in value["quotes"] if quote["kind"] != "indirect"]
    assert len(marked) == 11
    assert [quote for quote in marked if quote["continues"] is not None] == [marked[6]]
    assert value["quotes"][marked[6]["continues"]] == marked[5]


def test_lines_are_answered_in_order_with_offsets_into_the_text_as_given(reader: Run) -> None:
    texts = ["“We will go,” said Mary Hill.", " \n“No,” John Reed said.\n"]
    lines = "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts))
    done = reader("analyze", "--jsonl", stdin=lines)
    assert done.returncode == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [0, 1]
    for answer, text, words in zip(answers, texts, ["“We will go,”", "“No,”"], strict=True):
        (quote,) = [q for q in answer["quotes"] if q["kind"] == "direct"]
        assert text[quote["start"] : quote["end"]] == words


def test_a_bad_line_is_answered_with_an_error_and_the_run_goes_on(reader: Run) -> None:
    good = json.dumps({"id": "b", "text": "“Yes,” said Ann Low."})
    done = reader("analyze", "--jsonl", stdin=f'nonsense\n{{"id": "a"}}\n{good}\n')
    assert done.returncode == 1
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == 3
    assert "error" in answers[0]
    assert answers[1]["id"] == "a"
    assert "error" in answers[1]
    assert answers[2]["id"] == "b"
    assert answers[2]["quotes"]


def test_nothing_to_analyse_is_said(reader: Run) -> None:
    assert reader("analyze").returncode == 2
