# `make demo` and `make test` do all their set-up themselves, in .venv; see CONTRIBUTING.md.

PYTHON ?= python3
VENV   := .venv
BIN    := $(CURDIR)/$(VENV)/bin
PIP    := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input

# What pytest gets in addition, e.g. make test PYTEST_ARGS='-k checkpoint -x'
PYTEST_ARGS ?=
PYTEST_SECONDS := 2400
SMOKE_SECONDS  := 60
# Processes that share the tests, a file at a time: make test PYTEST_WORKERS=0 for none, to debug. Guests and servers
# are waited for a third of the time, so it takes four of them to have two cores at work always.
PYTEST_WORKERS ?= 4

# The tests start the command some hundred times: without bytecode each start compiles everything anew.
unexport PYTHONDONTWRITEBYTECODE

# Not for `make coverage`: interrupts at any moment hit coverage's own locks too, which do not survive that; the others
# measure processor time, or try so much that being watched triples what they take.
UNTRACED := tests/client/blocking/test_interrupts.py tests/server/conf/domain/test_growth.py \
	tests/server/conf/domain/test_odd_documents.py tests/server/moments/test_growth.py \
	tests/server/objects/test_pins.py tests/server/dispatch/test_size_checks.py tests/server/test_odd_texts.py \
	tests/server/replay
# Measures turns of the server's loop: nothing else runs meanwhile.
ALONE := tests/server/guard

# Tests of every part, which take seconds.
SDIST_TESTS := tests/protocol/test_message.py tests/gen/test_names.py tests/gen/test_goldens.py tests/client/test_handles.py \
	tests/command/test_checkpoint.py tests/traffic/test_capture.py tests/server/conf/test_values.py

.PHONY: demo test collect bench peers lint typecheck gen-check wheel sdist pytest coverage test-pythons smoke-pythons without-peers smoke ide clean

demo: $(VENV)/.installed
	@$(BIN)/python examples/demo.py

# Up to the first that fails, cheapest first. What is downloaded and unpacked shares the processors with what computes.
test:
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target $(VENV)/.installed-dev peers
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory gen-check
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target typecheck sdist smoke-pythons collect
	@$(MAKE) --no-print-directory pytest
	@echo "== everything passed"

bench: $(VENV)/.installed-dev
	@$(MAKE) --no-print-directory peers
	@$(BIN)/python -m bench

lint: $(VENV)/.installed-dev
	@echo "== ruff"
	@$(BIN)/ruff format --quiet --check . || { $(BIN)/ruff format --check .; exit 1; }
	@$(BIN)/ruff check --quiet .

gen-check: $(VENV)/.installed-dev
	@echo "== virtrio gen --check"
	@$(BIN)/virtrio gen --check

wheel: $(VENV)/.installed-dev
	@rm -rf build dist
	@$(BIN)/python -m build --outdir dist . >dist.log 2>&1 || { cat dist.log; rm -f dist.log; exit 1; }
	@rm -f dist.log

# The wheel is what is checked: mypy cannot follow the mapping of folders to packages in the checkout, and this way the
# packaging is tested too.
typecheck: wheel
	@echo "== mypy --strict on the installed wheel"
	@rm -rf build/wheel && mkdir -p build/wheel
	@$(PIP) install --no-deps --target build/wheel dist/*.whl
	@cd build/wheel && env -u MYPYPATH $(BIN)/mypy --config-file ../../pyproject.toml --strict -p virtrio
	@cd build/wheel && env -u MYPYPATH $(BIN)/mypy --config-file ../../pyproject.toml --strict ../../examples/driver.py ../../tests/typing/*.py

# The source distribution as its users test it: unpacked, with the wheel that was made of it. `-P` and PYTHONPATH have
# Python find the whole package in the wheel, not the folder virtrio/, which is a part of it.
sdist: typecheck
	@echo "== tests in the unpacked sdist"
	@rm -rf build/sdist && mkdir -p build/sdist && tar -xzf dist/*.tar.gz -C build/sdist --strip-components=1
	@cd build/sdist && PYTHONPATH=$(CURDIR)/build/wheel:$(CURDIR)/build/sdist timeout --foreground $(PYTEST_SECONDS) \
		$(BIN)/python -P -m pytest --quiet --no-header $(SDIST_TESTS)

peers:
	@.ci/peers
	@.ci/libvirt-source .cache/libvirt

# Compiles tests and modules once, for the processes that share the tests would all do it at the same time.
collect: $(VENV)/.installed-dev
	@said=$$($(BIN)/python -m pytest --collect-only -qqq --no-header 2>&1) || { echo "$$said"; exit 1; }

# SIGABRT makes a test that hangs show where every thread is.
pytest: $(VENV)/.installed-dev
	@echo "== pytest"
	@timeout --foreground --signal=ABRT $(PYTEST_SECONDS) $(BIN)/python -m pytest --quiet --no-header \
		--numprocesses=$(PYTEST_WORKERS) --dist=loadfile --no-loadscope-reorder $(ALONE:%=--ignore=%) $(PYTEST_ARGS)
	@timeout --foreground --signal=ABRT $(PYTEST_SECONDS) $(BIN)/python -m pytest --quiet --no-header $(ALONE)

coverage: $(VENV)/.installed-dev
	@echo "== pytest, and what it does not reach"
	@timeout --foreground --signal=ABRT $(PYTEST_SECONDS) $(BIN)/python -m pytest --quiet --no-header \
		--numprocesses=$(PYTEST_WORKERS) --dist=loadfile --no-loadscope-reorder --cov --cov-branch --cov-report=term:skip-covered \
		$(UNTRACED:%=--ignore=%) $(ALONE:%=--ignore=%) $(PYTEST_ARGS)

# The two below on every Python that starts (.ci/pythons): the tests that need no peers, each in its own .venv-3.x, and
# what takes seconds.
test-pythons:
	@MAKE="$(MAKE)" PYTHON="$(PYTHON)" .ci/pythons without-peers .venv

smoke-pythons: wheel
	@MAKE="$(MAKE)" PYTHON="$(PYTHON)" .ci/pythons smoke build/smoke

without-peers: $(VENV)/.installed-dev
	@timeout --foreground --signal=ABRT $(PYTEST_SECONDS) $(BIN)/python -m pytest --quiet --no-header -m 'not peer' \
		--numprocesses=$(PYTEST_WORKERS) --dist=loadfile --no-loadscope-reorder $(ALONE:%=--ignore=%) $(PYTEST_ARGS)
	$(if $(PYTEST_ARGS),,@timeout --foreground --signal=ABRT $(PYTEST_SECONDS) $(BIN)/python -m pytest --quiet \
		--no-header -m 'not peer' $(ALONE))

# The wheel with its own dependencies only. Isolated (-I), so nothing comes from the checkout.
smoke: $(VENV)/.created
	@timeout --foreground $(SMOKE_SECONDS) $(PIP) install --no-compile dist/*.whl
	@timeout --foreground $(SMOKE_SECONDS) $(BIN)/python -I tests/smoke.py

# Editors follow imports by folders, not by the mapping in pyproject.toml: links of its packages make virtrio/ whole.
ide: $(VENV)/.installed-dev
	@for folder in protocol gen server client; do ln -sfn ../$$folder virtrio/$$folder; done

$(VENV)/.created:
	@.ci/venv "$(PYTHON)" $(VENV)
	@touch $@

$(VENV)/.installed: pyproject.toml $(VENV)/.created
	@echo "== installing virtrio into $(VENV)"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml $(VENV)/.created
	@echo "== installing virtrio and its development tools into $(VENV)"
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/.installed

clean:
	@rm -rf build dist dist.log .cache *.egg-info .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis $(VENV) $(VENV)-3.*
	@rm -f virtrio/protocol virtrio/gen virtrio/server virtrio/client
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
