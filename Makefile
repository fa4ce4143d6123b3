# Two commands: `make run` and `make test`. Each sets up what it needs on a fresh machine.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test demo screenshots clean

run: $(BIN)/.ready
	$(BIN)/python -m memberpanel run

demo: $(BIN)/.ready
	$(BIN)/python -m memberpanel demo

test: $(BIN)/.ready-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(BIN)/.ready: $(BIN)/python requirements.txt
	$(BIN)/python -m pip install --quiet --requirement requirements.txt
	touch $@

$(BIN)/.ready-for-tests: $(BIN)/.ready requirements-dev.txt
	$(BIN)/python -m pip install --quiet --requirement requirements-dev.txt
	sh tests/browser/find_chromium.sh
	touch $@

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache
