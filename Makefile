# Two commands on a fresh machine with Python 3.11+, its venv module and make:
#   make demo    make the environment, screen the bundled examples, say how to open the web app
#   make test    make the environment, run the tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test test-all check format serve bench fuzz reference clean

demo: $(VENV)/.demo
	$(BIN)/python examples/demo.py

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto -m "not slow and not browser"

test-all: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/screener lexicon check

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

serve: $(VENV)/.demo
	$(BIN)/screener serve

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/screening.py
	$(BIN)/python benchmarks/matching.py
	$(BIN)/python benchmarks/noise.py --sample 3000
	$(BIN)/python benchmarks/held_out.py --folds 1

# Spoiled inputs for a bounded time (FUZZ_SECONDS, 60 in all); with the extra `fuzz` guided by coverage.
fuzz: $(VENV)/.dev
	$(BIN)/python fuzz/run.py

# The kept run that CI compares with, and the shares that reports show. Read the difference before you commit it.
reference: $(VENV)/.dev
	$(BIN)/screener evaluate gold/names gold/passages --failures 0 --write-reference gold/reference.json --write-calibration screener/render/calibration.json

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[ocr]'
	touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,ocr]'
	touch $@ $(VENV)/.demo
