"""Make or refresh the environment in .venv, then run Python in it.

    python3 scripts/setup.py app|dev [arguments for the environment's Python]

`app` holds what runs Reader, `dev` also what tests it. The environment is made from the locked,
hashed requirements and made again when they, the Python or the place of this checkout change;
otherwise this costs a few hundredths of a second. Only the standard library is used, and only what
Python 3.6 has, so that an old Python can still say what is missing.
"""

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from typing import Any, Dict, Iterator, List, Optional, Tuple

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(ENV, "reader-setup.json")
LOG = os.path.join(ENV, "setup.log")
PYTHON = os.path.join(ENV, "bin", "python")

OLDEST, NEWEST_TRIED = (3, 11), (3, 14)
NAMES = ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python"]
MEGABYTES = {"app": 350, "dev": 500}
PROBE = """
import json, sys
missing = []
for name in ("venv", "ensurepip", "ssl", "zlib"):
    try:
        __import__(name)
    except ImportError:
        missing.append(name)
inside = sys.prefix != sys.base_prefix
path = getattr(sys, "_base_executable", "") if inside else sys.executable
print(json.dumps([path or sys.executable, sys.version_info[:3], missing]))
"""


class Trouble(Exception):
    """What keeps the environment from being made, in a sentence for the person at the keyboard."""


class Python:
    """An interpreter that runs: its path, its version, and the modules we need that it lacks."""

    def __init__(self, path: str, version: Tuple[int, ...], missing: List[str]) -> None:
        self.path, self.version, self.missing = path, version, missing

    def __str__(self) -> str:
        return "Python {} at {}".format(".".join(map(str, self.version)), self.path)

    @property
    def good(self) -> bool:
        return self.version >= OLDEST and not self.missing


def main(arguments: List[str]) -> int:
    """Bring the environment up to date and become the command that runs in it."""
    if not arguments or arguments[0] not in MEGABYTES:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        if not is_current(arguments[0]):
            with open(__file__) as lock:
                take(lock.fileno())
                if not is_current(arguments[0]):
                    refresh(arguments[0])
    except Trouble as trouble:
        print(f"\nCannot set up: {trouble}", file=sys.stderr)
        return 1
    except OSError as error:
        place = os.path.join(ENV, str(error.filename or ""))
        print(f"\nCannot set up: {error.strerror}: {place}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The same command sets up again from the start.", file=sys.stderr)
        return 130
    if arguments[1:]:
        os.execv(PYTHON, [PYTHON, *arguments[1:]])
    return 0


def take(lock: int) -> None:
    """Wait until no other make works on the environment."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Another make is setting up; waiting for it")
        fcntl.flock(lock, fcntl.LOCK_EX)


def is_current(group: str) -> bool:
    """Whether nothing needs to be done before a command of this group runs."""
    stamp = read_stamp()
    return holds(stamp, group) and stamp.get("project") == digest("pyproject.toml")


def holds(stamp: Dict[str, Any], group: str) -> bool:
    """Whether the environment of this stamp is whole and has the packages of the group."""
    made_for = stamp.get("group")
    return (
        made_for in (group, "dev")
        and stamp.get("root") == ROOT
        and stamp.get("lock") == digest(lock_file(made_for))
        and stamp.get("python") == os.path.realpath(PYTHON)
        and os.access(PYTHON, os.X_OK)
        and is_asked_for(stamp)
    )


def is_asked_for(stamp: Dict[str, Any]) -> bool:
    """Whether the environment's Python is the one that PYTHON=… names, if it names one."""
    name = os.environ.get("PYTHON")
    found = probe(name) if name else None
    return not name or bool(found and stamp.get("python") == os.path.realpath(found.path))


def refresh(group: str) -> None:
    """Make the environment, or bring an existing one up to date, a line a step."""
    stamp = read_stamp()
    keep = stamp.get("group")
    if keep and holds(stamp, keep):
        packages_stay = holds(stamp, group)
        write_stamp({})
    else:
        make_empty(group)
        packages_stay = False
    if not packages_stay:
        install_packages(group)
        keep = group
    say("  installing Reader itself")
    pip("install", "--no-deps", "--no-build-isolation", "--editable", ROOT)
    write_stamp(
        {
            "group": keep,
            "lock": digest(lock_file(str(keep))),
            "project": digest("pyproject.toml"),
            "python": os.path.realpath(PYTHON),
            "root": ROOT,
        }
    )
    say("Ready.")


def make_empty(group: str) -> None:
    """Make an environment with nothing but pip, in place of one that no longer serves."""
    python = find_python()
    os.makedirs(ENV, exist_ok=True)
    if os.listdir(ENV) and not os.path.exists(STAMP):
        raise Trouble(f"{ENV} is there and was not made by make. Move it away.")
    write_stamp({})
    # The stamp stays, so that what an interruption leaves is still known as ours.
    for entry in os.scandir(ENV):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        elif entry.path != STAMP:
            os.unlink(entry.path)
    free, needed = shutil.disk_usage(ROOT).free // 1_000_000, MEGABYTES[group] * 3 // 2
    if free < needed:
        raise Trouble(f"{ROOT} is on a disk with {free} MB free; about {needed} MB are needed.")
    say(f"Setting up, once: about {MEGABYTES[group]} MB, some minutes")
    say(f"  making .venv with {python}")
    run([python.path, "-I", "-m", "venv", ENV])


def install_packages(group: str) -> None:
    """Install the locked packages; each must have the hash that the lock names."""
    with open(os.path.join(ROOT, lock_file(group))) as lock:
        names = set(re.findall(r"^(\S+)==", lock.read(), re.MULTILINE))
    say(f"  installing {len(names)} packages")
    # Only ready-made packages: a build needs a compiler and parts that no hash is known for.
    pip("install", "--require-hashes", "--only-binary", ":all:", "-r", lock_file(group))


def find_python() -> Python:
    """The interpreter that PYTHON=… names, else the first good one of the usual names.

    Versions that are newer than any we tried come last: packages may not be there for them yet.
    """
    asked = os.environ.get("PYTHON")
    found = [python for python in map(probe, [asked] if asked else NAMES) if python]
    good = [python for python in found if python.good]
    tried = [python for python in good if python.version[:2] <= NEWEST_TRIED]
    if good:
        return (tried or good)[0]
    lacking = [python for python in found if python.version >= OLDEST]
    if lacking:
        raise Trouble(
            "{} lacks {}. On Debian and Ubuntu: sudo apt install python3-venv".format(
                lacking[0], " and ".join(lacking[0].missing)
            )
        )
    if asked and not found:
        raise Trouble(f"PYTHON={asked} does not run.")
    raise Trouble(
        "Reader needs Python {}.{} or newer; found {}. Install one, or name one: "
        "make read PYTHON=/path/to/python3".format(
            OLDEST[0], OLDEST[1], ", ".join(sorted({str(python) for python in found})) or "none"
        )
    )


def probe(name: str) -> Optional[Python]:
    """Run the interpreter and ask what it is; None if it does not run (as a stray shim may not)."""
    try:
        answer = subprocess.check_output(
            [name, "-I", "-c", PROBE],
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
        )
        path, version, missing = json.loads(answer.decode("utf-8"))
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return Python(path, tuple(version), missing)


def pip(*arguments: str) -> None:
    """Run the environment's pip; its own settings (index, proxy, certificates) stay the user's."""
    quiet = ["--no-input", "--disable-pip-version-check"]
    run([PYTHON, "-I", "-m", "pip", *arguments, *quiet])


def run(command: List[str]) -> None:
    """Run a step: what it prints goes to the log, and if it fails its reason is told."""
    environment = dict(os.environ, PIP_USER="0")
    for name in ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONHOME", "PYTHONPATH"):
        environment.pop(name, None)
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    text = ""
    with open(LOG, "a", encoding="utf-8") as log:
        for line in progress(lines(process)):
            log.write(line)
            text += line
    if process.wait():
        raise Trouble(f"{reason(text)}\nDetails: {LOG}")


def lines(process: "subprocess.Popen[bytes]") -> Iterator[str]:
    """What the process prints, line by line; undecodable bytes are replaced."""
    assert process.stdout is not None
    for line in process.stdout:
        yield line.decode("utf-8", "replace")


def progress(output: Iterator[str]) -> Iterator[str]:
    """Pass lines on, and count on a terminal's line the packages that pip has fetched."""
    count = 0
    for line in output:
        if line.startswith(("Collecting ", "Processing ")) and sys.stderr.isatty():
            count += 1
            print(f"\r    {count}", end="", file=sys.stderr, flush=True)
        elif line.startswith("Installing collected") and count:
            print(f"\r    {count} fetched, unpacking", file=sys.stderr, flush=True)
        yield line


def reason(output: str) -> str:
    """The likely reason why a step failed, from what it printed."""
    if "No space left on device" in output:
        return f"no room is left on the disk (in {ROOT} or {tempfile.gettempdir()})."
    if "DO NOT MATCH THE HASHES" in output:
        return "a package is not the one this release was tested with; nothing was installed."
    if re.search(r"NewConnectionError|Connection ?Error|resolution|ProxyError|timed out", output):
        return "the package index cannot be reached. Is there a network, or a proxy to name?"
    if re.search(r"SSLError|CERTIFICATE_VERIFY_FAILED", output):
        return "the package index shows a certificate that this machine does not trust."
    if "Permission denied" in output:
        return "permission was denied."
    absent = re.search(r"No matching distribution found for (\S+)", output)
    if absent:
        return (
            f"there is no ready-made {absent.group(1)} for this Python on this machine. "
            "Another may do: make read PYTHON=python3.13"
        )
    said = re.findall(r"^.*error:.*$", output, re.IGNORECASE | re.MULTILINE)
    return "a step failed. {}".format(said[-1].strip() if said else "It gave no reason.")


def lock_file(group: str) -> str:
    return os.path.join("requirements", group + ".txt")


def digest(name: str) -> str:
    """The sha256 of a file of this checkout."""
    with open(os.path.join(ROOT, name), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def read_stamp() -> Dict[str, Any]:
    """What the environment was made for; empty for none, or one that was left half-made."""
    try:
        with open(STAMP, encoding="utf-8") as file:
            stamp = json.load(file)
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(stamp: Dict[str, Any]) -> None:
    """Say what the environment holds; an empty stamp says that it is being worked on."""
    with open(STAMP, "w", encoding="utf-8") as file:
        json.dump(stamp, file)


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
