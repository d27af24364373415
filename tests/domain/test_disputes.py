"""What the user asked for and can't have stays open until the user settles it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scatterpilot.domain.draft import Draft, is_complete, missing_fields
from scatterpilot.domain.editor import with_defaults
from scatterpilot.domain.edits import (
    AddLine,
    ChangeLine,
    Edit,
    RefuseValue,
    RemoveLine,
    SetCurrency,
    SetCustomer,
    SetDates,
    SetDiscount,
    SettleValue,
)
from scatterpilot.domain.profile import Profile
from tests.domain.samples import DICTATED, TODAY, a_draft, apply

D = Decimal


def refused(field: str, message: str = "That can't be.") -> Edit:
    return RefuseValue(field=field, code="no", message=message)


def line(quantity: int, price: int) -> AddLine:
    return AddLine(description="Work", quantity=D(quantity), unit_price=D(price))


def discounted(amount: int, *lines: AddLine) -> Draft:
    return a_draft(
        SetCustomer(name="Acme"), SetDates(terms_days=1), *lines, SetDiscount(amount=D(amount))
    )


@pytest.mark.parametrize(
    ("field", "settling"),
    [
        ("customer_name", SetCustomer(name="Acme")),
        ("line_items.0.quantity", ChangeLine(line=0, quantity=D(40))),
        ("line_items.1.unit_price", SettleValue(field="line_items.1.unit_price")),
        ("due_date", SetDates(terms_days=30)),
        ("terms_days", SetDates(terms_days=30)),
        ("discount", SetDiscount(percent=D(10))),
        ("currency", SetCurrency(currency="USD")),
        ("notes", SettleValue(field="notes")),
        ("line_items", AddLine(description="x", quantity=D(1), unit_price=D(1))),
    ],
)
def test_a_dispute_blocks_completeness_until_the_field_is_given_or_settled(
    field: str, settling: Edit
) -> None:
    open_draft = apply(a_draft(*DICTATED), [refused(field)]).draft
    assert missing_fields(open_draft) == [field]
    still = apply(open_draft, [SetCustomer(tax_id="other")]).draft
    assert missing_fields(still) == [field]
    assert is_complete(apply(still, [settling]).draft)


@pytest.mark.parametrize(
    "field",
    [
        *("", "total", "provenance", "disputed", "line_items.", "line_items.0"),
        *("line_items.0.amount", "line_items.2.quantity", "line_items.-1.unit"),
        *("line_items.².unit", "line_items.0.unit.x"),
    ],
)
def test_a_field_no_draft_has_can_be_neither_disputed_nor_settled(field: str) -> None:
    draft = a_draft(*DICTATED)
    result = apply(draft, [refused(field), SettleValue(field=field)])
    assert [r.code for r in result.rejected] == ["no", "no_such_field"]
    assert result.draft == draft


def test_a_dispute_goes_with_its_line_when_another_one_is_removed() -> None:
    draft = apply(a_draft(*DICTATED), [refused("line_items.1.quantity"), RemoveLine(line=0)]).draft
    assert missing_fields(draft) == ["line_items.0.quantity"]
    assert is_complete(apply(draft, [RemoveLine(line=0), line(1, 1)]).draft)


def test_a_reason_that_can_not_be_stored_is_replaced() -> None:
    draft = apply(a_draft(), [refused("notes", "a\x00\ud800")]).draft
    assert draft.disputed == {"notes": "That value can't be used."}


@pytest.mark.parametrize(
    "shrinking",
    [
        ChangeLine(line=0, quantity=D(1)),
        ChangeLine(line=1, unit_price=D(0)),
        RemoveLine(line=0),
    ],
)
def test_a_discount_above_the_shrunken_subtotal_is_disputed(shrinking: Edit) -> None:
    draft = apply(discounted(150, line(10, 10), line(10, 10)), [shrinking]).draft
    assert missing_fields(draft) == ["discount"]
    assert missing_fields(apply(draft, [SettleValue(field="discount")]).draft) == ["discount"]
    assert is_complete(apply(draft, [SetDiscount(amount=D(5))]).draft)
    assert is_complete(apply(draft, [line(100, 10)]).draft)


def test_a_discount_is_judged_in_the_currencys_minor_units() -> None:
    """10.40 becomes 10 yen, and 10.40 off that is too much."""
    half = AddLine(description="Work", quantity=D(1), unit_price=D("10.40"))
    draft = a_draft(SetCustomer(name="A"), SetDates(terms_days=1), half)
    draft = apply(draft, [SetDiscount(amount=D("10.40"))]).draft
    assert is_complete(draft)
    assert not is_complete(apply(draft, [SetCurrency(currency="JPY")]).draft)


def test_a_discount_waits_for_all_lines_to_be_known() -> None:
    draft = discounted(150, AddLine(description="Work", quantity=D(1)))
    assert "discount" not in missing_fields(draft)
    assert missing_fields(apply(draft, [ChangeLine(line=0, unit_price=D(149))]).draft) == [
        "discount"
    ]


def test_growing_lines_do_not_settle_a_discount_that_was_refused() -> None:
    draft = apply(discounted(5, line(1, 10)), [SetDiscount(amount=D(20)), line(1, 100)]).draft
    assert missing_fields(draft) == ["discount"]


def test_a_withdrawn_currency_of_the_profile_is_asked_about_until_the_user_names_another() -> None:
    lev = Profile(currency="BGN")
    draft = a_draft(*DICTATED, profile=lev)
    assert missing_fields(draft) == ["currency"]
    assert "BGN was replaced by EUR" in draft.disputed["currency"]
    again = apply(draft, [SetCurrency(currency="BGN")])
    assert [found.code for found in again.rejected] == ["currency_unknown"]
    assert missing_fields(again.draft) == ["currency"]
    assert is_complete(apply(again.draft, [SetCurrency(currency="EUR")]).draft)


def test_a_mended_profile_settles_its_currency() -> None:
    draft = a_draft(*DICTATED, profile=Profile(currency="BGN"))
    assert is_complete(with_defaults(draft, Profile(currency="EUR"), TODAY))
    refused_one = apply(draft, [SetCurrency(currency="ANG")]).draft
    still = with_defaults(refused_one, Profile(currency="EUR"), TODAY)
    assert missing_fields(still) == ["currency"]
