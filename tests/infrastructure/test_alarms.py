"""Alarms watch what is really sent, and each tells whoever it wakes what to do."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from scatterpilot.api import operations
from scatterpilot.api.metrics import Meter, count_answer, count_creation, count_turn
from tests.architecture.sources import ROOT
from tests.infrastructure.aws_metrics import AWS_METRICS
from tests.infrastructure.template import FUNCTIONS, TABLES, TEMPLATE, of_type, properties, read

MONITORING, BILLING = read("monitoring"), read("billing")
ALARMS = {
    name: alarm
    for template in (MONITORING, BILLING)
    for name, alarm in of_type("AWS::CloudWatch::Alarm", template["Resources"]).items()
}
BODY = MONITORING["Resources"]["Dashboard"]["Properties"]["DashboardBody"]["Fn::Sub"]
SERIES = [s for widget in json.loads(BODY)["widgets"] for s in widget["properties"]["metrics"]]
RUNBOOK = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")

Sent = dict[str, set[frozenset[str]]]
"""Metrics by name, each with the sets of dimensions that it is sent under."""


def value(given: Any) -> str:
    """A template's text as it is written, without what stands for it."""
    return str(next(iter(given.values())) if isinstance(given, dict) else given)


def dimensions(alarm: dict[str, Any]) -> dict[str, str]:
    return {each["Name"]: value(each["Value"]) for each in alarm["Dimensions"]}


@pytest.fixture
def sent(capsys: pytest.CaptureFixture[str]) -> Sent:
    """What the code itself sends, when everything happens that it counts."""
    meter = Meter("ScatterPilot", "dev")
    turn = {
        "turn": 1,
        "invoice_created": True,
        "degraded": True,
        "failures": "retired",
        **dict.fromkeys(("input_tokens", "output_tokens"), 1),
        **dict.fromkeys(("cache_read_tokens", "cache_write_tokens"), 1),
        "cost_usd": "1",
        "conversation_cost_usd": "1",
    }
    count_turn(meter, turn)
    count_creation(meter, turn)
    for status in (200, 500):
        for operation in (operations.TAKE_TURN, operations.CREATE_PDF):
            count_answer(meter, operation, status, "code" if status == 500 else None, 1.0)
    found: Sent = {}
    for line in map(json.loads, capsys.readouterr().out.splitlines()):
        [directive] = line["_aws"]["CloudWatchMetrics"]
        for metric in directive["Metrics"]:
            sets = found.setdefault(metric["Name"], set())
            sets.update(map(frozenset, directive["Dimensions"]))
    return found


def is_sent(sent: Sent, namespace: str, name: str, by: frozenset[str]) -> bool:
    if namespace == "ScatterPilot":
        return by in sent.get(name, ())
    return AWS_METRICS[namespace].get(name) == by


@pytest.mark.parametrize("name", ALARMS)
def test_an_alarm_watches_a_metric_that_is_sent_with_those_dimensions(
    name: str, sent: Sent
) -> None:
    alarm = ALARMS[name]
    by = frozenset(dimensions(alarm))
    assert is_sent(sent, alarm["Namespace"], alarm["MetricName"], by)


def test_the_dashboard_shows_metrics_that_are_sent_with_those_dimensions(sent: Sent) -> None:
    plain = [series for series in SERIES if not isinstance(series[0], dict)]
    assert len(plain) > 20
    for namespace, metric, *pairs in plain:
        names = [each for each in pairs if isinstance(each, str)][::2]
        assert is_sent(sent, namespace, metric, frozenset(names)), metric


def test_the_guide_names_every_metric_and_each_is_found_without_dimensions(sent: Sent) -> None:
    guide = (ROOT / "DEPLOYMENT_GUIDE.md").read_text(encoding="utf-8")
    for name, sets in sent.items():
        assert f"`{name}`" in guide
        assert {frozenset(), frozenset({"environment"})} <= sets
    asked = re.findall(r"--namespace ScatterPilot --metric-name (\w+)", guide)
    assert set(asked) <= set(sent)
    assert len(asked) == 2


def test_an_alarm_names_what_the_stack_calls_it() -> None:
    """A function, table or API of another name would send nothing, and the alarm stay silent."""
    called = {
        "FunctionName": {each["FunctionName"]["Fn::Sub"] for each in FUNCTIONS.values()},
        "TableName": {each["TableName"]["Fn::Sub"] for each in TABLES.values()},
        "ApiName": {properties("Api")["Name"]["Fn::Sub"]},
        "Stage": {"ApiStageName"},
        "UserPool": {"UserPoolId"},
        "UserPoolClient": {"UserPoolClientId"},
        "environment": {"Environment"},
        "Currency": {"USD"},
    }
    for alarm in ALARMS.values():
        for name, given in dimensions(alarm).items():
            assert given in called[name]


def test_what_the_stack_must_tell_the_alarms_it_does() -> None:
    needed = {name for name, each in MONITORING["Parameters"].items() if "Default" not in each}
    assert needed == {"UserPoolId", "UserPoolClientId"}
    assert needed <= set(TEMPLATE["Outputs"])


def test_a_single_answer_with_5xx_is_an_alarm_however_few_there_are() -> None:
    alarm = ALARMS["ServerErrors"]
    level = MONITORING["Parameters"][value(alarm["Threshold"])]["Default"]
    assert (alarm["MetricName"], alarm["Statistic"]) == ("5XXError", "Sum")
    assert (level, alarm["EvaluationPeriods"]) == (1, 1)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("kind", ["Read", "Write"])
def test_every_table_is_watched_for_whatever_is_asked_of_it(table: str, kind: str) -> None:
    """By its events, which every operation counts in: no list of operations that grows old."""
    alarm = ALARMS[f"{table.removesuffix('Table')}{kind}Throttles"]
    assert alarm["MetricName"] == f"{kind}ThrottleEvents"
    assert dimensions(alarm) == {"TableName": TABLES[table]["TableName"]["Fn::Sub"]}
    assert alarm["Threshold"] == 1


def test_what_users_feel_is_watched() -> None:
    watched = {(alarm["Namespace"], alarm["MetricName"]) for alarm in ALARMS.values()}
    assert watched >= {
        ("AWS/ApiGateway", "5XXError"),
        ("ScatterPilot", "TurnsDegraded"),
        ("ScatterPilot", "ModelsOut"),
        ("ScatterPilot", "ModelFailures"),
        ("ScatterPilot", "CostUsd"),
        ("AWS/Cognito", "SignInSuccesses"),
        ("AWS/Cognito", "SignInThrottles"),
        ("AWS/Billing", "EstimatedCharges"),
    }


def sections() -> dict[str, str]:
    """The entries of the runbook by the anchors that GitHub gives their headings."""
    parts = re.split(r"^## (.+)$", RUNBOOK, flags=re.MULTILINE)[1:]
    return {
        re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-"): text
        for heading, text in zip(parts[::2], parts[1::2], strict=True)
    }


def entry_of(alarm: dict[str, Any]) -> str:
    found = re.search(r"See docs/runbook\.md#([a-z0-9-]+)$", value(alarm["AlarmDescription"]))
    assert found, alarm["AlarmDescription"]
    return found[1]


@pytest.mark.parametrize("name", ALARMS)
def test_an_alarm_leads_to_an_entry_that_says_what_it_means_and_what_to_do(name: str) -> None:
    entry = sections()[entry_of(ALARMS[name])]
    for part in ("**Means:**", "**Look:**", "**Do:**", "```sh"):
        assert part in entry
    suffix = value(ALARMS[name]["AlarmName"]).removeprefix("ScatterPilot-")
    said = suffix.removesuffix("-${Environment}")
    assert f"`{said}`" in entry or any(like in entry for like in ("and so on", "and the same for"))


def test_every_entry_of_the_runbook_is_that_of_an_alarm() -> None:
    assert set(sections()) == {entry_of(alarm) for alarm in ALARMS.values()}


def test_the_runbook_leads_nowhere_that_is_not_there() -> None:
    assert set(re.findall(r"\]\(#([a-z0-9-]+)\)", RUNBOOK)) <= set(sections())
    for address in re.findall(r"\]\(([^#)]+)\)", RUNBOOK):
        assert (ROOT / "docs" / address).exists()


def test_parameters_that_the_runbook_tells_to_set_are_there() -> None:
    levels = set(re.findall(r"--alarm-at ([A-Z][a-z]\w+)=", RUNBOOK))
    assert levels <= set(MONITORING["Parameters"])
    told = set(re.findall(r"--parameter ([A-Z][a-z]\w+)=", RUNBOOK))
    assert told <= set(TEMPLATE["Parameters"])
    assert levels
    assert told
