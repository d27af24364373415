"""Taxes: of the invoice, several at once, of some lines; and discounts of all or of some."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scatterpilot.domain.draft import Discount
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.totals import compute_totals
from tests.engine.marked import Desk, item

_LINE = "{1.DESC|logo} {1.AMOUNT|$100}, "


@pytest.mark.parametrize(
    ("said", "rate"),
    [
        ("{TAX|20% VAT}", "0.2"),
        ("{TAX|5%} + {TAX|7%}", "0.07"),
        ("{TAX|20% VAT}, so with {TAX|VAT at 20%}", "0.2"),
        ("{TAX|20% VAT}, that is {TAX|20 percent tax}", "0.2"),
        ("{TAX|sales tax 8%}, no, {TAX|tax 7%}", "0.07"),
        ("{TAX|5% VAT}, sorry, {TAX|7% VAT}", "0.07"),
        ("{NOTAX|we are exempt}", None),
        ("{TAXIN|incl. 20% VAT}", "0.2"),
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


@pytest.mark.parametrize("said", ["{TAXIN|incl. 19% VAT}", "{TAXIN|all in}, VAT included"])
def test_prices_that_include_tax_get_none_on_top(said: str) -> None:
    desk = Desk(profile=Profile(default_tax_rate=Decimal("0.19")))
    desk.say(_LINE + said)
    totals = compute_totals(desk.draft)
    assert desk.draft.prices_include_tax
    assert (totals.total, totals.tax_total) == (100, Decimal("15.97"))


def test_tax_on_top_takes_back_that_it_is_included() -> None:
    desk = Desk()
    desk.say(_LINE + "{TAXIN|incl. 19% VAT}")
    desk.say("no, plus {TAX|19% VAT}", "change")
    assert compute_totals(desk.draft).total == 119


def test_that_tax_comes_on_top_may_be_said_without_its_rate() -> None:
    desk = Desk()
    desk.say(_LINE + "{TAXIN|incl. 19% VAT}")
    desk.say("no, VAT comes on top", "change")
    assert compute_totals(desk.draft).total == 119


def test_included_tax_of_which_nobody_knows_the_rate_is_told() -> None:
    heard = Desk().hear(_LINE + "{TAXIN|tax included}")
    assert not heard.sure


@pytest.mark.parametrize(
    ("said", "taxes"),
    [
        ("{TAX|GST 5%} + {TAX|PST 7%}", [("GST", "0.05"), ("PST", "0.07")]),
        ("{TAX|GST 5%} {TAX|PST 7%}", [("GST", "0.05"), ("PST", "0.07")]),
        ("{TAX|CGST 9%} and {TAX|SGST 9%}", [("CGST", "0.09"), ("SGST", "0.09")]),
        ("{TAX|5% GST} + {TAX|9.975% QST}", [("GST", "0.05"), ("QST", "0.09975")]),
    ],
)
def test_taxes_of_several_names_stand_side_by_side(said: str, taxes: list[tuple[str, str]]) -> None:
    desk = Desk()
    desk.say(_LINE + said)
    found = [(tax.name, f"{tax.rate}") for tax in compute_totals(desk.draft).taxes]
    assert found == taxes


def test_a_second_tax_may_come_later() -> None:
    desk = Desk()
    desk.say(_LINE + "{TAX|GST 5%}")
    desk.say("and add {TAX|PST 7%}", "provide")
    assert [tax.name for tax in compute_totals(desk.draft).taxes] == ["GST", "PST"]


@pytest.mark.parametrize(
    ("said", "category"),
    [
        ("{NOTAX|reverse charge}", "reverse_charge"),
        ("{NOTAX|zero-rated}", "zero"),
        ("{NOTAX|VAT exempt}", "exempt"),
        ("{NOTAX|outside the scope of VAT}", "outside_scope"),
        ("{NOTAX|no tax}", None),
    ],
)
def test_why_there_is_no_tax_is_kept(said: str, category: str | None) -> None:
    desk = Desk(profile=Profile(default_tax_rate=Decimal("0.19")))
    desk.say(_LINE + said)
    assert (desk.draft.tax_category, desk.draft.tax_rate) == (category, None)


def test_a_tax_on_one_line_only_frees_the_other() -> None:
    desk = Desk(item("Poster design", "1", "300"), item("Programmes", "150", "1"))
    desk.say("{TAX|20% VAT}")
    desk.say("{REF|programmes} are {0.LTAX|zero rated}, so VAT on the {REF|poster} design only")
    assert [line.taxable for line in desk.draft.line_items] == [True, False]
    assert desk.draft.tax_rate == Decimal("0.2")


def test_what_a_bracket_frees_is_the_line_before_it_whatever_follows() -> None:
    desk = Desk(language="pt")
    desk.say(
        "{1.DESC|consultas} a {1.PRICE|50 €} ({1.LTAX|isentas de IVA}) + {2.QTY|2} "
        "{2.DESC|relatórios} a {2.PRICE|85 €}, estes sim com {TAX|IVA de 23%}"
    )
    assert [line.taxable for line in desk.draft.line_items] == [False, True]
    assert desk.draft.tax_rate == Decimal("0.23")


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
        ("add {TAX|20% VAT}, but only on the {REF|mugs}", ["0.2", "0", "0"]),
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
        ("{TAX|GST 5%} and {TAX|PST 7%}, {REF|food} {0.LTAX|5%}", ["0.05", "0.05", "0.05"]),
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
    assert 300 - compute_totals(desk.draft).total == off


def test_a_discount_is_off_the_right_line_where_another_goes() -> None:
    desk = Desk(item("Mugs", "1", "10"), item("Books", "1", "100"))
    desk.say("drop the {REF1|mugs}, {REF2|books} {02.LDISC|10%} off", "remove_line", "change")
    assert compute_totals(desk.draft).total == 90


def test_a_discount_of_a_new_line() -> None:
    desk = goods()
    desk.say("{1.DESC|lamp} {1.AMOUNT|$50}, {1.LDISC|10%} off", "add_line")
    assert [line.discount for line in desk.draft.line_items][-1] == Discount(percent=Decimal(10))


def test_a_discount_of_all_and_one_of_a_line_stand_side_by_side() -> None:
    desk = goods()
    desk.say("{DISC|10%} off, and {REF|books} {0.LDISC|$7} off")
    assert compute_totals(desk.draft).total == Decimal("263.70")


def test_a_new_share_is_of_the_line_that_has_the_only_discount() -> None:
    desk = goods()
    desk.say("{REF|books} {0.LDISC|10%} off", "change")
    desk.say("make the discount {DISC|15%}", "change")
    assert compute_totals(desk.draft).total == 285


def test_no_discount_is_none_on_any_line() -> None:
    desk = goods()
    desk.say("{REF|books} {0.LDISC|10%} off", "change")
    desk.say("remove the discount", "remove_value")
    assert compute_totals(desk.draft).total == 300


def test_a_discount_of_the_only_line_is_one_of_the_invoice() -> None:
    desk = Desk()
    desk.say("{1.DESC|lamps} {1.AMOUNT|$50}, {1.LDISC|10%} off")
    assert desk.draft.discount == Discount(percent=Decimal(10))


def test_a_sum_off_each_is_off_as_often_as_the_line_counts() -> None:
    desk = Desk(item("Boards", "12", "80"))
    desk.say("{0.LDISC|£15} {0.UNIT|a board} off", "change")
    assert compute_totals(desk.draft).total == 780


@pytest.mark.parametrize("mark", ["{2.AMOUNT|3%} {2.DESC|card fee}", "{2.LDISC|3%} {2.DESC|fee}"])
def test_a_share_on_top_is_a_charge(mark: str) -> None:
    desk = Desk()
    desk.say("{1.DESC|logo} {1.AMOUNT|$200}, " + mark)
    assert [charge.percent for charge in desk.draft.charges] == [3]
    assert compute_totals(desk.draft).total == 206


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
    taxes = [(tax.name, tax.base, tax.amount) for tax in compute_totals(desk.draft).taxes]
    assert taxes == [("GST", 500, 25), ("PST", 200, 14)]
