"""What a new line comes to: quantity, unit and price of one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scatterpilot.domain.totals import compute_totals
from tests.engine.marked import Desk, item


@pytest.mark.parametrize(
    ("annotated", "quantity", "price"),
    [
        ("{1.QTY|3} {1.DESC|mugs} at {1.PRICE|$5}", "3", "5"),
        ("{1.DESC|logo} {1.AMOUNT|$450}", "1", "450"),
        ("{1.DESC|logo} at {1.PRICE|$450}", "1", "450"),
        ("{1.DESC|mugs} {1.PRICE|$5} {1.UNIT|each}", None, "5"),
        ("{1.DESC|lessons} {1.PRICE|$50}/{1.UNIT|hr}", None, "50"),
        ("{1.QTY|90} {1.UNIT|min} {1.DESC|lesson} at {1.PRICE|$60}/{1.UNIT|hr}", "1.5", "60"),
        ("{1.QTY|20} {1.UNIT|min} {1.DESC|lesson} at {1.PRICE|$60}/{1.UNIT|hr}", "0.333333", "60"),
        ("{1.QTY|2} {1.UNIT|hours} {1.DESC|calls} at {1.PRICE|$1} {1.UNIT|a minute}", "120", "1"),
        ("{1.QTY|500} {1.DESC|flyers} at {1.PRICE|$8} {1.UNIT|per hundred}", "500", "8"),
        ("{1.QTY|24} {1.DESC|eggs} at {1.PRICE|$4} {1.UNIT|a dozen}", "24", "4"),
        ("{1.DESC|eggs} at {1.PRICE|$4} {1.UNIT|a dozen}", None, "4"),
        ("{1.QTY|4} {1.DESC|chairs} {1.AMOUNT|$500}", "4", "125"),
        ("{1.QTY|3} {1.DESC|chairs} {1.AMOUNT|$500}", "1", "500"),
        ("{1.DESC|mugs} at {1.PRICE|$5}, {1.AMOUNT|$60} together", "12", "5"),
        ("{1.DESC|mugs} at {1.PRICE|$7}, {1.AMOUNT|$60} together", None, "7"),
        ("{1.DESC|delivery} {1.FREE|on the house}", "1", "0"),
        ("{1.QTY|2} {1.DESC|visits} {1.FREE|free}", "2", "0"),
        ("{1.MULT|2} men x {1.QTY|9} {1.UNIT|hrs} {1.DESC|digging} at {1.PRICE|$40}", "18", "40"),
        ("{1.QTY|3} {1.DESC|mugs} {S.PRICE|$5}", "3", "5"),
    ],
)
def test_a_line_is_worked_out_of_what_was_said(
    annotated: str, quantity: str | None, price: str
) -> None:
    desk = Desk()
    assert not desk.say(annotated).rejected
    assert (desk.counts, desk.prices) == ([quantity], [price])


def test_a_price_of_a_dozen_stays_one_of_twelve() -> None:
    desk = Desk()
    desk.say("{1.QTY|24} {1.DESC|eggs} at {1.PRICE|$4} {1.UNIT|a dozen}")
    assert desk.draft.line_items[0].price_base_quantity == 12
    assert compute_totals(desk.draft).total == 8


def test_a_sum_that_its_count_does_not_divide_is_billed_as_one_and_named_so() -> None:
    desk = Desk()
    desk.say("{1.QTY|3} {1.UNIT|hours} {1.DESC|tuition} {1.AMOUNT|$100}")
    (line,) = desk.draft.line_items
    assert (line.description, line.quantity, line.unit) == ("3 hours tuition", 1, None)
    assert "quantity" not in line.provenance or not line.provenance["quantity"].quote


def test_a_sum_that_count_and_price_do_not_come_to_is_told() -> None:
    heard = Desk().hear("{1.QTY|3} {1.DESC|mugs} at {1.PRICE|$5}, {1.AMOUNT|$20}")
    assert heard.lost == ["$20"]
    assert not heard.sure


def test_a_sum_that_they_come_to_is_in_order() -> None:
    heard = Desk().hear("{1.QTY|3} {1.DESC|mugs} at {1.PRICE|$5}, {1.AMOUNT|$15}")
    assert heard.lost == []
    assert heard.sure


def test_the_same_price_is_that_of_the_line_before() -> None:
    desk = Desk()
    desk.say(
        "{1.DESC|design} {1.QTY|2} {1.UNIT|h} at {1.PRICE|$60}, "
        "{2.DESC|code} {2.QTY|3} {2.SAME|same rate}"
    )
    assert desk.prices == ["60", "60"]


def test_the_same_price_is_that_of_the_draft_where_the_message_has_none() -> None:
    desk = Desk(item("design", "2", "60"))
    desk.say("also {1.QTY|3} {1.DESC|edits} {1.SAME|same rate}", "add_line")
    assert desk.prices == ["60", "60"]


def test_the_same_price_of_nothing_is_asked_for() -> None:
    desk = Desk()
    assert (
        "line_items.0.unit_price" in desk.say("{1.QTY|3} {1.DESC|edits} {1.SAME|same rate}").missing
    )


def test_what_several_lines_share_is_on_each_that_says_nothing_else() -> None:
    desk = Desk()
    desk.say("{1.QTY|2} {1.DESC|mugs}, {2.QTY|3} {2.DESC|bowls} {2.PRICE|$9}, rest {S.PRICE|$5}")
    assert desk.prices == ["5", "9"]


@pytest.mark.parametrize(
    ("annotated", "name", "price"),
    [
        (
            "bill {DEPOSIT|half} of the {1.DESC|kitchen} {1.AMOUNT|$4000}",
            "Deposit 50%: kitchen (4000)",
            "2000",
        ),
        (
            "{DEPOSIT|30%} of {1.DESC|kitchen} {1.AMOUNT|$4000}",
            "Deposit 30%: kitchen (4000)",
            "1200",
        ),
        (
            "{DEPOSIT|$500} deposit, {1.DESC|kitchen} {1.AMOUNT|$4000}",
            "Deposit: kitchen (4000)",
            "500",
        ),
    ],
)
def test_a_deposit_is_a_line_that_says_of_what(annotated: str, name: str, price: str) -> None:
    desk = Desk()
    desk.say(annotated)
    assert desk.figures == [(name, "1", price)]


@pytest.mark.parametrize(
    "annotated",
    [
        "{DEPOSIT|half} of {1.DESC|kitchen} {1.AMOUNT|$4000} and {2.DESC|bath} {2.AMOUNT|$100}",
        "{DEPOSIT|$5000} of {1.DESC|kitchen} {1.AMOUNT|$4000}",
        "{DEPOSIT|half} now, {1.DESC|kitchen}",
    ],
)
def test_a_deposit_that_can_not_be_billed_is_told(annotated: str) -> None:
    heard = Desk().hear(annotated)
    assert heard.lost in (["half"], ["$5000"])
    assert not heard.sure


def test_a_line_named_like_one_of_the_draft_is_that_one() -> None:
    desk = Desk(item("Hosting", "1", "20"), item("Logo", "1", "450"))
    desk.say("{1.DESC|hosting} {1.AMOUNT|$25}", "change")
    assert desk.figures == [("Hosting", "1", "25"), ("Logo", "1", "450")]


def test_a_line_named_like_one_of_the_draft_is_another_where_it_is_added() -> None:
    desk = Desk(item("Hosting", "1", "20"))
    desk.say("also {1.DESC|hosting} {1.AMOUNT|$25}", "add_line")
    assert desk.prices == ["20", "25"]


def test_evidence_is_the_words_at_their_place() -> None:
    desk = Desk()
    desk.say("5 of us: {1.QTY|5} {1.DESC|teas} at {1.PRICE|$5}")
    source = desk.draft.line_items[0].provenance
    assert (source["quantity"].start, source["unit_price"].quote) == (9, "$5")
    assert desk.draft.line_items[0].unit_price == Decimal(5)


@pytest.mark.parametrize(
    "annotated",
    [
        "{1.QTY|90} {1.UNIT|minutes} of {1.DESC|tutoring} at {1.PRICE|$60}",
        "{1.QTY|3} {1.UNIT|days} {1.DESC|survey} at {1.PRICE|$60}/{1.UNIT|hr}",
        "{1.QTY|2} {1.UNIT|weeks} {1.DESC|hire} at {1.PRICE|$60} {1.UNIT|a day}",
    ],
)
def test_a_price_that_is_not_for_what_is_counted_is_asked_for(annotated: str) -> None:
    desk = Desk()
    (refused,) = desk.say(annotated).rejected
    assert (refused.code, refused.field) == ("figure_unclear", "line_items.0.unit_price")
    assert desk.prices == [None]


@pytest.mark.parametrize(
    ("annotated", "quantity", "price"),
    [
        ("{1.QTY|90} {1.UNIT|minutes} {1.DESC|calls} at {1.PRICE|$2} {1.UNIT|each}", "90", "2"),
        ("{1.QTY|3} {1.UNIT|half days} {1.DESC|hire} at {1.PRICE|$60} {1.UNIT|a day}", "1.5", "60"),
        ("{1.QTY|3} {1.UNIT|days} {1.DESC|hire} at {1.PRICE|$60}", "3", "60"),
        ("{1.QTY|90} {1.UNIT|minutes} {1.DESC|lesson} {1.AMOUNT|$90}", "90", "1"),
    ],
)
def test_a_price_that_is_for_what_is_counted_is_taken(
    annotated: str, quantity: str, price: str
) -> None:
    desk = Desk()
    assert not desk.say(annotated).rejected
    assert (desk.counts, desk.prices) == ([quantity], [price])


def test_a_rate_per_hour_makes_hours_of_the_minutes_that_were_counted() -> None:
    desk = Desk()
    desk.say("{1.QTY|90} {1.UNIT|minutes} of {1.DESC|tutoring} at {1.PRICE|$60}")
    desk.say("{0.PRICE|$60} {0.UNIT|an hour}", "provide")
    (line,) = desk.draft.line_items
    assert (desk.counts, desk.prices, line.unit) == (["1.5"], ["60"], "hours")
    assert not line.disputed


def test_what_is_counted_in_dozens_has_its_price_for_one() -> None:
    desk = Desk()
    desk.say("{1.QTY|4 dozen} {1.DESC|cupcakes} ({1.PRICE|$36}/{1.UNIT|dozen})")
    (line,) = desk.draft.line_items
    assert (f"{line.quantity}", f"{line.unit_price}", line.unit) == ("4", "36", "dozen")


def test_the_same_price_for_more_of_a_line_keeps_its_price() -> None:
    desk = Desk(item("Bandanas", "20", "8"), item("Leads", "10", "14.5"))
    desk.say("another {0.QTY|ten} {0.DESC|bandanas}, {0.SAME|same price}", "change")
    assert (desk.counts, desk.prices) == (["30", "10"], ["8", "14.5"])


def test_an_exemption_of_the_only_line_is_one_of_the_invoice() -> None:
    desk = Desk(item("Lessons", "4", "45"))
    desk.say("add {TAX|VAT 23%}")
    desk.say("{REF|lessons} are {0.LTAX|VAT exempt}", "change")
    assert (desk.draft.tax_rate, desk.draft.line_items[0].taxable) == (None, True)


def test_days_without_names_that_share_one_are_one_line() -> None:
    desk = Desk()
    desk.say("Mon {1.QTY|8}{1.UNIT|h}, Tue {2.QTY|7}{2.UNIT|h}: {S.DESC|drywall} at {S.PRICE|52}")
    assert desk.figures == [("Drywall", "15", "52")]


def test_days_with_names_or_prices_of_their_own_stay_lines() -> None:
    desk = Desk()
    desk.say(
        "{1.QTY|8}{1.UNIT|h} {1.DESC|taping}, {2.QTY|7}{2.UNIT|h} {2.DESC|sanding} {S.PRICE|52}"
    )
    assert desk.counts == ["8", "7"]
