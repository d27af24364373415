from __future__ import annotations

import json
import re

from tests.architecture.sources import PACKAGE
from tests.infrastructure.template import FUNCTIONS, of_type, read

RESOURCES = read("monitoring")["Resources"]
BOARD = json.loads(RESOURCES["Dashboard"]["Properties"]["DashboardBody"]["Fn::Sub"])
SERIES = [series for widget in BOARD["widgets"] for series in widget["properties"]["metrics"]]
OWN = {series[1] for series in SERIES if series[0] == "ScatterPilot"}


def test_the_dashboard_shows_what_the_code_counts() -> None:
    code = (PACKAGE / "api" / "metrics.py").read_text(encoding="utf-8")
    counted = set(re.findall(r'"([A-Z][A-Za-z]+)"', code))
    assert OWN
    assert counted >= OWN


def test_the_dashboard_answers_the_questions_one_has() -> None:
    titles = " / ".join(widget["properties"]["title"] for widget in BOARD["widgets"]).lower()
    for asked in (
        "conversations completed",
        "tokens per conversation",
        "invoices that succeed",
        "cost of the model per invoice",
        "latency",
        "errors by function",
    ):
        assert asked in titles


def test_each_function_has_an_alarm_for_its_errors() -> None:
    watched = {
        dimension["Value"]["Fn::Sub"]
        for alarm in of_type("AWS::CloudWatch::Alarm", RESOURCES).values()
        if alarm["MetricName"] == "Errors"
        for dimension in alarm["Dimensions"]
    }
    assert watched == {function["FunctionName"]["Fn::Sub"] for function in FUNCTIONS.values()}


def test_an_alarm_tells_when_it_begins_and_when_it_ends() -> None:
    for alarm in of_type("AWS::CloudWatch::Alarm", RESOURCES).values():
        assert alarm["AlarmActions"] == alarm["OKActions"] == [{"Ref": "AlarmTopic"}]
        assert alarm["TreatMissingData"] == "notBreaching"


def test_queries_look_into_the_log_of_every_function() -> None:
    names = {
        f"/aws/lambda/{function['FunctionName']['Fn::Sub']}" for function in FUNCTIONS.values()
    }
    queries = of_type("AWS::Logs::QueryDefinition", RESOURCES)
    assert len(queries) >= 5
    for query in queries.values():
        assert {group["Fn::Sub"] for group in query["LogGroupNames"]} == names
