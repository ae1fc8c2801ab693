# Every way in. `make` alone says what there is.
PYTHON ?= python3
PORT ?= 8080
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev rehearse test check format lint types imports bench endurance lock pictures clean

help:  ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

# Two stamps, so that a newcomer who only rehearses does not wait for the developers' tools.
$(VENV)/run.stamp: requirements.lock pyproject.toml
	@echo "Setting up, once: a minute or two …"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements-dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

setup: $(VENV)/run.stamp  ## Install what running needs
setup-dev: $(VENV)/dev.stamp  ## Install what developing needs

rehearse: setup  ## Rehearse the North State symposium on http://127.0.0.1:8080 (another port: make rehearse PORT=8090)
	$(BIN)/python -m bot rehearse --port $(PORT)

test: setup-dev  ## Set everything up and run the whole suite
	.ci/browser
	$(BIN)/python -m pytest

check: setup-dev  ## The one gate: format, lint, types, imports, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

format: setup-dev  ## Put the code in form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: setup-dev  ## The quick half of the gate
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup-dev  ## Measure: ratios in one run, absolute figures as the best of five
	$(BIN)/python -m tests.bench

lock: setup-dev  ## Make the lock files anew
	.ci/lock

endurance: setup-dev  ## Kill a rehearsal fifty times, in every dangerous moment
	CONVENOR_KILLS=50 $(BIN)/python -m pytest tests/process/test_kill_nine.py

pictures: setup-dev  ## Make the pictures of the README anew
	$(BIN)/python docs/pictures.py

clean:  ## Remove what was built, never a database
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
