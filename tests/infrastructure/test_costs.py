"""The estimate is arithmetic: it counts what there is, and the page tells what it prints."""

from __future__ import annotations

import pytest
from scripts.deployment import costs

from tests.architecture.sources import ROOT
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


def test_the_page_tells_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    costs.main()
    printed = capsys.readouterr().out
    each = sum(item.usd for item in costs.PER_INVOICE)
    assert f"sum = {each:10.4f}" in printed
    assert f"| {each:.4f} |" in PAGE
    for told in ("41.60", "3.35"):
        assert told in printed
        assert f"| {told} |" in PAGE
