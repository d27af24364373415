"""Classes of language, each with several wordings: what they do to a draft."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scatterpilot.domain.totals import compute_totals
from tests.engine.talking import Talk

_LAMPS = "Invoice Acme Corp for 12 lamps at $40 each, 5 hours of fitting at $30/hr, net 30"
_PORTRAITS = "Bill Acme Corp for 2 family portraits at $180 each and 3 pet portraits at $95, net 30"


def after(*messages: str) -> Talk:
    talk = Talk()
    for message in messages:
        talk.say(message)
    return talk


def lines(talk: Talk) -> list[tuple[str | None, Decimal | None, Decimal | None]]:
    return [(li.description, li.quantity, li.unit_price) for li in talk.draft.line_items]


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("add 2 more hours", 7),
        ("another 2 hours", 7),
        ("an extra hour", 6),
        ("another hour", 6),
        ("1 hour less", 4),
    ],
)
def test_a_change_of_a_quantity_counts_from_what_is_there(words: str, hours: int) -> None:
    assert lines(after(_LAMPS, words))[1] == ("Fitting", hours, 30)


def test_more_of_something_else_is_a_new_line() -> None:
    assert len(lines(after(_LAMPS, "add another 2 hours of wiring at $50"))) == 3


@pytest.mark.parametrize(
    "words",
    [
        "those were shades, not lamps",
        "change lamps to shades",
        "swap the lamps for shades",
    ],
)
def test_a_wrong_description_is_replaced_and_the_figures_stay(words: str) -> None:
    assert lines(after(_LAMPS, words))[0] == ("Shades", 12, 40)


@pytest.mark.parametrize(
    ("answer", "quantities"),
    [
        ("the pet ones", [2, 4]),
        ("the first one", [4, 3]),
        ("both", [4, 4]),
        ("the pet ones are 4, the family ones stay at 2", [2, 4]),
    ],
)
def test_a_value_that_fits_two_lines_is_asked_about(answer: str, quantities: list[int]) -> None:
    talk = after(_PORTRAITS)
    reply = talk.say("bump the portraits to 4")
    assert "Family portraits" in reply.text
    assert "Pet portraits" in reply.text
    assert [li.quantity for li in talk.draft.line_items] == [2, 3]
    talk.say(answer)
    assert [li.quantity for li in talk.draft.line_items] == quantities


@pytest.mark.parametrize(
    ("words", "off"),
    [
        ("10% off the lamps", "48.00"),
        ("a 20% discount on the fitting only", "30.00"),
        ("10% off everything", "63.00"),
        ("10% off because they are regulars", "63.00"),
    ],
)
def test_a_discount_on_one_line_comes_off_that_line_alone(words: str, off: str) -> None:
    before = compute_totals(after(_LAMPS).draft).total
    assert before - compute_totals(after(_LAMPS, words).draft).total == Decimal(off)


@pytest.mark.parametrize(
    "words",
    [
        "the VAT shouldn't be on the fitting",
        "VAT doesn't apply to the fitting",
        "the VAT shouldn't be on the fitting, only on the lamps",
        "no VAT on the fitting",
    ],
)
def test_a_tax_denied_to_one_line_stays_on_the_other(words: str) -> None:
    talk = after(_LAMPS, "add 20% VAT", words)
    assert [li.taxable for li in talk.draft.line_items] == [True, False]


@pytest.mark.parametrize(
    "name",
    ['<script>alert("hi")</script> Ltd', "<a href='x'>Bo</a>"],
)
def test_markup_as_a_name_comes_back_byte_for_byte(name: str) -> None:
    assert after(f"Invoice {name} for 3 hours of design at $50").draft.customer_name == name


@pytest.mark.parametrize(
    "address", ["12 Cedar Lane, Portland, OR 97201", "7 Mill St, Leeds LS1 4AB"]
)
def test_an_address_alone_is_no_line(address: str) -> None:
    talk = after(_LAMPS, address)
    assert talk.draft.customer_address == address
    assert len(talk.draft.line_items) == 2


@pytest.mark.parametrize(
    ("due", "on"),
    [
        ("the first Friday of April", "2026-04-03"),
        ("the last Monday of the month", "2026-03-30"),
        ("a week on Thursday", "2026-03-19"),
        ("a fortnight from Friday", "2026-03-27"),
        ("next week Tuesday", "2026-03-17"),
        ("next month on the 5th", "2026-04-05"),
    ],
)
def test_a_day_told_by_its_weekday_or_month_is_found(due: str, on: str) -> None:
    talk = after(f"Bill Acme Corp $100 for hosting, due {due}")
    assert str(talk.draft.due_date) == on
    assert talk.draft.line_items[0].description == "Hosting"


def test_a_due_date_that_makes_no_sense_is_quoted_and_kept_out_of_the_line() -> None:
    talk = Talk()
    reply = talk.say("Bill Acme Corp $100 for hosting, due when pigs fly")
    assert "pigs" in reply.text
    assert talk.draft.line_items[0].description == "Hosting"


def test_praise_after_an_answer_creates_nothing_yet() -> None:
    talk = after(_LAMPS, "what's the total?")
    assert talk.say("lovely").intent == "continue"
    assert talk.say("yes, create it").intent == "issue"


@pytest.mark.parametrize(
    ("change", "correction", "total"),
    [
        ("add 6.25% tax", "sorry that's 6.5 not 6.25", "670.95"),
        ("10% discount", "the discount should be 15, not 10", "535.50"),
    ],
)
def test_a_bare_figure_replaces_the_percentage_it_corrects(
    change: str, correction: str, total: str
) -> None:
    assert compute_totals(after(_LAMPS, change, correction).draft).total == Decimal(total)
