# `make` installs kg into .venv and builds the graph of seeds/; `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
# Pins that still fit are kept; `make lock UPGRADE=--upgrade` takes the newest. The hashes cover every platform.
UPGRADE :=
LOCK = $(BIN)/uv pip compile setup.cfg - $(UPGRADE) --quiet --universal --python-version 3.11 --fork-strategy fewest \
    --generate-hashes --no-annotate --custom-compile-command "make lock"

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.PHONY: all build test fmt bench soak docs lock clean help

all: build ## install what is lacking and build seeds/ into build/ (the default)

build: $(VENV)/installed
	@$(BIN)/kg build
	@echo "To type kg instead of $(BIN)/kg: . $(BIN)/activate" >&2

test: $(VENV)/installed-dev ## run every test, the type checker and the format checks
	@$(BIN)/python -m pytest

fmt: $(VENV)/installed-dev ## format Python and Turtle
	@$(BIN)/ruff check --quiet --fix --exit-zero
	@$(BIN)/ruff format
	@$(BIN)/python tools/format_turtle.py ontology tests

docs: $(VENV)/installed-dev build ## write the generated parts of README.md, docs/ and its pictures anew
	@$(BIN)/python docs/generate.py
	@$(BIN)/python docs/picture.py

bench: $(VENV)/installed-dev build ## print the figures of benchmarks/, as ratios within one run
	@$(BIN)/python benchmarks/extraction.py
	@$(BIN)/python benchmarks/queries.py
	@$(BIN)/python benchmarks/asking.py
	@$(BIN)/python benchmarks/cold_query.py
	@$(BIN)/python benchmarks/memory.py

soak: $(VENV)/installed-dev ## run the proofs of `make test` at full size
	@KG_SOAK=1 $(BIN)/python -m pytest -m proof

lock: $(VENV)/installed-dev ## resolve setup.cfg anew into the hash-locked requirements files
	@$(PIP) install --quiet uv
	@echo 'setuptools>=77' | $(LOCK) --extra readers --extra serve --extra endpoint --extra neo4j --extra shell --extra export --output-file requirements.txt
	@echo 'setuptools>=77' | $(LOCK) --extra readers --extra serve --extra endpoint --extra neo4j --extra shell --extra export --extra parquet --extra model --extra dev --constraint requirements.txt --output-file requirements-dev.txt

clean: ## remove .venv and everything that was built
	rm -rf $(VENV) build build.previous .build kg.egg-info .mypy_cache .pytest_cache .ruff_cache

help: ## list the targets
	@awk -F ' ## ' '/^[a-z]+:.* ## / { sub(/:.*/, "", $$1); printf "make %-6s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The stamps below are older than the files that they depend on only when something is to be installed.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "kg needs Python 3.11 or newer; name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.txt setup.cfg pyproject.toml | $(BIN)/python
	@echo "Installing pinned packages into $(VENV) (once; some 145 MB to fetch) ..." >&2
	@$(PIP) install --quiet --require-hashes --only-binary :all: -r requirements.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	@echo "Installing what the tests need into $(VENV) (once) ..." >&2
	@$(PIP) install --quiet --require-hashes --only-binary :all: -r requirements-dev.txt
	@touch $@
