"""Reader is built and installed in each way, without a network, and is whole in all of them."""

import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("reader", "seeds", "styles")
WHERE = "from reader import resources; print(resources.styles()); print(resources.seeds())"


def files(folder: Path) -> dict[str, bytes]:
    """Contents by path for everything below a folder that is not a by-product."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """What a command prints; its errors are shown when it fails."""
    result = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def build(kind: str, project: Path, folder: Path) -> Path:
    """Build an sdist or a wheel of the project with the backend that pyproject.toml names."""
    run(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", folder, cwd=project)
    return next(folder.iterdir())


def unpack_sdist(project: Path, folder: Path) -> Path:
    with tarfile.open(build("sdist", project, folder / "sdist")) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    return next((folder / "unpacked").iterdir())


def fresh_environment(folder: Path) -> Path:
    """An environment that sees the packages of this one, but not the Reader installed in it."""
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    purelib = run(
        python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder
    )
    packages = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    Path(purelib.strip(), "packages.pth").write_text("\n".join(packages))
    return python


def install(python: Path, *what: str | Path) -> None:
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-index"]
    run(*pip, "--no-deps", "--no-build-isolation", "--quiet", *what, cwd=python.parent)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project as its sdist carries it."""
    return unpack_sdist(ROOT, tmp_path_factory.mktemp("project"))


def test_an_sdist_has_all_that_builds_and_tests_reader(project: Path) -> None:
    for folder in (*FOLDERS, "benchmarks", "requirements", "scripts", "tests", "training"):
        assert files(project / folder) == files(ROOT / folder)
    for name in ("Makefile", "LICENSE", "README.md", ".ci/run", "annotations/.reader-store"):
        assert (project / name).read_bytes() == (ROOT / name).read_bytes()


def test_an_sdist_has_no_notes_and_no_environment(project: Path, tmp_path: Path) -> None:
    for name in ("annotations/articles/mine.json", ".venv/pyvenv.cfg", "dist/old.whl"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text("mine")
    unpacked = unpack_sdist(project, tmp_path)
    assert sorted(path.name for path in (unpacked / "annotations").iterdir()) == [
        ".reader-store",
        "README.md",
    ]
    assert not (unpacked / ".venv").exists()
    assert not (unpacked / "dist").exists()


def test_a_wheel_has_the_package_the_styles_and_the_seeds(project: Path, tmp_path: Path) -> None:
    wheel = build("wheel", project, tmp_path / "wheel")
    python = fresh_environment(tmp_path / "env")
    install(python, wheel)
    styles, seeds = map(Path, run(python, "-c", WHERE, cwd=tmp_path).splitlines())
    package = styles.parent
    assert (package.parent.name, package.name) == ("site-packages", "reader")
    assert seeds == package / "seeds"
    expected = {
        path.removeprefix("reader/") if path.startswith("reader/") else path: content
        for path, content in files(project).items()
        if path.split("/")[0] in FOLDERS
    }
    assert files(package) == expected
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0].rsplit(".", 1)[-1] for name in names}
    assert tops == {"reader", "dist-info", "data"}
    (manual,) = [name for name in names if ".data/" in name]
    assert manual.endswith(".data/data/share/man/man1/reader.1")


def test_an_installed_reader_is_a_command(project: Path, tmp_path: Path) -> None:
    python = fresh_environment(tmp_path / "env")
    install(python, build("wheel", project, tmp_path / "wheel"))
    version = run(python, "-c", "import reader; print(reader.__version__)", cwd=tmp_path).strip()
    assert version in run(python.parent / "reader", "--version", cwd=tmp_path)
    assert version in run(python, "-m", "reader", "--version", cwd=tmp_path)


def test_an_editable_install_reads_the_checkout_and_keeps_no_copy(
    project: Path, tmp_path: Path
) -> None:
    python = fresh_environment(tmp_path / "env")
    install(python, "--editable", project)
    styles, seeds = map(Path, run(python, "-c", WHERE, cwd=tmp_path).splitlines())
    assert (styles, seeds) == (project / "styles", project / "seeds")
    assert not list((tmp_path / "env").rglob("site-packages/reader"))


@pytest.mark.parametrize("name", ["app", "dev"])
def test_a_lock_pins_every_package_with_its_hash_and_names_no_host(name: str) -> None:
    lock = (ROOT / "requirements" / f"{name}.txt").read_text()
    assert "://" not in lock
    assert "--index" not in lock
    pins = re.split(r"^(?=[a-z])", lock, flags=re.MULTILINE)[1:]
    assert all(re.match(r"\S+==\S+ .*\\\n    --hash=sha256:[0-9a-f]{64}", pin) for pin in pins)


def test_the_locks_satisfy_what_the_project_asks_for() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = settings["dependency-groups"]
    asked = settings["project"]["dependencies"] + groups["build"]
    check_satisfied("app", asked)
    check_satisfied("dev", asked + groups["dev"])


def check_satisfied(name: str, asked: list[str]) -> None:
    lock = (ROOT / "requirements" / f"{name}.txt").read_text()
    pins = dict(re.findall(r"^(\S+)==(\S+)", lock, flags=re.MULTILINE))
    for requirement in map(Requirement, asked):
        version = pins[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{requirement}: run make lock"
