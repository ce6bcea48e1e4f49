# Two commands do all the set-up: `make report` runs the monthly job on this workspace, `make test`
# runs every test. Needs Python 3.11 or later (PYTHON=python3.12 to choose) and make; the rule engine
# is built where there is a C compiler.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A worker that has done its share takes tests of the slowest; more than four only repeat set-up.
WORKERS := -n auto --maxprocesses 4 --dist worksteal

.PHONY: report templates test quick coverage lint check catalogue bench fuzz text-proof validate page-check install-check reliability pictures clean

report: $(VENV)/.installed  ## build the report of each plan at its latest period
	@$(BIN)/sheetgen build; status=$$?; test $$status -le 1

templates: $(VENV)/.installed  ## write the input templates of the latest period
	@$(BIN)/sheetgen template

test: $(VENV)/.installed-dev  ## run every test, on up to four cores
	@$(BIN)/python -m pytest $(WORKERS)

quick: $(VENV)/.installed-dev  ## what is quick: without LibreOffice and without the sweeps of one promise over every place
	@$(BIN)/python -m pytest $(WORKERS) -m "not office and not sweep"

coverage: export COVERAGE_FILE := $(CURDIR)/$(VENV)/coverage
coverage: $(VENV)/.installed-dev  ## branches that no test takes, counted by every test and written with why to docs/coverage.md (slow)
	$(BIN)/python -m pytest $(WORKERS) --cov --cov-report=
	$(BIN)/python -m coverage json -q -o $(VENV)/coverage.json
	$(BIN)/python scripts/coverage_page.py $(VENV)/coverage.json

lint: $(VENV)/.installed-dev  ## style, types, directions, catalogue, spelling
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/yamllint --strict rules templates phrases reports
	$(BIN)/codespell README.md ARCHITECTURE.md CONTRIBUTING.md CHANGELOG.md docs/*.md
	$(BIN)/python scripts/catalogue.py check

check: lint test  ## all that CI runs

catalogue: $(VENV)/.installed-dev  ## collect the sentences to translate, compile the catalogues, write the page of faults
	$(BIN)/python scripts/catalogue.py update
	$(BIN)/python scripts/catalogue.py compile
	$(BIN)/python scripts/faults.py
	$(BIN)/python scripts/schemas.py

bench: $(VENV)/.installed-dev  ## benchmarks: ratios against named peers, in one run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/judging.py
	$(BIN)/python benchmarks/writing.py
	$(BIN)/python benchmarks/templates.py

fuzz: $(VENV)/.installed-dev  ## long fuzzing: random rule sets, 200,000 rows against the hand oracle; 2,000 spoilt files; 40 years changed at random
	PYTHONPATH=tests $(BIN)/python scripts/fuzz_rules.py
	PYTHONPATH=tests $(BIN)/python scripts/fuzz_files.py
	PYTHONPATH=tests $(BIN)/python scripts/fuzz_years.py

text-proof: $(VENV)/.installed-dev  ## 500 sentences of the printed reports made wrong by script: which are found (slow)
	PYTHONPATH=tests $(BIN)/python scripts/mutate_text.py

reliability: $(VENV)/.installed-dev  ## each command stopped at every change of the disk, builds killed at random (slow)
	SHEETGEN_EVERY_STOP=1 $(BIN)/python -m pytest tests/disk
	PYTHONPATH=tests $(BIN)/python scripts/kill_builds.py

validate: $(VENV)/.installed-dev  ## every file against Microsoft's schema and our lint (slow, needs npx)
	$(BIN)/python scripts/validate.py

page-check: $(VENV)/.installed  ## the page for a telephone in chromium, without a network, and by axe-core (slow, needs chromium and npm)
	npm install --no-audit --no-fund --silent --prefix $(VENV)/page-check puppeteer-core axe-core
	@$(BIN)/sheetgen build --html --again > /dev/null; status=$$?; test $$status -le 1
	node scripts/page_check.mjs $(VENV)/page-check output/*/*/*.html

install-check:  ## install and run where there is no C compiler, and where there is one (slow)
	$(PYTHON) scripts/install_check.py

pictures: $(VENV)/.installed-dev  ## the pictures of README, rendered by LibreOffice
	$(BIN)/python scripts/pictures.py

clean:
	rm -rf $(VENV) output

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt requirements-engine.txt pyproject.toml | $(VENV)/bin/python
	@echo "installing into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@$(BIN)/python scripts/engine.py
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
