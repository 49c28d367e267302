# Every target makes this checkout ready first; tools/setup says aloud what it installs.
.DEFAULT_GOAL := run
.PHONY: run test lint format build screenshots catalogue bench fuzz requirements clean ready-run ready-test ready-build
py := .venv/bin/python
offscreen := QT_QPA_PLATFORM=offscreen

run: ready-run
	.venv/bin/chapterhouse tour tour

test: ready-test
	$(offscreen) $(py) -m pytest -q -n 2

lint: ready-test
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/pyright
	.venv/bin/lint-imports

format: ready-test
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

build: ready-build
	$(py) -m PyInstaller --noconfirm --log-level WARN build.spec
	env -i HOME="$$(mktemp -d)" PATH=/nonexistent $$(command -v timeout) 120 dist/chapterhouse/chapterhouse self-test

screenshots: ready-test
	$(offscreen) $(py) -m tests.screenshots screenshots/

catalogue: ready-test
	$(py) -m tests.catalogue

bench: ready-test
	$(offscreen) $(py) -m tests.bench

fuzz: ready-test
	$(offscreen) HYPOTHESIS_PROFILE=fuzz $(py) -m tests.fuzz

compile := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links pyproject.toml
requirements:
	$(compile) --extra install --output-file requirements.txt
	$(compile) --extra dev --constraints requirements.txt --output-file requirements-dev.txt

ready-run ready-test ready-build: ready-%:
	@tools/setup $*

clean:
	rm -rf build dist tour screenshots .hypothesis .pytest_cache .ruff_cache .import_linter_cache *.egg-info
