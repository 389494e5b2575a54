# Every target sets up what it needs first: a .venv, and uv inside .tools if the machine has none.
PORT ?= 8080
CUSTOMERS ?= 0
PYTHON ?= python3
SEED ?= $(shell date +%s)
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
BIN := .venv/bin

.PHONY: demo run test lint bench soak image setup evaluate model postgresql
.DEFAULT_GOAL := help

help: ## What can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

demo: .venv/runtime ## The café in the browser, no token needed (PORT=9000 for another port, CUSTOMERS=200 for many more)
	@exec $(BIN)/xenia demo --port $(PORT) --customers $(CUSTOMERS)

run: .venv/runtime ## The bot, live, with XENIA_BOT_TOKEN
	@exec $(BIN)/xenia run

test: .venv/ready ## The whole suite
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: .venv/ready ## Format, rules, types, direction of imports, texts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python .ci/locales.py

bench: .venv/ready ## Xenia beside stock bots, the sender, a million customers (ARGS=--quick: a first look at the bots)
	@PYTHONPATH=tests $(BIN)/python -m bench $(ARGS)
	@$(if $(ARGS),,PYTHONPATH=tests $(BIN)/python -m bench.deliveries)
	@$(if $(ARGS),,PYTHONPATH=tests $(BIN)/python -m bench.occasions)
	@$(if $(ARGS),,PYTHONPATH=tests $(BIN)/python -m bench.announcements)
	@$(if $(ARGS),,PYTHONPATH=tests $(BIN)/python -m bench.announcing)
	@$(if $(ARGS),,PYTHONPATH=tests $(BIN)/python -m bench.words)

image: .venv/ready ## Build the container image and run it, where buildah or docker is there
	$(BIN)/python -m pytest -m image -rs tests/docker

soak: .venv/ready ## Thousands of kills, power cuts and bad days, a whole year of 5,000 customers (SEED=7 repeats one)
	KILLS=3000 POWER_CUTS=20000 KILL_SEED=$(SEED) POWER_CUT_SEED=$(SEED) $(BIN)/python -m pytest -n auto tests/kills tests/powercut
	EVERYWHERE=1 $(BIN)/python -m pytest -n auto --dist worksteal -k postgresql
	RACES=1000 BOOK_STEPS=20000 $(BIN)/python -m pytest -n auto tests/rewards/test_races.py tests/ledger
	RECIPIENTS=20000 FAULT_SEED=$(SEED) $(BIN)/python -m pytest -s tests/deliveries/test_fault_run.py
	ANNOUNCED=20000 FAULT_SEED=$(SEED) $(BIN)/python -m pytest -s tests/announcements/test_announcement_fault_run.py
	RELAYED=2000 RELAY_SEED=$(SEED) $(BIN)/python -m pytest -s tests/care/test_relay_run.py -k "not planted"
	BAD_DAY=1000 $(BIN)/python -m pytest tests/intake/test_send_faults.py
	FORGED=4 $(BIN)/python -m pytest tests/bot/test_forged_taps.py
	HOSTILE_TEXTS=100000 HOSTILE_CHATS=100000 $(BIN)/python -m pytest tests/conversation -k "strange or hostile"
	YEAR_CUSTOMERS=5000 YEAR_SEED=$(SEED) $(BIN)/python -m pytest -s tests/year -k "sqlite or can_be"

postgresql: .venv/ready ## Choose anew which tests run on PostgreSQL each time (tests/statements.py says how)
	STATEMENTS=write $(BIN)/python -m pytest -k sqlite

evaluate: .venv/ready ## How well customers are understood, per intent and alphabet, worst first (XENIA_OUTSIDERS=folder of public sets)
	@PYTHONPATH=tests $(BIN)/python -m conversation.evaluate

model: .venv/ready ## Learn anew from the examples in src/xenia/conversation/examples, in half a minute
	$(BIN)/python -m xenia.conversation.learn

setup: .venv/ready ## Only the set-up

.tools/bin/uv:
	$(PYTHON) -m venv .tools
	.tools/bin/pip install --quiet --disable-pip-version-check uv

.venv/runtime: pyproject.toml uv.lock | $(filter .tools/bin/uv,$(UV))
	$(UV) sync --quiet --locked --no-dev --inexact
	@touch $@

.venv/ready: pyproject.toml uv.lock | $(filter .tools/bin/uv,$(UV))
	$(UV) sync --quiet --locked
	@touch $@ .venv/runtime
