# Everything a person needs to run.  `make help` lists it, README.md explains it.
#
# The first target that needs them installs the locked dependencies into .venv (requirements/install).
# Variables reach Pelican through the environment, so that a path may hold spaces.

.PHONY: help html regenerate serve devserver publish ping clean check test audit bench bench-clustering bench-clustering-speed bench-extraction fuzz lock screenshots \
	run-tools dev-tools bench-tools
.NOTPARALLEL:
.DEFAULT_GOAL := help

SETTINGS := pelican.conf.py
PELICAN = .venv/bin/pelican -s $(SETTINGS)
PORT ?= 8000

# Given and not empty: exported to pelican.conf.py. Not given: its defaults hold.
ifneq ($(strip $(CORPUS)),)
export MUJAZ_CORPUS := $(CORPUS)
endif
ifneq ($(strip $(OUTPUT)),)
export MUJAZ_OUTPUT := $(OUTPUT)
endif
ifneq ($(strip $(LEDGER)),)
export MUJAZ_LEDGER := $(LEDGER)
endif
ifneq ($(strip $(DECISIONS)),)
export MUJAZ_DECISIONS := $(DECISIONS)
endif
ifneq ($(strip $(OUTLETS)),)
export MUJAZ_OUTLETS := $(OUTLETS)
endif
ifneq ($(strip $(CACHE)),)
export MUJAZ_CACHE := $(CACHE)
endif
ifneq ($(strip $(SITEURL)),)
export MUJAZ_SITEURL := $(SITEURL)
endif

help:
	@echo 'make html         build the site into output/'
	@echo 'make serve        show it at http://localhost:$(PORT)  [PORT=8000]'
	@echo 'make devserver    show it, and build again on every change'
	@echo 'make regenerate   build again on every change'
	@echo 'make publish      build it for its real address: SITEURL=https://…'
	@echo 'make ping         tell the WebSub hub what changed, once it is published: SITEURL=https://…'
	@echo 'make clean        remove the site and every cache; content and ledgers stay'
	@echo 'make test         run the tests, in a browser too'
	@echo 'make check        formatter, linter and types'
	@echo 'make audit        measure the site with axe, Lighthouse and the validators  [CHECKS="access speed"]'
	@echo 'make bench        measure the grouping, then the reading of records: bench-clustering and bench-extraction'
	@echo 'make bench-clustering  measure the grouping beside other ways  [SET=dir] [ARTICLES=4000] [SEED=2031]'
	@echo 'make bench-clustering-speed  measure how fast it is, and how much memory it takes  [ARTICLES=20000]'
	@echo 'make bench-extraction  measure the reading of records on the labelled cases, and its speed'
	@echo 'make fuzz         try to break the readers of records  [SECONDS=3600]'
	@echo 'make screenshots  take the pictures that README.md shows'
	@echo 'make lock         renew the locked dependencies  [UPGRADE=1: newest versions]'
	@echo
	@echo 'All of them take  CORPUS=dir OUTPUT=dir LEDGER=dir DECISIONS=dir OUTLETS=file CACHE=dir SITEURL=url'

# ── for the editor ────────────────────────────────────────────────────────────────────────────────

html: run-tools
	@$(PELICAN) --fatal=errors

regenerate: run-tools
	@$(PELICAN) --autoreload

serve: run-tools
	@[ -d "$${MUJAZ_OUTPUT:-output}" ] || { echo 'There is nothing to show yet: make html' >&2; exit 2; }
	@$(PELICAN) --listen --port $(PORT); exit 2  # a server that ends by itself has failed

devserver: run-tools
	@$(PELICAN) --listen --autoreload --port $(PORT)

publish: run-tools
	@case $$(printf %s "$$MUJAZ_SITEURL" | tr '[:upper:]' '[:lower:]') in \
	  *[[:space:]]*|*://localhost*|*://*.localhost*|*://127.*|*://0.0.0.0*|*://'['*) real=no ;; \
	  http://[!/]*|https://[!/]*) real=yes ;; \
	  *) real=no ;; \
	esac; \
	if [ $$real = no ]; then \
	  echo 'make publish needs the address where readers will find the site: SITEURL=https://news.example.org' >&2; \
	  exit 2; \
	fi
	@$(PELICAN) --fatal=errors

ping: run-tools
	@.venv/bin/mujaz ping --settings $(SETTINGS)

# An OUTPUT of your own is removed only if a site of Mujaz stands in it.
clean:
	@if [ -z "$$MUJAZ_OUTPUT" ]; then rm -rf output; \
	elif [ -f "$$MUJAZ_OUTPUT/.mujaz" ]; then rm -rf "$$MUJAZ_OUTPUT"; \
	elif [ -e "$$MUJAZ_OUTPUT" ]; then echo "$$MUJAZ_OUTPUT holds no site of Mujaz and stays." >&2; fi
	@rm -rf .output.* .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name .venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

# ── for the engineer ──────────────────────────────────────────────────────────────────────────────

check: dev-tools
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/ruff check --quiet .
	@.venv/bin/mypy
	@.venv/bin/mypy --explicit-package-bases tests bench

test: dev-tools
	@tests/browser/install-browser
	@.venv/bin/pytest -r s

audit: dev-tools
	@tests/browser/install-browser
	@tests/audit/install
	@.venv/bin/python -m tests.audit $(CHECKS)

bench: bench-clustering bench-extraction

# Labelled folders of others' texts are looked for in BESIDE, without it in ../shared.
bench-clustering: bench-tools
	@.venv/bin/python bench/clustering.py $(if $(SET),--set "$(SET)") $(if $(ARTICLES),--generated $(ARTICLES)) \
	  $(if $(SEED),--seed $(SEED)) $(if $(BESIDE),--beside "$(BESIDE)")

bench-clustering-speed: bench-tools
	@.venv/bin/python bench/clustering_speed.py $(ARTICLES)

bench-extraction: bench-tools
	@.venv/bin/python bench/extraction.py $(if $(CASES),--cases "$(CASES)") $(if $(SPEED),--speed $(SPEED))

SECONDS ?= 3600
fuzz: dev-tools
	@nice -n 19 .venv/bin/python bench/fuzz.py $(SECONDS)

screenshots: dev-tools
	@tests/browser/install-browser
	@.venv/bin/python -m tests.browser.screenshots

LOCK = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)
lock: run-tools
	@.venv/bin/python -m pip install --quiet --quiet --require-hashes -r requirements/lock.txt
	@$(LOCK) requirements/pip.in -o requirements/pip.txt
	@$(LOCK) requirements/lock.in -o requirements/lock.txt
	@$(LOCK) requirements/build.in -o requirements/build.txt
	@$(LOCK) pyproject.toml -o requirements/run.txt
	@$(LOCK) pyproject.toml --extra dev --constraint requirements/run.txt -o requirements/dev.txt
	@$(LOCK) pyproject.toml --extra bench --constraint requirements/run.txt -o requirements/bench.txt

run-tools:
	@requirements/install run
dev-tools:
	@requirements/install dev
# The libraries that Mujaz is measured beside; what was installed for building and testing stays as it is.
bench-tools: run-tools
	@.venv/bin/python -m pip install --quiet --quiet --require-hashes -r requirements/bench.txt
