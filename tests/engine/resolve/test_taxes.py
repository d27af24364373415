"""Taxes: of the invoice, several at once, of some lines; and discounts of all or of some."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scatterpilot.domain.profile import Profile
from scatterpilot.domain.totals import compute_totals
from tests.engine.marked import Desk, item

_LINE = "{1.DESC|logo} {1.AMOUNT|$100}, "


@pytest.mark.parametrize(
    ("said", "rate"),
    [
        ("{TAX|20% VAT}", "0.2"),
        ("{TAX|GST 5%} + {TAX|PST 7%}", "0.12"),
        ("{TAX|GST 5%} {TAX|PST 7%}", "0.12"),
        ("{TAX|CGST 9%} and {TAX|SGST 9%}", "0.18"),
        ("{TAX|20% VAT}, so with {TAX|VAT at 20%}", "0.2"),
        ("{TAX|20% VAT}, that is {TAX|20 percent tax}", "0.2"),
        ("{TAX|sales tax 8%}, no, {TAX|tax 7%}", "0.07"),
        ("{TAX|5% VAT}, sorry, {TAX|7% VAT}", "0.07"),
        ("{NOTAX|we are exempt}", None),
        ("{TAXIN|incl. 20% VAT}", None),
    ],
)
def test_the_rate_of_the_invoice(said: str, rate: str | None) -> None:
    desk = Desk(profile=Profile(default_tax_rate=Decimal("0.19")))
    assert not desk.say(_LINE + said).rejected
    assert (None if desk.draft.tax_rate is None else f"{desk.draft.tax_rate}") == rate


def test_a_rate_in_german_words() -> None:
    desk = Desk(language="de")
    desk.say("{1.DESC|Logo} {1.AMOUNT|100 €}, {TAX|19 % MwSt.}, also {TAX|neunzehn Prozent MwSt.}")
    assert desk.draft.tax_rate == Decimal("0.19")


def test_prices_that_include_tax_get_none_on_top() -> None:
    desk = Desk(profile=Profile(default_tax_rate=Decimal("0.19")))
    heard = desk.hear(_LINE + "{TAXIN|incl. 19% VAT}")
    desk.take(heard)
    assert desk.draft.tax_rate is None
    assert not heard.sure


def test_a_tax_on_one_line_only_frees_the_other() -> None:
    desk = Desk(item("Poster design", "1", "300"), item("Programmes", "150", "1"))
    desk.say("{TAX|20% VAT}")
    desk.say("{REF|programmes} are {0.LTAX|zero rated}, so VAT on the {REF|poster} design only")
    assert [line.taxable for line in desk.draft.line_items] == [True, False]
    assert desk.draft.tax_rate == Decimal("0.2")


def test_a_bare_name_is_the_seller_s_own_rate() -> None:
    desk = Desk(profile=Profile(default_tax_rate=Decimal("0.19")))
    desk.say("{NOTAX|no tax}")
    desk.say("plus {TAX|VAT}")
    assert desk.draft.tax_rate == Decimal("0.19")


def test_a_bare_name_without_a_rate_of_one_s_own_is_asked_for() -> None:
    (refused,) = Desk().say(_LINE + "plus {TAX|VAT}").rejected
    assert refused.code == "tax_rate_missing"


def test_a_rate_that_can_not_be_is_refused() -> None:
    desk = Desk()
    assert desk.say(_LINE + "{TAX|200% VAT}").rejected
    assert desk.draft.tax_rate is None


def goods(**values: object) -> Desk:
    return Desk(
        item("Mugs", "1", "100"), item("Books", "1", "100"), item("Food", "1", "100"), **values
    )  # type: ignore[arg-type]


def taxed(desk: Desk) -> list[str]:
    """The rate on each line."""
    return [
        f"{(line.tax_rate or desk.draft.tax_rate or 0) if line.taxable else 0}"
        for line in desk.draft.line_items
    ]


@pytest.mark.parametrize(
    ("said", "rates"),
    [
        ("{TAX|20% VAT}", ["0.2", "0.2", "0.2"]),
        ("{TAX|20% VAT} on the mugs only", ["0.2", "0", "0"]),
        ("{TAX|20% VAT}, but not on the food", ["0.2", "0.2", "0"]),
        ("{TAX|20% VAT}, {REF|books} {0.LTAX|exempt}", ["0.2", "0", "0.2"]),
        ("{TAX|20% VAT}, {REF|books} {0.LTAX|0%}", ["0.2", "0", "0.2"]),
        ("{TAX|20% VAT}, {REF|books} at {0.LTAX|5%}", ["0.2", "0.05", "0.2"]),
        ("{REF|books} at {0.LTAX|5%}", ["0", "0.05", "0"]),
        ("{REF1|books} at {01.LTAX|5%}, {REF2|food} at {02.LTAX|7%}", ["0", "0.05", "0.07"]),
        (
            "{TAX|20%}, {REF1|books} {01.LTAX|5%}, {REF2|food} {02.LTAX|standard rate}",
            ["0.2", "0.05", "0.2"],
        ),
        ("{TAX|GST 5%} and {TAX|PST 7%}, {REF|food} {0.LTAX|5%}", ["0.12", "0.12", "0.05"]),
    ],
)
def test_a_tax_on_some_of_the_lines(said: str, rates: list[str]) -> None:
    desk = goods()
    assert not desk.say(said, "provide").rejected
    assert taxed(desk) == rates


def test_a_line_that_goes_back_to_the_rate_of_the_invoice_keeps_none_of_its_own() -> None:
    desk = goods()
    desk.say("{TAX|20% VAT}, {REF|books} at {0.LTAX|5%}")
    desk.say("no, {REF|books} at {0.LTAX|20%} too", "change")
    assert taxed(desk) == ["0.2", "0.2", "0.2"]


def test_a_tax_that_a_line_is_only_named_with_needs_a_rate() -> None:
    (refused,) = goods().say("{REF|books} plus {0.LTAX|VAT}").rejected
    assert refused.code == "tax_rate_missing"


@pytest.mark.parametrize(
    ("said", "off"),
    [
        ("{DISC|10%} off", 30),
        ("{DISC|$10} off the lot", 10),
        ("{REF|books} {0.LDISC|10%} off", 10),
        ("{REF|books} {0.LDISC|$7} off", 7),
        ("{REF1|books} {01.LDISC|10%} off, {REF2|food} {02.LDISC|$5} off", 15),
    ],
)
def test_a_discount_is_off_what_is_said(said: str, off: int) -> None:
    desk = goods()
    assert not desk.say(said).rejected
    assert compute_totals(desk.draft).discount_total == off


def test_a_discount_is_off_the_right_line_where_another_goes() -> None:
    desk = Desk(item("Mugs", "1", "10"), item("Books", "1", "100"))
    desk.say("drop the {REF1|mugs}, {REF2|books} {02.LDISC|10%} off", "remove_line", "change")
    assert compute_totals(desk.draft).total == 90


def test_a_discount_of_a_new_line() -> None:
    desk = goods()
    desk.say("{1.DESC|lamp} {1.AMOUNT|$50}, {1.LDISC|10%} off", "add_line")
    assert compute_totals(desk.draft).discount_total == 5


def test_a_discount_of_all_and_one_of_a_line_are_told_and_not_made_one() -> None:
    heard = goods().hear("{DISC|10%} off, and {REF|books} {0.LDISC|$7} off")
    assert heard.lost == ["$7"]
    assert not heard.sure


def test_a_discount_above_everything_is_refused() -> None:
    desk = goods()
    assert desk.say("{DISC|$301} off").rejected
    assert desk.draft.discount is None


def test_a_tax_of_another_name_on_one_line_comes_on_top() -> None:
    desk = Desk()
    desk.say(
        "{1.DESC|labour} {1.AMOUNT|$300}, {2.DESC|pump} {2.AMOUNT|$200}. {TAX|GST 5%} on all, "
        "{1.LTAX|PST 7%} on the pump only"
    )
    labour, pump = desk.draft.line_items
    assert (f"{desk.draft.tax_rate}", labour.tax_rate) == ("0.05", None)
    assert f"{pump.tax_rate}" == "0.12"
