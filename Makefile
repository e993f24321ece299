# Two commands matter: `make demo` and `make test`. Both set up what is missing, then do the work.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.SILENT:
.DEFAULT_GOAL := help
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

PORT ?= 8080
DATA ?= data/demo
SWIFT_NEEDED := 6.3
BUILD_PACKAGES := ca-certificates g++ git libcurl4-openssl-dev libjansson-dev libsqlite3-dev pkg-config tzdata
TEST_PACKAGES := chromium fonts-liberation openssl python3-venv
VENV := .venv-tests

.PHONY: help demo build debug fake test eval mutants lint swift-tests browser-tests peer-tests bench screenshots clean setup setup-tests toolchain

help: ## Say what can be made
	awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: build ## Serve the demo world on http://127.0.0.1:8080 (PORT=9000 moves it, RESET=1 starts over)
	exec .build/release/nexie demo --port $(PORT) --data $(DATA) $(if $(filter 1,$(RESET)),--reset)

build: setup ## Build the release program, .build/release/nexie
	swift build -c release --product nexie

test: setup-tests lint swift-tests peer-tests mutants browser-tests ## Run every check and every test

eval: build ## Run the offline safety evaluation and print the proof
	exec .build/release/nexie eval

mutants: toolchain ## Run it in a build for tests, and show that it notices every planted fault
	swift build --product nexie
	.build/debug/nexie eval --mutants --brief --try-first Tests/EvalsTests/noticed.jsonl --gate 100

lint: toolchain ## Check the formatting of all Swift files
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

bench: build ## Run the benchmarks
	exec $(or $(wildcard bench/run),$(error There are no benchmarks yet: bench/run is missing))

screenshots: $(VENV)/ready $(if $(NEXIE),,debug) ## Photograph every page, phone and desktop, light and dark, into screenshots/index.html
	$(VENV)/bin/python Tests/browser/screenshots.py $(if $(NEXIE),--nexie $(NEXIE))

clean: ## Remove everything that was built; the data stays
	rm -rf .build $(VENV)

# The parts of `test`

# Tests that watch a clock run without the others, which compute: they would wait for a processor.
clocked := ^(WireTests|ConciergeTests)\.
judged := ^EvalsTests\.
swift-tests: toolchain
	swift build --build-tests
	Tests/run-swift --filter '$(clocked)'
	Tests/run-swift --filter '$(judged)'
	Tests/run-swift --skip '$(clocked)' --skip '$(judged)'

browser-tests: $(VENV)/ready
	$(call pytest,Tests/browser,-n 2,$(if $(NEXIE),--nexie $(NEXIE)))

peer-tests: $(VENV)/ready $(if $(FAKE),,fake) $(if $(NEXIE),,debug)
	$(call pytest,Tests/peers,,$(if $(FAKE),--fake $(FAKE)) $(if $(NEXIE),--nexie $(abspath $(NEXIE))))

# As for the Swift tests: what fails is run once more, alone.
pytest = $(VENV)/bin/python -m pytest $(1) $(2) $(3) || $(VENV)/bin/python -m pytest $(1) --last-failed --last-failed-no-failures none $(3)

fake: toolchain
	swift build --product fake-messages

debug: toolchain
	swift build --product nexie

# Set-up: installs only what is missing, so that a second run asks nothing and needs no network

setup: toolchain
	$(call install,$(BUILD_PACKAGES))

setup-tests: toolchain
	$(call install,$(BUILD_PACKAGES) $(TEST_PACKAGES))

$(VENV)/ready: Tests/browser/requirements.txt Tests/peers/requirements.txt | setup-tests
	/usr/bin/python3 -m venv --clear $(VENV)
	$(VENV)/bin/python -m pip install --quiet $(foreach file,$^,--requirement $(file))
	touch $@

toolchain:
	: $(or $(swift),$(error Swift is missing: $(swift_wanted)))
	: $(if $(filter $(SWIFT_NEEDED),$(swift_older)),,$(error Swift $(swift) is too old: $(swift_wanted)))

swift = $(shell swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p')
swift_older = $(shell printf '%s\n' $(SWIFT_NEEDED) $(swift) | sort -V | head -n 1)
swift_wanted = put a Swift $(SWIFT_NEEDED) toolchain on PATH (https://www.swift.org/install/linux)

# What follows names its missing packages in one line where it cannot install them itself

install = $(if $(call missing,$(1)),$(call install_by_apt,$(call missing,$(1))),:)
missing = $(strip $(foreach package,$(1),$(if $(call installed,$(package)),,$(package))))
installed = $(filter installed,$(shell dpkg-query -W -f='$${db:Status-Status} ' $(1) 2>/dev/null))

define install_by_apt
: $(if $(shell command -v apt-get),,$(error There is no apt-get here to install the Debian packages $(1)))
echo 'Installing Debian packages: $(1)'
$(as_root) apt-get update -q
$(as_root) env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $(1)
endef
as_root = $(if $(filter 0,$(shell id -u)),,$(or $(shell command -v sudo),$(error Only root can install the Debian packages $(1))))
