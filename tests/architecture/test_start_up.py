"""What a function imports is what its cold start costs; models and fonts cost most."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.architecture.sources import ROOT

# Powertools imports the bare package botocore, half a millisecond; its session is what takes long.
HEAVY = (
    *("pydantic", "typst", "babel", "boto3", "botocore.session", "aws_xray_sdk"),
    *("anthropic", "openai", "httpx"),
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
    script = f"""
import json, sys
from {module} import handler
from scatterpilot.wiring import home
home().{part}
print(json.dumps([name for name in {MODELS} if "scatterpilot." + name in sys.modules]))
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
    assert set(json.loads(run.stdout)) == needed


def test_loading_a_function_hardly_looks_for_garbage() -> None:
    """What loads stays; by default Python would look some 70 times, each time at more."""
    count = "import gc; print(sum(each['collections'] for each in gc.get_stats()))"
    script = f"import functions.bedrock.conversation; {count}"
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) < 30
