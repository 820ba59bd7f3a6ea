# The front door. `make help` says what there is.
PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help play test check lint types contracts bench assets shots docs env clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

play: $(VENV)/.play ## start the game (makes the environment first; with no display it plays the guided demo offscreen)
	@$(PY) main.py

test: $(VENV)/.dev ## run every test, with coverage of sim_core and training
	@$(PY) tools/test.py

check: $(VENV)/.dev lint types contracts test ## what CI runs: lint, types, contracts, test

lint: $(VENV)/.dev ## ruff and the size caps
	@$(PY) -m ruff check . && $(PY) -m ruff format --check . && $(PY) tools/size_caps.py

types: $(VENV)/.dev ## mypy, strict
	@$(PY) -m mypy

contracts: $(VENV)/.dev ## which package may import which
	@$(VENV)/bin/lint-imports

bench: $(VENV)/.dev ## speed and memory, as a table
	@$(PY) -m bench

assets: .venv-assets/.done ## rebuild models, bakes and people whose sources changed (minutes to hours)
	@.venv-assets/bin/python -m assets.build

shots: $(VENV)/.play ## pictures of every room and object into out/shots
	@$(PY) -m tools.shots

docs: $(VENV)/.docs ## the documentation as a site in site/
	@$(VENV)/bin/mkdocs build --strict

env: $(VENV)/.dev ## make the development environment

clean: ## remove environments and everything that is generated
	rm -rf $(VENV) .venv-assets site out .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) tools/bootstrap.py $(VENV)

$(VENV)/.play: requirements/play.txt | $(VENV)/bin/python
	@echo "Installing what the game needs ..."
	@$(PY) -m pip install --quiet -r requirements/play.txt
	@$(PY) tools/check_gl.py
	@touch $@

$(VENV)/.dev: requirements/play.txt requirements/dev.txt | $(VENV)/bin/python
	@echo "Installing what the tests need ..."
	@$(PY) -m pip install --quiet -r requirements/dev.txt
	@$(PY) tools/check_gl.py
	@touch $@ $(VENV)/.play

$(VENV)/.docs: requirements/docs.txt | $(VENV)/bin/python
	@$(PY) -m pip install --quiet -r requirements/docs.txt
	@touch $@

.venv-assets/.done: requirements/assets.txt
	@$(PYTHON) -m venv .venv-assets
	@.venv-assets/bin/python -m pip install --quiet -r requirements/assets.txt
	@touch $@
