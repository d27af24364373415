"""Functions as they run on Lambda: with DynamoDB, S3 and nothing they don't need."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

import pytest

from tests.architecture.sources import ROOT
from tests.wiring.daemon import Daemon
from tests.wiring.invoking import event, run_python

pytestmark = pytest.mark.emulator

HEAVY = (
    *("pydantic", "typst", "babel", "boto3", "scatterpilot.engines", "sqlite3"),
    *("anthropic", "openai", "aws_xray_sdk", "uvicorn"),
)
# Sends a function some events, one after the other, and tells the last answer and what was loaded.
SCRIPT = """
import importlib, json, sys
module, events, heavy = sys.argv[1], json.loads(sys.argv[2]), json.loads(sys.argv[3])
handler = importlib.import_module(module).handler
answers = [handler(event, None) for event in events]
print(json.dumps([answers[-1], [name for name in heavy if name in sys.modules]]))
"""


def invoke(
    module: str, environment: Mapping[str, str], *events: dict[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """The function's last answer, and which heavy packages it has loaded."""
    told = run_python(environment, "-c", SCRIPT, module, json.dumps(events), json.dumps(HEAVY))
    *log, last = told
    answer, loaded = json.loads(last)
    return {**answer, "log": log}, loaded


def test_functions_that_read_invoices_load_no_models(environment: dict[str, str]) -> None:
    missing = f"/invoices/inv_{'0' * 32}"
    answer, loaded = invoke("functions.invoices.list", environment, event("GET", "/invoices"))
    assert (answer["statusCode"], loaded) == (200, [])
    answer, loaded = invoke("functions.invoices.get", environment, event("GET", missing))
    assert (answer["statusCode"], loaded) == (404, [])


def test_health_opens_no_client(environment: dict[str, str]) -> None:
    elsewhere = {**environment, "AWS_ENDPOINT_URL": "http://127.0.0.1:1"}
    answer, loaded = invoke("functions.health.health", elsewhere, event("GET", "/health"))
    assert (answer["statusCode"], loaded) == (200, [])


def test_the_whole_path_goes_through_dynamodb_and_s3(environment: dict[str, str]) -> None:
    said = "Invoice Acme for 40 hours of web development at $150, net 30"
    answer, loaded = invoke(
        "functions.bedrock.conversation",
        environment,
        event("POST", "/conversation", {"message": said}),
    )
    assert answer["statusCode"] == 200, answer["body"]
    assert not {"typst", "boto3", "sqlite3"} & set(loaded)
    conversation = json.loads(answer["body"])["conversation_id"]
    answer, loaded = invoke(
        "functions.invoices.create",
        environment,
        event("POST", "/invoices", {"conversation_id": conversation}),
    )
    assert answer["statusCode"] == 201, answer["body"]
    assert not {"typst", "boto3", "scatterpilot.engines", "sqlite3"} & set(loaded)
    invoice = json.loads(answer["body"])["invoice_id"]
    named = event("PUT", "/profile", {"business_name": "Anna & Co"})
    answer, loaded = invoke("functions.profile.profile", environment, named)
    assert answer["statusCode"] == 200, answer["body"]
    assert not {"boto3", "scatterpilot.engines", "sqlite3"} & set(loaded)
    answer, loaded = invoke(
        "functions.pdf.generate", environment, event("POST", f"/invoices/{invoice}/pdf")
    )
    assert answer["statusCode"] == 200, answer["body"]
    assert not {"boto3", "scatterpilot.engines", "sqlite3"} & set(loaded)
    made = json.loads(answer["body"])
    assert made["invoice_number"].endswith("-0001")
    assert "X-Amz-Expires=300" in made["download_url"]


def test_a_turn_tells_x_ray_what_it_asked_of_aws_and_nothing_that_was_said(
    environment: dict[str, str],
) -> None:
    said = event("POST", "/conversation", {"message": "Invoice Wilhelmina for 2 hours at $150"})
    trace = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"
    with Daemon() as daemon:
        traced = {"AWS_XRAY_DAEMON_ADDRESS": daemon.address, "_X_AMZN_TRACE_ID": trace}
        answer, loaded = invoke("functions.bedrock.conversation", {**environment, **traced}, said)
        sent = daemon.received()
    assert answer["statusCode"] == 200, answer["body"]
    assert "aws_xray_sdk" not in loaded
    assert {each["parent_id"] for each in sent} == {"53995c3f42cd8ad8"}
    asked = {(each["aws"]["operation"], each["aws"]["table_name"]) for each in sent}
    assert asked >= {
        ("PutItem", environment["CONVERSATIONS_TABLE"]),
        ("UpdateItem", environment["RATE_LIMITS_TABLE"]),
        ("GetItem", environment["PROFILES_TABLE"]),
    }
    assert "Wilhelmina" not in str(sent)
    assert "anna" not in str(sent)


def test_a_function_without_its_tables_says_so_in_the_log_and_not_to_the_caller() -> None:
    bare = {"AWS_LAMBDA_FUNCTION_NAME": "x", "PATH": os.environ["PATH"]}
    bare["PYTHONPATH"] = str(ROOT / "layers" / "common")
    answer, _ = invoke("functions.invoices.list", bare, event("GET", "/invoices"))
    assert answer["statusCode"] == 500
    assert "INVOICES_TABLE" not in answer["body"]
    assert "INVOICE_BUCKET is missing\\nPROFILES_TABLE is missing" in answer["log"][0]
