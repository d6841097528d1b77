# Two commands matter: `make report` and `make test`. Each makes the environment first, once.
# `make` alone lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TRAINED := $(VENV)-train/.ready

# Keep the numeric libraries to one thread: faster for small matrices, and the same result each time.
export OMP_NUM_THREADS := 1
# Charts in notebooks need the notebook's own backend.
unexport MPLBACKEND

.DEFAULT_GOAL := help
.PHONY: help report test lab notebooks check bench train evaluate lock clean

help:  ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

report: $(READY)  ## a report on each sample corpus, in reports/
	$(BIN)/claimbook report

test: check  ## every check: style, types, tests, doctests, notebooks, the report in a browser, quality floors
	$(BIN)/python -m pytest
	$(BIN)/python -m pytest --nbval --nbval-cell-timeout=300 notebooks

lab: $(READY)  ## the notebooks, in JupyterLab
	$(BIN)/claimbook lab

notebooks: $(READY)  ## run the notebooks on the sample and keep their outputs, after a change
	$(BIN)/python -m helpers.views.rendered

check: $(READY)  ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)  ## words per CPU second of each stage, and how a large corpus is linked
	$(BIN)/python tests/benchmarks/stages.py
	$(BIN)/python tests/benchmarks/sources.py
	@test -d $(VENV)-peers || $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
	  -r requirements-bench.lock --target $(VENV)-peers || echo "quantulum3 cannot be installed here, so its speed is left out" >&2
	PYTHONPATH=$(VENV)-peers $(BIN)/python tests/benchmarks/figures_and_dates.py

train: $(TRAINED)  ## the models of claims, made again: make train POLNEAR=... ENCODER=.../model.safetensors [NEWS="files"]
	@test -n "$(POLNEAR)" && test -n "$(ENCODER)" || { echo "say where PolNeAR and the encoder lie: make train POLNEAR=dir ENCODER=model.safetensors" >&2; exit 2; }
	$(VENV)-train/bin/python -m helpers.training.learn --polnear $(POLNEAR) --encoder $(ENCODER) --out build/first
	$(VENV)-train/bin/python -m helpers.training.distil --model fast --polnear $(POLNEAR) --unmarked $(NEWS) --teacher build/first/best.pt --spellings 1 --epochs 8 --out build/small
	$(VENV)-train/bin/python -m helpers.training.distil --polnear $(POLNEAR) --model accurate --unmarked $(NEWS) --teacher build/first/best.pt build/small/best.pt --encoder $(ENCODER) --spellings 1 --epochs 6 --rate 2e-4 --decay 0.9 --average 0.998 --seed 2 --out build/whole
	$(VENV)-train/bin/python -m helpers.training.distil --polnear $(POLNEAR) --model fast --unmarked $(NEWS) --teacher build/whole/best.pt build/first/best.pt --spellings 2 --epochs 6 --seed 3 --out build/fast
	$(VENV)-train/bin/python -m helpers.training.distil --polnear $(POLNEAR) --model accurate --begin build/whole/best.pt --teacher build/whole/best.pt build/first/best.pt build/fast/best.pt --spellings 1 --epochs 2 --rate 8e-5 --decay 0.9 --average 0.998 --seed 7 --out build/longer
	$(VENV)-train/bin/python -m helpers.training.slim --polnear $(POLNEAR) --state build/longer/best.pt --out build/slim.pt
	$(VENV)-train/bin/python -m helpers.training.distil --polnear $(POLNEAR) --model accurate --begin build/slim.pt --unmarked $(NEWS) --teacher build/longer/best.pt build/first/best.pt build/whole/best.pt --spellings 1 --epochs 3 --rate 1.2e-4 --decay 0.9 --average 0.998 --seed 11 --out build/accurate
	$(VENV)-train/bin/python -m helpers.training.finish --model fast --state build/fast/best.pt --polnear $(POLNEAR)
	$(VENV)-train/bin/python -m helpers.training.finish --model accurate --state build/accurate/mean.pt --polnear $(POLNEAR)
	$(BIN)/claimbook evaluate $(POLNEAR)/dev --json helpers/models/scores.json
	$(BIN)/claimbook evaluate $(POLNEAR)/dev --model fast --json helpers/models/scores.json

evaluate: $(READY)  ## the quality floors, on the corpora that CLAIMBOOK_CORPORA names
	$(BIN)/python -m pytest tests/test_quality.py -s -v

lock:  ## re-make requirements.lock; needs uv
	@command -v uv > /dev/null || { echo "make lock needs uv; see its documentation for how to install it" >&2; exit 1; }
	uv pip compile pyproject.toml --extra test --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-header --no-emit-index-url --no-emit-find-links --output-file requirements.lock
	uv pip compile pyproject.toml --extra train --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-header --no-emit-index-url --no-emit-find-links --output-file requirements-train.lock
	echo 'quantulum3>=0.9' | uv pip compile - --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-header --no-emit-index-url --no-emit-find-links --output-file requirements-bench.lock

clean:  ## remove the environment, the report and what tools keep
	rm -rf $(VENV) $(VENV)-peers reports build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment, from hashes alone. Made again when the lock or the project's metadata changes.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Claimbook needs Python 3.11 or newer, and $(PYTHON) is not. Say which one to use: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
	  echo "$(PYTHON) cannot make an environment. On Debian and Ubuntu: apt-get install python3-venv" >&2; rm -rf $(VENV); exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

# Training has an environment of its own; torch is large.
$(TRAINED): requirements-train.lock $(READY)
	@test -x $(VENV)-train/bin/python || $(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-train.lock
	@touch $(TRAINED)
