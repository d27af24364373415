"""Whatever the domain refuses is explained in the language of the user."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from scatterpilot.domain.draft import Discount, Draft
from scatterpilot.domain.edits import (
    AddCharge,
    AddLine,
    AddPayment,
    ChangeLine,
    Edit,
    RefuseValue,
    RemoveCharge,
    RemovePayment,
    SetCurrency,
    SetCustomer,
    SetDates,
    SetDiscount,
    SetNotes,
    SetTax,
    SettleValue,
    SetWithholding,
    Undo,
)
from scatterpilot.domain.taxes import NamedTax
from scatterpilot.presentation.language import LANGUAGES
from scatterpilot.presentation.refusals import reasons, refusals
from tests.domain.samples import DICTATED, a_draft, apply
from tests.engine.talking import Talk

OTHERS = [language for language in LANGUAGES if language != "en"]
LONG = Decimal("1234567890123456")
REFUSED: tuple[Edit, ...] = (
    AddLine(quantity=Decimal(0)),
    AddLine(quantity=Decimal(-3)),
    AddLine(unit_price=Decimal("-4.5")),
    AddLine(quantity=LONG),
    AddLine(quantity=Decimal("0.1234567")),
    AddLine(unit_price=LONG),
    AddLine(price_base_quantity=Decimal(0)),
    AddLine(tax_rate=Decimal("0.2"), tax_category="exempt"),
    ChangeLine(line=1, discount=Discount(amount=Decimal(90))),
    AddCharge(description="x", percent=Decimal(101)),
    AddCharge(description="x", percent=Decimal(1), amount=Decimal(1)),
    RemoveCharge(charge=0),
    AddPayment(amount=Decimal(0)),
    RemovePayment(payment=0),
    SetWithholding(name="IRPF"),
    SetTax(further=(NamedTax(name="A", rate=Decimal(1)),) * 2),
    SetTax(further=tuple(NamedTax(name=str(at), rate=Decimal(1)) for at in range(6))),
    ChangeLine(line=5, quantity=Decimal(1)),
    SetDiscount(percent=Decimal(150)),
    SetDiscount(percent=LONG),
    SetDiscount(amount=Decimal(0)),
    SetDiscount(amount=Decimal(99999999)),
    SetDiscount(amount=Decimal(1), percent=Decimal(1)),
    SetTax(rate=Decimal("1.5")),
    SetTax(rate=LONG),
    SetCurrency(currency="DEM"),
    SetCurrency(currency="XXQ"),
    SetCurrency(currency="AFA"),
    SetDates(due_date=date(2025, 1, 1)),
    SetDates(invoice_date=date(1800, 1, 1)),
    SetDates(invoice_date=date(2027, 1, 1), due_date=date(2026, 1, 1)),
    SetDates(terms_days=99999),
    SetCustomer(email="nope"),
    SetCustomer(name=" "),
    SetCustomer(name="\u202e"),
    SetNotes(notes="\x00"),
    SetNotes(notes="x" * 5000),
    SettleValue(field="nothing"),
    RefuseValue(field="notes", code="x", message="\x00"),
    Undo(),
)


@pytest.mark.parametrize("edit", REFUSED, ids=lambda edit: edit.kind)
def test_every_reason_of_the_domain_is_translated(edit: Edit) -> None:
    [rejection, *_] = apply(a_draft(*DICTATED), [edit]).rejected
    said = {language: refusals([rejection], "en_US", language) for language in LANGUAGES}
    assert said["en"] == rejection.message
    assert len(set(said.values())) == len(LANGUAGES)


def test_a_change_of_a_draft_without_lines_is_refused_in_every_language() -> None:
    for count in (0, 1):
        draft = a_draft(*[AddLine(description="a")] * count)
        rejected = apply(draft, [ChangeLine(line=5, quantity=Decimal(1))]).rejected
        assert len({refusals(rejected, "en_US", each) for each in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize(
    "sentence",
    [
        "“31 April” can't be the due date: April 2026 has only 30 days, so there is no April 31.",
        "“13/13” can't be the invoice date: there is no month 13.",
        "The discount is now more than the subtotal; give a smaller one.",
        "The due date is now before the invoice date; give a later one.",
        "The currency in your profile can't be used: DEM was replaced by EUR; use EUR.",
        "'forty' does not occur in the conversation.",
        "An invoice holds at most 1,000 lines; start a second one.",
        "An invoice holds at most 20 charges; start a second one.",
        "An invoice holds at most 100 payments; start a second one.",
        "The discount is now more than its line; give a smaller one.",
        "The total is now less than zero; bill more, or take a return out.",
        "The payments are now more than what is to be paid; give a smaller one.",
        "There is no charge 3: the invoice has only 2 charges.",
        "There is no payment 2: the invoice has only one payment.",
    ],
)
def test_what_stays_open_and_what_an_engine_refuses_is_translated(sentence: str) -> None:
    said = {reasons([sentence], "de_DE", language) for language in LANGUAGES}
    assert len(said) == len(LANGUAGES)


@pytest.mark.parametrize("said", ["at Bs 450", "3 hours at 1.234", "add tax", "due 31 April"])
def test_what_the_embedded_engine_refuses_has_a_translation(said: str) -> None:
    talk = Talk()
    talk.say(f"Invoice Acme for painting, {said}")
    lines = [why for line in talk.draft.line_items for why in line.disputed.values()]
    for sentence in (*talk.draft.disputed.values(), *lines):
        assert reasons([sentence], "de_DE", "de") != sentence


def test_values_are_written_as_the_country_of_the_seller_does() -> None:
    rejected = apply(Draft(), [AddLine(unit_price=Decimal("-4.5"))]).rejected
    assert "von -4,5 lässt" in refusals(rejected, "de_DE", "de")
    told = reasons(
        ["The due date 2025-01-31 is before the invoice date 2026-03-09."], "de_AT", "de"
    )
    assert told == "Das Fälligkeitsdatum 31. Jänner 2025 liegt vor dem Rechnungsdatum 9. März 2026."


def test_a_reason_that_nobody_translated_stays_as_it_is() -> None:
    assert reasons(["The moon is not full."], "de_DE", "de") == "The moon is not full."
