# The way in for people and machines. Needs Python >= 3.11 and make; uv is fetched if missing.

# A uv that is too old, or a shim with nothing behind it, counts as missing.
ifndef UV
UV := $(shell uv sync --all-groups --help >/dev/null 2>&1 && command -v uv || echo .tools/bin/uv)
endif
TOOLS := $(filter .tools/bin/uv,$(UV))
RUN := $(UV) run --frozen
# Without what the rules have not - doctests, a log, the plugins of other tests, which all have a
# word in every single test - and without the one long walk through the life of a suggestion:
# `make test` takes it.
QUICK := -o addopts=--import-mode=importlib --ignore=tests/domain/test_any_order.py \
	$(addprefix -p no:,schemathesis anyio xdist pytester doctest logging)

export UV_PYTHON ?= python3
export UV_PYTHON_DOWNLOADS ?= never
# Trust what this machine trusts: its own authorities count, as they do for git and Python.
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt),)
export UV_SYSTEM_CERTS ?= true
endif
ifneq ($(shell test -w "$$HOME" && echo writable),writable)
export UV_CACHE_DIR ?= $(CURDIR)/.tools/cache
endif
# Who wants no bytecode beside the sources gets it elsewhere: to compile all of it at every
# start takes longer than most of what is started here.
ifdef PYTHONDONTWRITEBYTECODE
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX ?= $(CURDIR)/.tools/bytecode
endif

.DEFAULT_GOAL := help
.PHONY: help install demo test run bench check lint types contracts unit where migrate clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(TOOLS)  ## set everything up in .venv
	@echo "==> installing"
	@$(UV) sync --frozen --all-groups

demo: $(TOOLS)  ## load the five campaigns, compare published and computed figures
	@echo "==> demo"
	@$(RUN) renda demo

test: $(TOOLS)  ## run all tests
	@echo "==> tests"
	@$(RUN) pytest -n auto

run: $(TOOLS)  ## serve the demo data on 127.0.0.1:8000
	@echo "==> http://127.0.0.1:8000"
	@$(RUN) renda run

bench: $(TOOLS)  ## compare speed with the peers, one JSON line per ratio
	@echo "==> benchmark"
	@$(RUN) --group bench python -m tests.bench

check: lint types contracts test  ## all that must hold before a commit

lint: $(TOOLS)  ## style and format
	@echo "==> lint"
	@$(RUN) ruff check
	@$(RUN) ruff format --check

types: $(TOOLS)  ## static types
	@echo "==> types"
	@$(RUN) mypy

contracts: $(TOOLS)  ## which layer may import which
	@echo "==> contracts"
	@$(RUN) lint-imports

unit: $(TOOLS)  ## the rules of the domain, in seconds
	@echo "==> domain tests"
	@$(RUN) pytest tests/domain $(QUICK)

where:  ## every file about one thing: make where noun=suggestion
	@find domain application interface infrastructure tests -name '*$(noun)*' \
		-not -path '*/__pycache__*' | sort

migrate: $(TOOLS)  ## bring the database at DATABASE_URL up to date
	@echo "==> migrations"
	@$(RUN) renda migrate

clean:  ## remove what can be made again; the data in .renda stays
	rm -rf .venv .tools .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.tools/bin/uv:
	@python3 deploy/get_uv.py --into $(@D)
