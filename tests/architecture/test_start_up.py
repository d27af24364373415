"""What a function imports is what its cold start costs; models and fonts cost most."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.reader.model import needs_the_model

# Powertools imports the bare package botocore, half a millisecond; its session is what takes long.
HEAVY = (
    *("pydantic", "typst", "babel", "boto3", "botocore.session", "aws_xray_sdk"),
    *("anthropic", "openai", "httpx"),
    *("numpy", "onnxruntime", "tokenizers"),
)
# Imports a function, sends it one event, and tells which heavy packages that loaded.
SCRIPT = """
import importlib, json, sys
module, event, heavy = sys.argv[1], json.loads(sys.argv[2]), json.loads(sys.argv[3])
handler = importlib.import_module(module).handler
if event:
    from tests.architecture.reading import ReadingHome
    answer = handler.using(ReadingHome())(event, None)
    assert answer["statusCode"] == 200, answer["body"]
print(json.dumps([name for name in heavy if name in sys.modules]))
"""


def loaded(module: str, event: dict[str, object] | None = None) -> list[str]:
    arguments = [module, json.dumps(event), json.dumps(HEAVY)]
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr
    found: list[str] = json.loads(run.stdout.splitlines()[-1])
    return found


def event(path: str, **query: str) -> dict[str, object]:
    context = {"authorizer": {"claims": {"sub": "anna"}}}
    request = {"path": path, "httpMethod": "GET", "headers": {}, "requestContext": context}
    return {**request, "queryStringParameters": query}


@pytest.mark.parametrize(
    ("module", "event"),
    [
        ("functions.invoices.get", event(f"/invoices/inv_{'0' * 32}")),
        ("functions.invoices.list", event("/invoices")),
        ("functions.invoices.list", event("/invoices", format="csv")),
        ("functions.invoices.list", event("/invoices", format="csv", lines="true")),
        ("functions.health.health", event("/health")),
        ("functions.health.health", event("/openapi.json")),
    ],
)
def test_reading_needs_no_models(module: str, event: dict[str, object]) -> None:
    assert loaded(module, event) == []


@pytest.mark.parametrize(
    "module",
    [
        "functions.invoices.create",
        "functions.invoices.update",
        "functions.invoices.delete",
        "functions.bedrock.conversation",
        "functions.profile.profile",
        "functions.pdf.generate",
    ],
)
def test_a_function_imports_no_adapter_before_its_first_request(module: str) -> None:
    assert set(loaded(module)) <= {"pydantic"}


AWS = {
    "AWS_LAMBDA_FUNCTION_NAME": "test",
    "AWS_DEFAULT_REGION": "eu-central-1",
    "INVOICE_BUCKET": "invoices",
    **{
        f"{name}_TABLE": name.lower()
        for name in ("CONVERSATIONS", "INVOICES", "RATE_LIMITS", "PROFILES", "RECEIPTS")
    },
}
# The models that take longest to make; who never reads one must not make it.
MODELS = ("domain.edits", "domain.conversation", "app.invoice_input", "api.invoice_inputs")


@pytest.mark.parametrize(
    ("module", "part", "needed"),
    [
        ("functions.invoices.get", "read_invoices", set()),
        ("functions.invoices.list", "read_invoices", set()),
        ("functions.pdf.generate", "ensure_pdf", set()),
        ("functions.bedrock.conversation", "take_turn", {"domain.edits", "domain.conversation"}),
        (
            "functions.invoices.update",
            "change_invoice",
            {"domain.edits", "app.invoice_input", "api.invoice_inputs"},
        ),
    ],
)
def test_a_first_request_makes_only_the_models_it_reads(
    module: str, part: str, needed: set[str]
) -> None:
    names = tuple(f"scatterpilot.{name}" for name in MODELS)
    assert loaded_for(module, part, names) == {f"scatterpilot.{name}" for name in needed}


# What draws a PDF, what makes a logo small, and the files.
DRAWING = ("typst", "PIL", "scatterpilot.adapters.s3")


@pytest.mark.parametrize(
    ("module", "part"),
    [
        ("functions.invoices.create", "create_invoice"),
        ("functions.invoices.update", "change_invoice"),
        ("functions.invoices.delete", "change_invoice"),
        ("functions.profile.profile", "edit_profile"),
    ],
)
def test_what_draws_waits_until_something_is_issued_or_saved(module: str, part: str) -> None:
    assert loaded_for(module, part, DRAWING) == set()


def test_issuing_and_drawing_need_no_pillow() -> None:
    assert "PIL" not in loaded_for("functions.pdf.generate", "ensure_pdf", DRAWING)
    assert loaded_for("functions.invoices.update", "issue_invoice", DRAWING) == {"typst"}


# What the learned reader runs on.
READER = ("numpy", "onnxruntime", "tokenizers")


def test_the_reader_waits_until_something_is_to_be_read() -> None:
    assert loaded_for("functions.bedrock.conversation", "take_turn", READER) == set()


@needs_the_model
def test_the_server_loads_the_reader_behind_its_first_reply(tmp_path: Path) -> None:
    script = f"""
import json, sys, threading
from pathlib import Path
from tests.api.browser import Browser
from scatterpilot.local.app import create_app
from scatterpilot.wiring.settings import Settings

def loaded():
    return [name for name in {READER} if name in sys.modules]

app = create_app(Settings(data_dir=Path(sys.argv[1]), log_level="ERROR"))
before = loaded()
assert Browser(app)("GET", "/health").status_code == 200
for thread in threading.enumerate():
    if thread.name == "reader":
        thread.join(30)
print(json.dumps([before, loaded()]))
"""
    assert told(script, str(tmp_path)) == [[], list(READER)]


def told(script: str, *arguments: str) -> object:
    """What a script prints last, as JSON."""
    run = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout.splitlines()[-1])


def loaded_for(module: str, part: str, names: tuple[str, ...]) -> set[str]:
    """Which of these modules a function has loaded once it has made the use case ``part``."""
    script = f"""
import json, sys
from {module} import handler
from scatterpilot.wiring import home
home().{part}
print(json.dumps([name for name in {names} if name in sys.modules]))
"""
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, **AWS},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr
    return set(json.loads(run.stdout.splitlines()[-1]))


def test_loading_a_function_hardly_looks_for_garbage() -> None:
    """What loads stays; by default Python would look some 70 times, each time at more."""
    count = "import gc; print(sum(each['collections'] for each in gc.get_stats()))"
    script = f"import functions.bedrock.conversation; {count}"
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) < 30
