# Two commands do all the set-up: `make report` runs the monthly job on this workspace, `make test`
# runs every test. Needs Python 3.11 or 3.12 (PYTHON=python3.12 to choose), a C compiler and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A worker that has done its share takes tests of the slowest; more than four only repeat set-up.
WORKERS := -n auto --maxprocesses 4 --dist worksteal
# gcc 14 takes an old habit of durable-rules' C code for an error; these flags let it pass.
BUILD_FLAGS := CFLAGS="-Wno-error=implicit-function-declaration -Wno-error=incompatible-pointer-types"

.PHONY: report templates test quick lint check catalogue bench fuzz validate pictures clean

report: $(VENV)/.installed  ## build the report of each plan at its latest period
	@$(BIN)/sheetgen build; status=$$?; test $$status -le 1

templates: $(VENV)/.installed  ## write the input templates of the latest period
	@$(BIN)/sheetgen template

test: $(VENV)/.installed-dev  ## run every test, on up to four cores
	@$(BIN)/python -m pytest $(WORKERS)

quick: $(VENV)/.installed-dev  ## every test but those that open files with LibreOffice
	@$(BIN)/python -m pytest $(WORKERS) -m "not office"

lint: $(VENV)/.installed-dev  ## style, types, directions, catalogue, spelling
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/yamllint --strict rules templates
	$(BIN)/codespell README.md ARCHITECTURE.md CONTRIBUTING.md CHANGELOG.md docs/*.md
	$(BIN)/python scripts/catalogue.py check

check: lint test  ## all that CI runs

catalogue: $(VENV)/.installed-dev  ## collect the sentences to translate, and compile the catalogue
	$(BIN)/python scripts/catalogue.py update
	$(BIN)/python scripts/catalogue.py compile

bench: $(VENV)/.installed-dev  ## benchmarks: ratios against named peers, in one run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/judging.py
	$(BIN)/python benchmarks/writing.py
	$(BIN)/python benchmarks/templates.py

fuzz: $(VENV)/.installed-dev  ## long fuzzing: random rule sets, 200,000 rows against the hand oracle
	PYTHONPATH=tests $(BIN)/python scripts/fuzz_rules.py

validate: $(VENV)/.installed-dev  ## every file against Microsoft's schema and our lint (slow, needs npx)
	$(BIN)/python scripts/validate.py

pictures: $(VENV)/.installed-dev  ## the pictures of README, rendered by LibreOffice
	$(BIN)/python scripts/pictures.py

clean:
	rm -rf $(VENV) output

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "installing into $(VENV) ..."
	@$(BUILD_FLAGS) $(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
