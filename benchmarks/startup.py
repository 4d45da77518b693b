"""What happens from the start of `reader FILE` to its first paint, and what it imports on the way.

`python -m benchmarks.startup` measures both and writes startup.md beside this file. Every module of
Reader, and every package of others, that is loaded before the first paint stands in GROUPS with
its reason; `tests/test_startup.py` fails for one that does not.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks import articles
from benchmarks.__main__ import _environ as environ_of
from benchmarks.pty import Watched

_ROUNDS = 7
_ROOTS = ("reader.cli", "reader.cli.parser", "reader.cli.read", "platformdirs", "reader.ui.app")
"""Where Reader begins to import: what these bring stands below them."""

_SIZES = (1_000, 1_000_000)
_REPORT = Path(__file__).with_name("startup.md")
_IMPORTED = re.compile(r"import time:\s*(\d+) \|\s*\d+ \|( *)(\S+)")


class Group(NamedTuple):
    """Modules that are loaded before the first paint, and why. A package of others stands for all
    that is in it."""

    name: str
    why: str
    modules: frozenset[str]


def _group(name: str, why: str, modules: str) -> Group:
    return Group(name, why, frozenset(modules.split()))


GROUPS = (
    _group(
        "Textual",
        "draws the screen; which of its own parts it needs is its own choice",
        "textual rich typing_extensions",
    ),
    _group("platformdirs", "says where settings, notes and state lie", "platformdirs"),
    _group(
        "the command line",
        "which command it is, what its options say, and where there is no terminal, plain text",
        """reader reader.cli reader.cli.examples reader.cli.output reader.cli.parser
        reader.cli.parser.articles reader.cli.parser.library reader.cli.parser.notes
        reader.cli.parser.shared reader.cli.parser.upkeep reader.cli.plain reader.cli.read
        reader.cli.session reader.cli.show reader.cli.wrong""",
    ),
    _group(
        "folders, settings, state",
        "the theme, the width, the keys and the place where the article was left",
        "reader.files reader.folders reader.resources reader.settings reader.state",
    ),
    _group(
        "the model",
        "what comes from the process that opens the article is made of it",
        """reader.model reader.model.analysis reader.model.annotation reader.model.article
        reader.model.contract reader.model.errors reader.model.span reader.model.structure""",
    ),
    _group(
        "rules on strings",
        "sentences for the focus, folded letters for search, nothing unsafe on the screen",
        """reader.text reader.text.dates reader.text.fold reader.text.items reader.text.sanitise
        reader.text.search reader.text.sentences""",
    ),
    _group(
        "the workspace",
        "forks the process that opens the article, and takes over what comes from it",
        """reader.workspace reader.workspace.analysing reader.workspace.annotating
        reader.workspace.apart reader.workspace.articles reader.workspace.copies
        reader.workspace.marks reader.workspace.opened reader.workspace.quotes
        reader.workspace.quotes.correcting reader.workspace.quotes.overlay
        reader.workspace.quotes.settling reader.workspace.workspace""",
    ),
    _group(
        "of analysis and annotation",
        "names of kinds and errors only: quotes that are known are in the first paint",
        """reader.analysis reader.analysis.confidence reader.analysis.evidence
        reader.analysis.labels reader.annotation reader.annotation.errors""",
    ),
    _group(
        "the app and its look",
        "colours of the theme, keys that are typed before anything is there, threads",
        """reader.ui reader.ui.app reader.ui.jobs reader.ui.places reader.ui.saves reader.ui.signals
        reader.ui.style reader.ui.style.inks reader.ui.style.look reader.ui.style.sized
        reader.ui.style.standing reader.ui.style.tag_colors reader.ui.style.themes
        reader.ui.style.xterm reader.ui.typeahead reader.ui.voice""",
    ),
    _group(
        "the page",
        "lines, layers, margin and the status below: what the first paint paints",
        """reader.ui.article reader.ui.article.initials reader.ui.article.layers
        reader.ui.article.margin reader.ui.article.reading reader.ui.article.session
        reader.ui.lines reader.ui.page reader.ui.page.draw reader.ui.page.geometry
        reader.ui.page.justify reader.ui.page.page reader.ui.page.wrap reader.ui.widgets
        reader.ui.widgets.status reader.ui.widgets.title""",
    ),
    _group(
        "keys of the page",
        "moving and selecting work from the first paint on; what other keys need comes behind it",
        """reader.ui.article.focus reader.ui.article.movement reader.ui.article.travel
        reader.ui.key_names reader.ui.keys reader.ui.panels reader.ui.panels.requests
        reader.ui.screens reader.ui.screens.arriving reader.ui.screens.count
        reader.ui.screens.desk reader.ui.screens.fetching
        reader.ui.screens.folding reader.ui.screens.going reader.ui.screens.moving
        reader.ui.screens.reading reader.ui.screens.selecting reader.ui.screens.telling
        reader.ui.screens.viewing reader.ui.screens.visiting""",
    ),
)


def as_listed(module: str) -> str:
    """What stands for `module` in GROUPS: of others, its package."""
    package = module.partition(".")[0]
    return module if package == "reader" else package


Moment = tuple[int, int, str]
"""Milliseconds since the start, those that the processor worked for this process, what happened."""


def _timeline(words: int, folder: Path, environ: dict[str, str]) -> tuple[list[Moment], list[str]]:
    """The quickest of some runs, and the modules that are loaded at the first paint; the first run
    only warms the disk cache."""
    source, report = articles.file(words, folder), folder / "report"
    best: list[Moment] = []
    modules: list[str] = []
    for count in range(_ROUNDS + 1):
        report.unlink(missing_ok=True)
        environ["BENCHMARK_STARTED"] = str(time.clock_gettime(time.CLOCK_MONOTONIC))
        command = (sys.executable, "-m", "benchmarks.moments", str(report), str(source))
        with Watched(command, environ) as program:
            program.until(articles.FIRST_WORD.encode())
            while "\tmodules" not in report.read_text():
                program.settle(0.05)
        lines = [line.split("\t") for line in report.read_text().splitlines()]
        moments = sorted((int(now), int(used), what) for now, used, what in lines)
        loaded = next(what for _, _, what in moments if what.startswith("modules "))
        moments = [each for each in moments if each[2] != loaded]
        modules = loaded.split()[1:]
        if count and (not best or moments[-1] < best[-1]):
            best = moments
    return best, modules


def _costs(modules: Iterable[str], environ: Mapping[str, str]) -> dict[str, tuple[float, str]]:
    """For each module the milliseconds that it takes alone, the least of some runs, and who brings
    it: the nearest module outside the standard library whose import it is part of."""
    code = "import sys\nfor name in sys.argv[1:]: __import__(name)"
    command = [sys.executable, "-X", "importtime", "-c", code, *_ROOTS, *modules]
    costs: dict[str, tuple[float, str]] = {}
    for _ in range(_ROUNDS):
        said = subprocess.run(command, env={**environ}, capture_output=True, text=True, check=True)
        for name, alone, owner in _imported(said.stderr):
            least = min(alone, costs.get(name, (alone, ""))[0])
            costs[name] = least, owner
    return costs


def _imported(said: str) -> Iterator[tuple[str, float, str]]:
    """Each import in what `-X importtime` says, where a module stands below what it brings."""
    owners: list[tuple[int, str]] = []
    for line in reversed(said.splitlines()):
        found = _IMPORTED.match(line)
        if found is None:
            continue
        depth, name = len(found[2]), found[3]
        owners = [each for each in owners if each[0] < depth]
        outside = [owner for _, owner in owners if not _is_standard(owner)]
        owners.append((depth, name))
        yield name, int(found[1]) / 1000, outside[-1] if outside else ""


def _is_standard(module: str) -> bool:
    return module.partition(".")[0] in sys.stdlib_module_names


def _grouped(
    modules: Iterable[str], costs: Mapping[str, tuple[float, str]]
) -> dict[str, tuple[str, int, float]]:
    """For each group its reason, how many modules it has, and what they take together."""
    why = {group.name: group.why for group in GROUPS}
    of = {module: group.name for group in GROUPS for module in group.modules}
    counts: dict[str, list[float]] = defaultdict(list)
    for name in modules:
        alone, owner = costs.get(name, (0.0, ""))
        if not _is_standard(name):
            group = of.get(as_listed(name), "without a reason yet")
        elif not owner:
            group = "standard library: Python itself"
            why[group] = "loaded before any program, or on its own behalf"
        else:
            by = "Reader" if owner.startswith("reader") else "Textual"
            group = f"standard library: for {by}"
            why[group] = f"what {by} is built on; counted where it is asked for first"
        counts[group].append(alone)
    return {name: (why.get(name, ""), len(all_), sum(all_)) for name, all_ in counts.items()}


def _written() -> Iterator[str]:
    yield "# What happens before the first paint\n"
    yield (
        "Written by `python -m benchmarks.startup`: `reader FILE` in a pseudo-terminal of "
        f"100 × 40, the quickest of {_ROUNDS} runs, in milliseconds since the start of the "
        "process; beside them what the processor has worked for that process until then, which "
        "other load on the machine changes less. The article is read and cleaned in a process of "
        "its own, forked before the screen is imported.\n"
    )
    modules: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environ = environ_of(folder / "home")
        for words in _SIZES:
            moments, modules = _timeline(words, folder, environ)
            yield f"## {words:,} words\n"
            yield "| after | processor | |\n|---:|---:|---|"
            yield "\n".join(f"| {now} | {used} | {what} |" for now, used, what in moments) + "\n"
        costs = _costs(modules, environ)
    yield "## What is imported\n"
    yield (
        "All modules that are loaded at the first paint, with what importing each takes by itself "
        "(`-X importtime`, the least of several runs). Which modules of Reader these are is listed "
        "in `startup.py`, and `tests/test_startup.py` fails for one that is not; what the first "
        "paint does without, panels, dialogs, the store, the clipboard, is imported behind it.\n"
    )
    yield "| what | modules | ms | why |\n|---|---:|---:|---|"
    rows = sorted(_grouped(modules, costs).items(), key=lambda row: -row[1][2])
    for group, (why, count, cost) in rows:
        yield f"| {group} | {count} | {cost:.0f} | {why} |"
    slow = sorted(((costs.get(each, (0.0, ""))[0], each) for each in modules), reverse=True)[:12]
    listed = ", ".join(f"{each} {cost:.1f}" for cost, each in slow)
    yield f"\nThe slowest single modules: {listed}."


def main() -> int:
    """Write the report."""
    text = "\n".join(_written()) + "\n"
    _REPORT.write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
