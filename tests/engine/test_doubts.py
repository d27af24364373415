"""What is not plain about a draft, judged by the words of the messages and their marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scatterpilot.engines.embedded.doubt import doubts_about
from scatterpilot.engines.embedded.doubt.matter import Doubt, matter_of
from scatterpilot.engines.embedded.learned import heard_in
from scatterpilot.engines.embedded.reader.marks import Marks
from tests.engine.marked import Desk, marks

_BILL = "{1.QTY|3} {1.DESC|mugs} at {1.PRICE|$5} {1.UNIT|each}"


def doubts(found: Marks, desk: Desk | None = None) -> list[Doubt]:
    """Of the draft that the message leads to."""
    desk = desk or Desk()
    before = desk.draft
    situation = desk.situation()
    desk.take(heard_in(found, situation))
    return doubts_about(matter_of({0: found}, desk.draft, (before,), situation))


def kinds(found: Marks, desk: Desk | None = None) -> list[str]:
    return [doubt.kind for doubt in doubts(found, desk)]


def test_a_plain_line_is_not_doubted() -> None:
    assert kinds(marks(_BILL)) == []


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (f"{_BILL} for 17 people", "left over"),
        (f"{_BILL}, {{TOTALSAID|$20}} in all", "total"),
        (f"{_BILL} with the {{PAID|$2}} retainer deducted", "taken off"),
        (f"{_BILL} with {{TAXIN|VAT in it}}", "tax left out"),
        (f"{_BILL}, less {{WITHHOLD|CIS}}", "tax left out"),
        ("{1.DESC|mugs} {1.AMOUNT|$5} and {2.DESC|credit} of {2.AMOUNT|$2}", "name"),
        ("{1.QTY|2026} {1.DESC|mugs} at {1.PRICE|$5}", "misplaced"),
        ("{1.QTY|3} {1.DESC|mugs} at {1.PRICE|4155550123}", "misplaced"),
        ("3 or {1.QTY|4} {1.UNIT|hours} of {1.DESC|digging} at {1.PRICE|$50}", "either"),
        (f"{_BILL} and {{2.QTY|900}} {{2.DESC|bowls}} at {{2.PRICE|$90}}", "neighbours"),
    ],
)
def test_what_is_not_plain_is_named(said: str, kind: str) -> None:
    assert kind in kinds(marks(said))


@pytest.mark.parametrize(
    "said",
    [
        f"{_BILL}, so $15",
        f"{_BILL}, {{TOTALSAID|$15}} in all",
        f"{_BILL}, sent on 5 March",
        "the {1.DESC|deposit} of 30% of $900, so {1.AMOUNT|$270}",
        f"{_BILL}, {{TAX|GST 5%}} and {{TAX|PST 7%}}",
    ],
)
def test_figures_that_explain_themselves_are_not_asked_about(said: str) -> None:
    assert not [doubt for doubt in doubts(marks(said)) if doubt.ask]


@pytest.mark.parametrize("said", ["less the {PAID|$2} deposit", "minus {PAID|$2} they paid"])
def test_money_that_came_in_is_not_asked_about(said: str) -> None:
    assert "taken off" not in kinds(marks(f"{_BILL}, {said}"))


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("but the mugs were 7", True),
        ("but the mugs are on shelf 7", False),
        ("there were 7", False),
    ],
)
def test_a_figure_said_of_a_line_by_its_name_never_means_nothing(said: str, asked: bool) -> None:
    read = marks(f"{_BILL}. {said}")
    at = read.text.index(said[-1], len(read.text) - 1)
    found = doubts(replace(read, idle=((at, at + 1, 0.99),)))
    assert [doubt.kind for doubt in found] == (["left over"] if asked else [])
