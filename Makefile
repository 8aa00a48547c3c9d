# Everything a newcomer needs: "make demo" and "make test".
.DEFAULT_GOAL := help
.PHONY: help demo demo-headless test gate-coverage lint qt-words screenshots portable install install-test clean

# A uv of the system serves; without one, a private one is put into build/.
UV := $(shell command -v uv 2>/dev/null || echo build/uv/bin/uv)
RUN := $(UV) run --frozen --no-sync

help:
	@echo "make demo           install what is needed and open the sample contest as judge 1"
	@echo "make demo-headless  the whole story without a screen, into demo-out/"
	@echo "make test           install what is needed and run all tests"
	@echo "make gate-coverage  every branch of the gate, by its own tests"
	@echo "make qt-words       compile our words for Qt's own dialogs"
	@echo "make screenshots    every screen and every PDF page, into build/screens/"
	@echo "make portable       the program as a folder that needs no Python, into build/portable/"

build/uv/bin/uv:
	python3 -m venv build/uv
	build/uv/bin/pip install --quiet --disable-pip-version-check uv

build/.run-packages: system-packages.txt
	@mkdir -p build
	scripts/install-system-packages run
	@touch $@

build/.test-packages: system-packages.txt
	@mkdir -p build
	scripts/install-system-packages test
	@touch $@

# The order matters: python3-venv comes with the system packages.
install: build/.run-packages
	@test -x "$(UV)" || $(MAKE) --no-print-directory build/uv/bin/uv
	$(UV) sync --frozen --quiet --inexact --no-default-groups --extra staff --extra vlc

install-test: build/.test-packages
	@test -x "$(UV)" || $(MAKE) --no-print-directory build/uv/bin/uv
	$(UV) sync --frozen --quiet --all-extras

demo: install
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    $(RUN) judge-app demo -o demo-out; \
	else \
	    echo "There is no screen here: the demo runs without a window (make demo-headless)."; \
	    $(RUN) judge-app demo --headless -o demo-out; \
	fi

demo-headless: install
	$(RUN) judge-app demo --headless -o demo-out

lint: install-test
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy

test: lint
	$(RUN) pytest -n 2 --dist loadfile -q

# Qt reads compiled words only; a test holds the two files together.
qt-words: install-test
	$(RUN) pyside6-lrelease -silent resources/i18n/qt/vi.ts -qm resources/i18n/qt/vi.qm

# The gate is the code that must never be wrong: every line and every branch of it is tested.
GATE_TESTS := tests/documents/gate tests/documents/keys/test_mark_seal.py
gate-coverage: install-test
	COVERAGE_FILE=build/.gate-coverage $(RUN) coverage run --rcfile=/dev/null --branch \
	    --include='judge_app/documents/gate/*.py,judge_app/documents/keys/mark_seal.py' \
	    -m pytest -q -p no:randomly $(GATE_TESTS)
	COVERAGE_FILE=build/.gate-coverage $(RUN) coverage report --rcfile=/dev/null -m --fail-under=100

screenshots: install-test
	$(RUN) python -m tools.screens

# See docs/portable.md; on Windows, which has no make, the same commands are given there.
portable: install-test
	$(UV) sync --frozen --quiet --all-extras --group portable
	rm -rf build/portable
	$(RUN) pyinstaller --noconfirm --log-level ERROR --distpath build/portable \
	    --workpath build/pyinstaller build.spec
	cp resources/portable/*.txt build/portable/judge-app/
	scripts/try-portable build/portable/judge-app

clean:
	rm -rf build demo-out
