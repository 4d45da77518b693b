# Each target makes or refreshes the environment it needs in .venv first: see scripts/setup.py.
# PYTHON=… chooses the Python, ARGS=… is handed to the program that the target runs.

.PHONY: help read test fuzz check lint format types imports bench lock clean
.DEFAULT_GOAL := help

# Any Python 3.6 can run the set-up; it looks for one that can run Reader.
FIND = for p in "$(PYTHON)" python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 6))' >/dev/null 2>&1 && break; p=; done; \
	[ -n "$$p" ] || { echo "Reader needs Python 3.11 or newer; no python3 was found that runs." >&2; exit 1; }
APP = $(FIND); exec "$$p" scripts/setup.py app
DEV = $(FIND); exec "$$p" scripts/setup.py dev
export PYTHON

help:
	@echo "make read    read in the terminal (ARGS='FILE' opens that file; first time: sets up)"
	@echo "make test    run the tests, in parallel (ARGS='tests/citation -k apa' runs some)"
	@echo "make fuzz    bytes that nobody thought of, for longer than the tests do"
	@echo "make check   lint, format, types, and which room may import which"
	@echo "make bench   measure speed, memory and quality"
	@echo "make lock    choose and pin the packages again (ARGS=--upgrade: the newest)"
	@echo "make clean   remove the environment and all caches"

read:
	@$(APP) -m reader $(ARGS)

test:
	@$(DEV) -m pytest --numprocesses auto --maxprocesses 8 --dist worksteal $(ARGS)

# The tests try a hundred inputs, this twenty thousand; ARGS=--hypothesis-seed=1 tries others.
fuzz:
	@$(DEV) -m pytest tests/hostile/test_fuzz.py --hypothesis-profile fuzz $(ARGS)

check: lint format types imports

lint:
	@$(DEV) -m ruff check .

format:
	@$(DEV) -m ruff format --check .

types:
	@$(DEV) -m mypy

imports:
	@$(DEV) -c 'from importlinter.cli import lint_imports_command as lint; lint()' --no-logo

bench:
	@$(DEV) -m benchmarks $(ARGS)

lock:
	@$(FIND); exec "$$p" scripts/lock.py $(ARGS)

clean:
	rm -rf .venv build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find reader tests training benchmarks scripts -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
