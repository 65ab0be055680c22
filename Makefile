# Two commands: `make demo` shows the product, `make test` runs every check.  Both install what is missing.

INGEST := .venv/bin/ingest
EVAL ?= ../shared/eval

.PHONY: help setup setup-tests demo test bench accuracy clean

help:
	@echo "make demo    ingest the sample in scans/ into archive.db"
	@echo "make test    lint, types, house contracts and all tests"
	@echo "make bench   speed and accuracy, with pictures"
	@echo "make accuracy EVAL=FOLDER   articles and letters against the truth of real scans"
	@echo "make setup   install what is missing to ingest and to read (part of the others)"
	@echo "make clean   remove what was generated, not the scans nor the corrections"

setup:
	@sh .ci/setup

setup-tests:
	@sh .ci/setup test

demo: setup
	@$(INGEST) run

test: setup-tests
	@sh .ci/test

bench: setup-tests
	@.venv/bin/python -m tests.bench

accuracy: setup-tests
	@.venv/bin/python -m tests.bench.accuracy $(EVAL)

clean:
	rm -rf .setup .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find ocr_output \( -name '*.jsonl' ! -name corrections.jsonl -o -name issue.json \) -delete
	find ocr_output -mindepth 1 -type d -empty -delete
	rm -f archive.db archive.db-wal archive.db-shm metadata.json
