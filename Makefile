# Every task of the workshop; `make help` lists them.
# On a fresh Debian with python3, python3-venv, make and git nothing else is needed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
CASES ?= 100000

# Programs that start many times are compiled once, also where a shell forbids it.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test test-heavy lint types contracts unit unit-postgres build messages law lock sbom audit sizes bench faults attack clean

help:  ## list these tasks
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## ?(.*)/  make \1|\2/' | column -t -s'|'

run: $(VENV)/.run build  ## build what is missing, open the practice world, serve it
	@$(BIN)/netra serve --practice --port $(PORT)

test: $(VENV)/.dev build  ## all checks: style, types, contracts, tests on SQLite and PostgreSQL, journeys in a browser
	@$(MAKE) --no-print-directory lint types contracts
	@$(MAKE) --no-print-directory unit unit-postgres

test-heavy: $(VENV)/.dev build  ## the long runs: many kills, long fuzzing
	$(BIN)/python -m pytest -m heavy --hypothesis-profile heavy

lint:  ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:  ## mypy --strict
	$(BIN)/mypy netra tests scripts

contracts:  ## who may import whom
	$(BIN)/lint-imports

unit:  ## tests on SQLite, journeys among them
	$(BIN)/python -m pytest -m "not heavy" -n 2 --dist loadfile -q --durations=12

unit-postgres:  ## all that touches the database again, on a real PostgreSQL from a wheel
	$(BIN)/python scripts/with_postgres.py $(BIN)/python -m pytest -m "not heavy and not journey" -n 2 --dist loadfile -q --durations=12 \
		--ignore=tests/domain --ignore=tests/ui --ignore=tests/documents --ignore=tests/architecture --ignore=tests/config --ignore=tests/practice --ignore=tests/portal --ignore=tests/engine --ignore=tests/guide --ignore=tests/attack --ignore=tests/captures

bench: $(VENV)/.dev build  ## figures, dashboards and map at CASES cases (100000), on SQLite and on PostgreSQL
	$(BIN)/python bench/figures.py --cases $(CASES)
	$(BIN)/python scripts/with_postgres.py $(BIN)/python bench/figures.py --cases $(CASES)

faults: $(VENV)/.dev build  ## reports looked for again after a thousand kills, a full disk, a lost database, a jumping clock
	$(BIN)/python bench/faults.py --kills 1000

attack: $(VENV)/.dev build  ## ten thousand files, odd forms, every page by everybody, and whether anything gave way
	$(BIN)/python bench/attack.py --uploads 10000 --copies 4000 --matrix 1 --forms 5000 --api 100 --receipts 2000 --nations 200

build: $(VENV)/.run  ## the front end and the translations
	@$(BIN)/python scripts/build_frontend.py
	@$(BIN)/python scripts/compile_messages.py

law: $(VENV)/.run  ## write docs/law anew from the catalogue
	$(BIN)/netra export law docs/law

lock: $(VENV)/.dev  ## pin requirements by hash, naming no index
	$(BIN)/python scripts/lock_requirements.py

sbom: $(VENV)/.run  ## every library of the serving house, as CycloneDX, into sbom.json
	$(BIN)/python scripts/list_components.py sbom.json

audit: $(VENV)/.dev  ## ask public registers about weaknesses of our libraries; needs the network
	$(BIN)/pip-audit --strict --disable-pip --require-hashes -r requirements/base.txt
	PATH="$$PATH:$(CURDIR)/$(BIN)" npm audit --omit=dev

sizes:  ## the ten longest files
	@git ls-files 'netra/*.py' | grep -v migrations | xargs wc -l | sort -rn | sed -n 2,11p

clean:  ## remove what was built, keep the data
	rm -rf $(VENV) node_modules netra/ui/static/ui/dist

$(VENV)/.made:
	@echo "Menyiapkan lingkungan Python ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Netra needs Python 3.11 or newer.")'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: requirements/base.txt pyproject.toml | $(VENV)/.made
	@echo "Memasang pustaka (sekali saja, beberapa menit) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "Memasang alat uji ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
