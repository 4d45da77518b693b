"""What each command is used for, as one would type it. A test types every line."""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "read": ("reader read story.txt", "reader read --plain --quotes story.txt"),
    "paste": ("reader paste",),
    "serve": ("reader serve story.txt",),
    "show": ("reader show story.txt", "reader show story.txt --format json"),
    "feed": ("reader feed feed.xml", "reader feed feed.xml 1"),
    "compare": ("reader compare story.txt", "reader compare story.txt other.txt"),
    "removed": ("reader removed story.txt", "reader removed story.txt --restore 3"),
    "analyze": ("reader analyze story.txt", "reader analyze --jsonl < texts.jsonl"),
    "quotes": ("reader quotes story.txt", "reader quotes --all --format csv"),
    "cite": (
        "reader cite story.txt --style mla",
        "reader cite story.txt --quote 3 --form named",
        "reader cite --all --markup html > bibliography.html",
    ),
    "annotate": ('reader annotate story.txt --quote "a few words" --note "Check" --tag claim',),
    "export": (
        "reader export > notes.jsonl",
        "reader export story.txt --format markdown --by speaker",
        "reader export --format qdpx > notes.qdpx",
    ),
    "import": ("reader import notes.jsonl",),
    "agreement": ("reader agreement", "reader agreement --coder anna --coder ben"),
    "search": (
        "reader search 'speaker:maxwell tag:claim'",
        "reader search '\"a few words\" -iran' --what text",
    ),
    "tags": (
        "reader tags",
        "reader tags add sanctions",
        "reader tags edit claim --key 1 --description 'What can be checked'",
    ),
    "library": (
        "reader library",
        "reader library add stories/ corpus.csv --text body",
        "reader library state done story.txt",
    ),
    "init": ("reader init",),
    "forget": ("reader forget story.txt --yes",),
    "config": ("reader config", "reader config --make"),
    "completion": ("reader completion bash",),
    "doctor": ("reader doctor", "reader doctor clipboard", "reader doctor --report"),
}
