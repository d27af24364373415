"""The estimate is arithmetic: it counts what there is, and the page tells what it prints."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys

import pytest
from scripts.deployment import costs, metered, prices
from scripts.deployment.metered import Month

from scatterpilot.api.operations import OPERATIONS
from scatterpilot.engines.claude.prompt import SYSTEM
from scatterpilot.engines.claude.tool import UPDATE_INVOICE
from tests.architecture.sources import ROOT
from tests.bedrock_stub.tokens import TOOL_USE_TOKENS, estimate
from tests.infrastructure.template import FUNCTIONS, RESOURCES, TEMPLATE, of_type, read

PAGE = (ROOT / "docs" / "costs.md").read_text(encoding="utf-8")


def test_every_alarm_is_counted() -> None:
    alarms = [
        alarm
        for name in ("monitoring", "billing")
        for alarm in of_type("AWS::CloudWatch::Alarm", read(name)["Resources"])
    ]
    assert len(alarms) == metered.ALARMS


def test_every_rule_of_the_firewall_is_counted() -> None:
    assert len(RESOURCES["WebAcl"]["Properties"]["Rules"]) == metered.FIREWALL_RULES


def test_the_snapshot_of_every_function_is_counted() -> None:
    usual = TEMPLATE["Globals"]["Function"]["MemorySize"]
    memory = [function.get("MemorySize", usual) for function in FUNCTIONS.values()]
    assert sum(memory) / 1024 == metered.SNAPSHOT_GB


def test_every_route_is_counted_with_its_preflight() -> None:
    events = [event for function in FUNCTIONS.values() for event in function["Events"]]
    assert 5 * len(events) == metered.METHOD_METRICS
    assert len(events) > len(OPERATIONS)


def test_what_must_be_asked_for_is_priced() -> None:
    asked = {name for name in TEMPLATE["Parameters"] if name.startswith(("Enable", "UseKms"))}
    priced = " ".join(item.name for item in metered.ON_REQUEST)
    assert [name for name in sorted(asked) if f"`{name}`" not in priced] == []


# The services of the stack that AWS meters, by their resources, and the names of their items.
METERED_SERVICES = {
    "AWS::Serverless::Function": "Lambda",
    "AWS::Serverless::Api": "API Gateway",
    "AWS::DynamoDB::Table": "DynamoDB",
    "AWS::S3::Bucket": "S3",
    "AWS::Cognito::UserPool": "Cognito",
    "AWS::Logs::LogGroup": "CloudWatch: logs",
    "AWS::CloudWatch::Alarm": "CloudWatch: alarms",
    "AWS::CloudWatch::Dashboard": "CloudWatch: dashboard",
    "AWS::KMS::Key": "KMS",
    "AWS::WAFv2::WebACL": "EnableWaf",
    "AWS::CloudTrail::Trail": "EnableDataEvents",
    "AWS::Backup::BackupPlan": "EnableBackup",
    "AWS::CloudFront::Distribution": "CloudFront",
}
# What AWS asks nothing for by itself, or nothing at these sizes.
FREE = (
    *("AWS::IAM", "AWS::SNS", "AWS::Logs::QueryDefinition", "AWS::KMS::Alias"),
    *("AWS::ApiGateway", "AWS::Serverless::LayerVersion", "AWS::S3::BucketPolicy"),
    *("AWS::Cognito::UserPoolClient", "AWS::Cognito::UserPoolDomain", "AWS::Route53::RecordSet"),
    *("AWS::WAFv2::WebACLAssociation", "AWS::Backup::BackupVault", "AWS::Backup::BackupSelection"),
    "AWS::CloudFront::",
    "AWS::Lambda::",
)


def test_every_kind_of_resource_is_priced_or_known_to_be_free() -> None:
    kinds = {
        resource["Type"]
        for name in ("template", "monitoring", "billing", "page")
        for resource in read(name)["Resources"].values()
    }
    priced = " / ".join(item.name for item in (*metered.ALWAYS, *metered.ON_REQUEST))
    for kind in kinds:
        named = METERED_SERVICES.get(kind)
        assert named is not None or kind.startswith(FREE), kind
        assert named is None or named in priced


def test_what_the_model_is_told_each_time_is_no_longer_than_the_estimate_says() -> None:
    tool = {"toolSpec": {"name": UPDATE_INVOICE.name, "inputSchema": UPDATE_INVOICE.schema}}
    told = TOOL_USE_TOKENS + estimate(SYSTEM) + estimate(json.dumps(tool))
    assert told == pytest.approx(metered.CACHED_TOKENS, rel=0.05)


def test_the_model_costs_what_the_code_counts_for_it() -> None:
    assert (prices.MODEL_INPUT.usd, prices.MODEL_OUTPUT.usd) == (3.0, 15.0)
    assert costs.of_an_invoice(metered.MODEL) == pytest.approx(0.0107, abs=5e-5)


@pytest.mark.parametrize("size", costs.SIZES)
def test_a_sum_is_that_of_its_items(size: int) -> None:
    month = Month(size)
    each = [item.amount(month) * item.price.usd / item.price.per for item in metered.ALWAYS]
    assert costs.total(metered.ALWAYS, month) == pytest.approx(sum(each))
    assert costs.after_free(metered.ALWAYS, month) < sum(each)


def test_more_invoices_never_cost_less() -> None:
    sizes = sorted({0, 1, 10_000, 10_001, *costs.SIZES})
    sums = [costs.total(metered.ALWAYS, Month(size)) for size in sizes]
    assert all(less < more for less, more in itertools.pairwise(sums))
    assert costs.total(metered.ALWAYS, Month(0)) == costs.watching()


def test_the_page_has_the_table_that_the_command_writes() -> None:
    assert costs.written(PAGE) == PAGE, "make generated writes it anew"
    assert costs.table() in PAGE


def test_the_figures_in_the_text_are_those_of_the_table() -> None:
    each, model = costs.of_an_invoice(), costs.of_an_invoice(metered.MODEL)
    for figure in (each, model, each - model):
        assert f"${figure:.4f}" in PAGE
    for figure in (costs.watching(), costs.after_free(metered.WATCHING, costs.IDLE)):
        assert f"${figure:.2f}" in PAGE
    assert f"${each * 30:.2f} a month once a day" in PAGE


def test_the_command_prints_the_arithmetic(capsys: pytest.CaptureFixture[str]) -> None:
    costs.show(Month(1_000))
    printed = capsys.readouterr().out
    assert f"Together {costs.total(metered.ALWAYS, Month(1_000)):,.2f}" in printed
    assert prices.AS_OF in printed
    for item in (*metered.ALWAYS, *metered.ON_REQUEST):
        assert item.name in printed


def test_what_deploys_needs_no_models_to_know_the_costs() -> None:
    """It has an environment of its own, with boto3 and nothing else."""
    heavy = "[name for name in ('pydantic', 'babel', 'typst') if name in sys.modules]"
    script = f"import sys; import scripts.deployment.everything; print({heavy})"
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert run.stdout.strip() == "[]", run.stderr
