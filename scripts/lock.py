"""Compile requirements/*.txt from pyproject.toml: exact versions and hashes, for every platform.

The compiler is uv: the one on PATH, else one installed into a temporary environment. It asks the
package index that uv is configured for; no address of it is written down.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"app": ["build"], "dev": ["build", "dev"]}


def main() -> int:
    """Write both locks; arguments are handed to uv, `--upgrade` above all."""
    with tempfile.TemporaryDirectory() as folder:
        uv = shutil.which("uv") or install_uv(Path(folder))
        for name, groups in LOCKS.items():
            print(f"Locking requirements/{name}.txt", flush=True)
            subprocess.run([uv, *arguments(name, groups), *sys.argv[1:]], cwd=ROOT, check=True)
    return 0


def install_uv(folder: Path) -> str:
    """Install uv into an environment inside the folder and return the path of its program."""
    print("Installing uv, for this once", flush=True)
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
    return str(folder / "bin" / "uv")


def arguments(name: str, groups: list[str]) -> list[str]:
    """The arguments that compile one lock; what runs the program is the same in both."""
    command = ["pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
    command += ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"]
    command += ["--custom-compile-command", "make lock", "pyproject.toml"]
    command += [part for group in groups for part in ("--group", group)]
    if name != "app":
        command += ["--constraints", "requirements/app.txt"]
    return [*command, "--output-file", f"requirements/{name}.txt"]


if __name__ == "__main__":
    sys.exit(main())
