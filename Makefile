# `make demo` and `make test` do all set-up themselves, on a machine with Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared

.PHONY: demo test check fast bench docs screens clean

$(VENV)/ready: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,dev]'
	touch $@

demo: $(VENV)/ready  ## build the record of the sample pages and show it
	$(BIN)/python examples/demo.py

test: $(VENV)/ready  ## run the tests
	$(BIN)/python -m pytest

check: $(VENV)/ready  ## lint, types, docs up to date
	$(BIN)/ruff check src tests benchmarks examples
	$(BIN)/mypy
	$(BIN)/tawatur lint-lexicon
	$(BIN)/tawatur registry check
	$(BIN)/python docs/build.py --check

docs: $(VENV)/ready  ## write the pages of the verbs from their help
	$(BIN)/python docs/build.py

screens: $(VENV)/ready  ## take the pictures of the reading room; needs Chromium
	$(BIN)/python docs/screens.py

fast: $(VENV)/ready  ## compile the per-page analysis into build/fast; needs a C compiler and the headers of Python
	rm -rf build
	TAWATUR_COMPILED=1 $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target build/fast .

bench: fast  ## score the gold pages and measure speed; writes benchmarks/RESULTS.md
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	$(BIN)/python benchmarks/run.py --shared $(SHARED)

clean:
	rm -rf $(VENV) demo build
