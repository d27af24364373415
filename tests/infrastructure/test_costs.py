"""The estimate is arithmetic: it counts what there is, and the page tells what it prints."""

from __future__ import annotations

import json

import pytest
from scripts.deployment import costs

from scatterpilot.engines.claude.prompt import SYSTEM
from scatterpilot.engines.claude.tool import UPDATE_INVOICE
from tests.architecture.sources import ROOT
from tests.bedrock_stub.tokens import TOOL_USE_TOKENS, estimate
from tests.infrastructure.template import RESOURCES, of_type, read

PAGE = (ROOT / "docs" / "costs.md").read_text(encoding="utf-8")


def test_every_alarm_is_counted() -> None:
    alarms = [
        alarm
        for name in ("monitoring", "billing")
        for alarm in of_type("AWS::CloudWatch::Alarm", read(name)["Resources"])
    ]
    assert len(alarms) == costs.ALARMS


def test_every_rule_of_the_firewall_is_counted() -> None:
    [firewall, *_] = costs.ON_REQUEST
    rules = RESOURCES["WebAcl"]["Properties"]["Rules"]
    assert firewall.usd == 5 + len(rules)


def test_what_the_model_is_told_each_time_is_no_longer_than_the_estimate_says() -> None:
    tool = {"toolSpec": {"name": UPDATE_INVOICE.name, "inputSchema": UPDATE_INVOICE.schema}}
    told = TOOL_USE_TOKENS + estimate(SYSTEM) + estimate(json.dumps(tool))
    assert told == pytest.approx(costs.CACHED_TOKENS, rel=0.05)


def test_the_page_tells_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    costs.main()
    printed = capsys.readouterr().out
    each = sum(item.usd for item in costs.PER_INVOICE)
    assert f"sum = {each:10.4f}" in printed
    assert f"| {each:.4f} |" in PAGE
    for told in ("13.76", "3.35"):
        assert told in printed
        assert f"| {told} |" in PAGE
