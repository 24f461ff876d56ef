# Companion. `make` lists what can be done.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# An environment of its own, so that only what the app needs can come into a package.
PACKAGING := build/packaging

.PHONY: help
help: ## list these commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

.PHONY: run
run: setup ## set everything up and open the app
	@scripts/system-libraries run
	@scripts/run

.PHONY: test
test: $(VENV)/test.stamp ## set everything up and run all the tests
	@scripts/system-libraries test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --dist worksteal $(PYTEST)

.PHONY: setup
setup: $(VENV)/run.stamp ## make the virtual environment with .venv/bin/companion

# A suite that ran to its end, whole, has its time noted in docs/proof.md.
PROOF = $(BIN)/python -m scripts.proof
whole = $(if $(PYTEST),,--suite $@ --seconds $$SECONDS)

.PHONY: faults
faults: $(VENV)/test.stamp ## kills, lost power and failing disks at their whole figures; docs/proof.md
	@scripts/system-libraries test
	COMPANION_FULL=1 $(BIN)/python -m pytest -n 2 --dist worksteal tests/faults tests/agent/test_engine.py \
	  tests/journal/exporters tests/journal/importers/test_memory.py tests/installers/test_within.py $(PYTEST); \
	  $(PROOF) $(whole)

.PHONY: fuzz
fuzz: $(VENV)/proof.stamp ## a million more changed files for each reader (CASES=, MINUTES= for less); docs/proof.md
	COMPANION_FULL=1 COMPANION_CASES=$(or $(CASES),1000000) COMPANION_MINUTES=$(or $(MINUTES),inf) \
	  $(BIN)/python -m pytest -n 2 --dist worksteal tests/fuzz $(PYTEST); \
	COMPANION_FULL=1 $(BIN)/python -m tests.fuzz.guided --minutes $(or $(MINUTES),10); \
	  $(PROOF) $(whole) --asked '$(if $(CASES),CASES=$(CASES)) $(if $(MINUTES),MINUTES=$(MINUTES))'

.PHONY: journeys
journeys: $(VENV)/test.stamp ## tell every story in both languages and two sizes; docs/films
	@scripts/system-libraries test
	COMPANION_FULL=1 $(BIN)/python -m pytest tests/journeys $(PYTEST); $(PROOF) $(whole)

.PHONY: audit
audit: $(VENV)/proof.stamp ## sockets, files, memory, logs, licences, secrets, bill of materials
	@scripts/system-libraries test
	$(BIN)/lint-imports
	COMPANION_FULL=1 $(BIN)/python -m pytest tests/journeys/test_private.py tests/journeys/test_tales.py \
	  tests/test_licences.py tests/test_process.py tests/ui/guard/test_clipboard.py \
	  tests/faults/test_t05_unreadable.py tests/faults/test_t06_no_other_files.py \
	  tests/faults/test_t22_other_processes.py tests/faults/test_t32_private_files.py \
	  tests/faults/test_t34_logs.py $(PYTEST); \
	  $(BIN)/python -m scripts.audit; $(PROOF) $(whole)

.PHONY: bench
bench: $(VENV)/proof.stamp ## measure speed; prints ratios within one run (BENCH=--long: docs/proof.md, too)
	@scripts/system-libraries test
	$(BIN)/python -m benchmarks $(BENCH); \
	  $(if $(filter-out --long,$(or $(BENCH),short)),,$(PROOF) --suite $@ --seconds $$SECONDS)

.PHONY: bench-peers
bench-peers: $(VENV)/proof.stamp ## get jrnl, RedNotebook, Lifeograph and ripgrep where they can be had; measure beside them
	@scripts/system-libraries test
	@PYTHON=$(PYTHON) scripts/bench-peers
	PATH="$(CURDIR)/build/peers/bin:$$PATH" $(BIN)/python -m benchmarks --only peers $(BENCH)

.PHONY: coverage
coverage: $(VENV)/test.stamp ## run the tests and show which lines they reach
	$(BIN)/python -m pytest -n 2 --dist worksteal --cov --cov-report=term-missing:skip-covered $(PYTEST)

.PHONY: format
format: $(VENV)/test.stamp ## put the code into the house's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: locale
locale: $(VENV)/test.stamp ## collect the strings to translate and build the catalogues
	$(BIN)/python scripts/locale.py

.PHONY: pictures
pictures: $(VENV)/test.stamp ## draw the pictures that the tests keep, after a change to the look
	QT_QPA_PLATFORM=offscreen LC_ALL=en_US.UTF-8 $(BIN)/python -m scripts.pictures

.PHONY: guide
guide: $(VENV)/test.stamp ## build the user's guide as a PDF in each language into dist/
	QT_QPA_PLATFORM=offscreen LC_ALL=en_US.UTF-8 $(BIN)/python -m scripts.guide

.PHONY: lock
lock: $(VENV)/test.stamp ## choose the versions of all dependencies anew
	$(BIN)/python scripts/lock.py

.PHONY: wheel
wheel: $(VENV)/test.stamp ## build the wheel into dist/
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/python -m hatchling build -t wheel

.PHONY: deb
deb: $(PACKAGING)/package.stamp ## build the package for Debian and Ubuntu into dist/
	@scripts/system-libraries package
	$(PACKAGING)/bin/python -m installers.freeze
	$(PACKAGING)/bin/python -m installers.deb
	lintian --fail-on error dist/companion_*.deb

.PHONY: deb-test
deb-test: $(PACKAGING)/package.stamp ## try that package in a clean Debian (root; SUITE=trixie for 13)
	$(PACKAGING)/bin/python -m installers.landing

.PHONY: portable
portable: $(PACKAGING)/package.stamp ## build the zip for a USB stick into dist/
	@scripts/system-libraries package
	$(PACKAGING)/bin/python -m installers.freeze
	$(PACKAGING)/bin/python -m installers.portable

.PHONY: release
release: wheel guide deb portable ## build everything that is handed out, with its checksums
	$(PACKAGING)/bin/python -m installers.release

.PHONY: clean
clean: ## remove everything these commands made
	rm -rf $(VENV) build dist

# pip runs from outside the environment, so python3-venv (ensurepip) is not
# needed: Debian keeps it in a package of its own.
INSTALL = $(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Companion needs Python 3.11 or newer. Set PYTHON=... to one.")'
	$(PYTHON) -m venv --without-pip $(VENV)

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements/run.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/proof.stamp: requirements/proof.txt $(VENV)/test.stamp
	$(INSTALL) --require-hashes -r requirements/proof.txt
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/run.stamp
	$(INSTALL) --require-hashes -r requirements/test.txt
	@touch $@

$(PACKAGING)/package.stamp: requirements/package.txt pyproject.toml
	$(PYTHON) -m venv --without-pip --clear $(PACKAGING)
	$(PYTHON) -m pip --python $(PACKAGING)/bin/python install --quiet --disable-pip-version-check --require-hashes -r requirements/package.txt
	$(PYTHON) -m pip --python $(PACKAGING)/bin/python install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
