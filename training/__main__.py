"""python -m training DATA_FOLDER --output DIR"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import time
from pathlib import Path

from training import evaluate, recipe
from training.assemble import assemble

TREEBANKS = {"UD GUM test": "ud_gum_test.conllu.gz", "UD EWT test": "ud_ewt_test.conllu.gz"}


def log(line: str) -> None:
    """Progress goes to standard error."""
    print(f"[{os.getpid()}] {line}", file=sys.stderr, flush=True)


def syntax_job(data: Path, work: Path) -> None:
    """Train tagger and parser and keep them in the work folder, unless they are there."""
    if (work / "syntax").exists():
        return
    recipe.train_syntax(data, recipe.SYNTAX, log).to_disk(work / "syntax")


def names_job(data: Path, work: Path, measure: list[Path]) -> None:
    """Train the names in two stages and keep each in the work folder, unless it is there."""
    import spacy

    if not (work / "names-first").exists():
        recipe.train_names(data, measure, log).to_disk(work / "names-first")
    if not (work / "names").exists():
        first = spacy.load(work / "names-first")
        recipe.polish_names(first, data, measure, log).to_disk(work / "names")


def finish(data: Path, work: Path, output: Path, measure: list[Path]) -> dict[str, object]:
    """Put the halves together, score the whole, and write it with its scores, which come back."""
    import spacy

    assemble(spacy.load(work / "syntax"), spacy.load(work / "names"), output, {})
    nlp = spacy.load(output)
    scores: dict[str, evaluate.Scores] = {
        name: recipe.syntax_scores(nlp, data / file) for name, file in TREEBANKS.items()
    }
    for path in measure:
        scores[path.stem] = evaluate.names(nlp, path)
    assemble(spacy.load(work / "syntax"), spacy.load(work / "names"), output, scores)
    size = sum(path.stat().st_size for path in output.rglob("*") if path.is_file())
    return {
        "date": time.strftime("%Y-%m-%d"),
        "spacy": spacy.__version__,
        "bytes": size,
        "words": {"syntax": recipe.SYNTAX.words, "names": recipe.NAMES.words + recipe.POLISH.words},
        "scores": scores,
    }


def main() -> None:
    """Train, or with `--only` do one step of it."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the files that README.md lists")
    parser.add_argument(
        "--output", type=Path, required=True, help="folder of the finished pipeline"
    )
    parser.add_argument("--work", type=Path, help="folder for the parts (default: OUTPUT.parts)")
    parser.add_argument(
        "--measure", type=Path, action="append", default=[], help="a file of names to score against"
    )
    parser.add_argument("--report", type=Path, help="a file for the scores as JSON")
    parser.add_argument("--only", choices=("syntax", "names", "finish"))
    args = parser.parse_args()
    work: Path = args.work or args.output.with_name(args.output.name + ".parts")
    work.mkdir(parents=True, exist_ok=True)
    jobs = [
        multiprocessing.Process(target=syntax_job, args=(args.data, work), name="syntax"),
        multiprocessing.Process(
            target=names_job, args=(args.data, work, args.measure), name="names"
        ),
    ]
    jobs = [job for job in jobs if args.only in (None, job.name)]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
        if job.exitcode:
            sys.exit(f"training of {job.name} failed")
    if args.only in (None, "finish"):
        report = json.dumps(finish(args.data, work, args.output, args.measure), indent=2)
        print(report)
        if args.report:
            args.report.write_text(report + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
