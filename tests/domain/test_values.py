"""Which texts and figures can be stored, and that nothing else about them is changed."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.edits import SetCustomer, SetNotes
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.domain.money import (
    number_fault,
    plain,
    round_fraction,
    round_money,
)
from scatterpilot.domain.value_rules import amount_fault, percent_fault, value_fault
from scatterpilot.domain.values import text_fault
from tests.domain import oracle
from tests.domain.figures import amounts
from tests.domain.hostile import IMPOSSIBLE
from tests.domain.samples import apply

CONTENT = (
    "O'Brien & Sons <import> SELECT",
    '"; DROP TABLE invoices; --',
    "=HYPERLINK(1)", "+1", "-1", "@SUM(A1)",
    "<script>alert(1)</script>", "#set page()", "{{7*7}}", "%s ${x} \\",
    "株式会社 🦀 e\u0301 \u00a0", "شركة", "שלום", "\u200f\u200e\u061c", "a\tb\nc\r\nd",
)  # fmt: skip


@pytest.mark.parametrize("text", CONTENT)
def test_content_is_kept_character_for_character(text: str) -> None:
    """Also what a spreadsheet would take for a formula: that is for the export to neutralise."""
    assert text_fault(text, 1_000) is None
    draft = apply(Draft(), [SetCustomer(name=text), SetNotes(notes=text)]).draft
    assert (draft.customer_name, draft.notes) == (text, text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a\x00", "control character U+0000"),
        ("a\x1b[2", "control character U+001B"),
        ("a\x7f", "control character U+007F"),
        ("a\x85", "control character U+0085"),
        ("a\ud800", "control character U+D800"),
        ("a\udfff", "control character U+DFFF"),
        ("a\u202e", "direction mark U+202E"),
        ("a\u2066", "direction mark U+2066"),
        ("xxxxx", "5 characters; at most 4"),
    ],
)
def test_a_text_that_can_not_be_stored_is_refused_with_the_reason(text: str, why: str) -> None:
    assert why in (text_fault(text, 4) or "")


@given(st.text(st.characters()))
def test_exactly_control_surrogate_and_direction_override_characters_are_refused(text: str) -> None:
    overrides = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    bad = any(
        (unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n\r")
        or unicodedata.bidirectional(c) in overrides
        for c in text
    )
    assert (text_fault(text, 1_000) is not None) == bad


def test_a_text_may_be_as_long_as_its_limit() -> None:
    assert text_fault("é" * 500, 500) is None
    assert "501 characters; at most 500" in (text_fault("é" * 501, 500) or "")


@pytest.mark.parametrize("number", ["0", "1", "0.000001", "999999999999.999999", "1.50000000"])
def test_figures_of_12_digits_and_6_decimals_can_be_used(number: str) -> None:
    assert number_fault(Decimal(number)) is None


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("NaN", "not a number"),
        ("sNaN", "not a number"),
        ("Infinity", "not a number"),
        ("1000000000000", "12 digits"),
        ("-1000000000000", "12 digits"),
        ("1E+1000000", "12 digits"),
        ("0.0000001", "6 decimals"),
        ("1." + "0" * 99 + "1", "6 decimals"),
        ("1E-2000000", "6 decimals"),
        ("0E-999999999", "6 decimals"),
    ],
)
def test_figures_beyond_that_are_refused_whatever_their_size(number: str, why: str) -> None:
    assert why in (number_fault(Decimal(number)) or "")


RETURNED = ("-1", "-0.000001")
"""A line of what came back has a negative quantity or price; nothing else is ever negative."""


def fault_of(field: str, value: Any) -> tuple[str, str] | None:
    """Of a field of the invoice or of a line, or of a part of a discount."""
    if field == "percent":
        return percent_fault(value)
    if field == "amount":
        return amount_fault(value)
    whole = field in INVOICE_FIELDS or "." in field
    return value_fault(field if whole else f"line_items.0.{field}", value)


@pytest.mark.parametrize("number", IMPOSSIBLE, ids=str)
@pytest.mark.parametrize(
    "field",
    [
        *("quantity", "unit_price", "price_base_quantity", "tax_rate", "percent", "amount"),
        *("charges.0.percent", "charges.0.amount", "payments.0.amount"),
    ],
)
def test_no_figure_of_an_invoice_can_be_impossible(field: str, number: Decimal) -> None:
    if field in ("quantity", "unit_price") and str(number) in RETURNED:
        assert fault_of(field, number) is None
        return
    code, sentence = fault_of(field, number) or ("", "")
    assert code
    assert sentence.endswith(".")
    assert len(sentence) < 200


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("unit_price", Decimal(0)),
        ("tax_rate", Decimal(0)),
        ("tax_rate", Decimal(1)),
        ("percent", Decimal(100)),
        ("percent", Decimal("0.000001")),
        ("quantity", Decimal("0.000001")),
        ("terms_days", 0),
        ("terms_days", 3_650),
        ("due_date", date(1900, 1, 1)),
        ("due_date", date(2200, 12, 31)),
        ("customer_email", "o'brien+ap@mail.example.co.uk"),
        ("customer_email", "rené@exämple.fr"),
        ("currency", "KWD"),
    ],
)
def test_the_edges_of_what_is_possible_are_possible(field: str, value: object) -> None:
    assert fault_of(field, value) is None


@pytest.mark.parametrize(
    "address",
    [
        *("acme", "@acme.example", "a@acme", "a@.example", "a@b..c", "a b@c.example", "a@b.c>"),
        *(
            "a@b.c,d",
            "a@b.c\x00",
            "x" * 65 + "@b.example",
            "a@" + "b" * 251 + ".c",
            "a@b@c.example",
        ),
    ],
)
def test_a_slip_in_an_e_mail_address_is_noticed(address: str) -> None:
    assert value_fault("customer_email", address) is not None


@given(amounts())
def test_a_plain_number_has_no_exponent_and_no_needless_zeros(number: Decimal) -> None:
    text = plain(number)
    assert Decimal(text) == number
    assert set(text) <= set("0123456789.")
    assert not ("." in text and text.endswith(("0", ".")))


@given(amounts(), st.sampled_from(sorted(oracle.MINOR_UNITS)))
def test_rounding_is_half_up_to_the_minor_unit(amount: Decimal, currency: str) -> None:
    wanted = oracle.half_up(Fraction(amount), oracle.MINOR_UNITS[currency])
    assert round_money(amount, currency) == wanted
    assert round_fraction(Fraction(amount), currency) == wanted
