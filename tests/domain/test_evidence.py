"""Every value knows the words it came from, and words nobody said count for nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scatterpilot.domain.documents import provenance_document
from scatterpilot.domain.draft import Draft, Source
from scatterpilot.domain.edits import (
    AddLine,
    ChangeLine,
    Edit,
    Quote,
    SetCurrency,
    SetCustomer,
    SetDates,
    SetDiscount,
    SetNotes,
    SetReference,
    SetTax,
)
from scatterpilot.domain.quotes import find_quote
from tests.domain.samples import DICTATED, a_draft, apply

D = Decimal
SAID = ("Bill Acme for 40 hours", "no, for 42 HOURS, Straße 5")
NEVER = Quote(text="never said")


def source(turn: int, quote: str) -> Source:
    start = SAID[turn].index(quote)
    return Source(kind="user", quote=quote, turn=turn, start=start, end=start + len(quote))


@pytest.mark.parametrize(
    ("quote", "wanted"),
    [
        (Quote(text="Acme"), source(0, "Acme")),
        (Quote(text="acme"), source(0, "Acme")),
        (Quote(text="40 Hours"), source(0, "40 hours")),
        (Quote(text="hours"), source(1, "HOURS")),
        (Quote(text="for", turn=0, start=10, end=13), source(0, "for")),
        (Quote(text="for", turn=1, start=10), source(1, "for")),
        (Quote(text="for", turn=7, start=-3, end=99), source(1, "for")),
        (Quote(text="for", turn=0, start=-12), source(1, "for")),
        (Quote(text="STRASSE 5"), source(1, "Straße 5")),
        (Quote(text="5"), source(1, "5")),
    ],
)
def test_a_quote_is_kept_as_the_user_wrote_it_with_its_place(quote: Quote, wanted: Source) -> None:
    edit = SetReference(po_number="x", evidence={"po_number": quote})
    result = apply(Draft(), [edit], SAID)
    assert result.draft.provenance["po_number"] == wanted
    assert not result.rejected


@given(st.lists(st.text(), min_size=1, max_size=3), st.data())
def test_any_words_the_user_said_are_found_in_any_capitals(
    said: list[str], data: st.DataObject
) -> None:
    text = data.draw(st.sampled_from(said))
    start = data.draw(st.integers(0, len(text)))
    words = text[start : data.draw(st.integers(start, len(text)))]
    for written in (words, words.casefold()):
        found = find_quote(Quote(text=written), said)
        assert (found is None) == (not written.strip())
        if found is not None and found.turn is not None:
            assert said[found.turn][found.start : found.end] == found.text
            assert written.casefold() in found.text.casefold()


@pytest.mark.parametrize("words", ["never said", "", "  "])
@pytest.mark.parametrize(
    ("edit", "field"),
    [
        (SetCustomer(name="Bolt"), "name"),
        (SetCustomer(email="a@b.example"), "email"),
        (ChangeLine(line=0, quantity=D(42)), "quantity"),
        (SetCurrency(currency="EUR"), "currency"),
        (SetTax(rate=D("0.07")), "rate"),
        (SetDiscount(percent=D(5)), "percent"),
        (SetDiscount(amount=D(5)), "amount"),
        (SetDates(due_date=date(2026, 9, 9)), "due_date"),
        (SetNotes(notes="x"), "notes"),
        (SetReference(po_number="x"), "po_number"),
    ],
)
def test_a_value_nobody_said_is_refused_and_its_field_stays_open(
    edit: Edit, field: str, words: str
) -> None:
    """Open, because the reply may claim the change: a yes must not bill the old value."""
    draft = a_draft(*DICTATED)
    unsaid = edit.model_copy(update={"evidence": {field: Quote(text=words)}})
    result = apply(draft, [unsaid], SAID)
    assert [r.code for r in result.rejected] == ["not_said"]
    assert result.missing == (result.rejected[0].field,)
    assert result.applied == ()
    settled = {"disputed": {}, "line_items": draft.line_items}
    assert result.draft.model_copy(update=settled) == draft


def test_what_was_said_of_an_edit_is_taken_and_what_was_not_is_missing() -> None:
    edit = AddLine(
        description="Work",
        quantity=D(40),
        unit_price=D(150),
        evidence={"quantity": Quote(text="40"), "unit_price": NEVER},
    )
    result = apply(a_draft(), [edit], SAID)
    line = result.draft.line_items[0]
    assert (line.description, line.quantity, line.unit_price) == ("Work", D(40), None)
    assert "line_items.0.unit_price" in result.missing
    assert line.provenance["quantity"] == source(0, "40")


def test_a_line_of_which_nothing_was_said_is_not_added() -> None:
    edit = AddLine(description="Gold", evidence={"description": NEVER})
    result = apply(a_draft(*DICTATED), [edit], SAID)
    assert len(result.draft.line_items) == 2
    assert result.missing == ()
    assert [r.code for r in result.rejected] == ["not_said"]


def test_evidence_for_a_value_the_edit_does_not_give_is_ignored() -> None:
    edit = SetCustomer(name="Acme", evidence={"email": NEVER, "made_up": NEVER})
    result = apply(a_draft(), [edit], SAID)
    assert result.draft.customer_name == "Acme"
    assert not result.rejected


def test_every_value_of_the_user_has_a_source() -> None:
    draft = a_draft(*DICTATED)
    paths = provenance_document(draft)
    assert {path for path, found in paths.items() if found["kind"] == "user"} == {
        *("customer_name", "customer_email", "customer_address", "customer_tax_id"),
        *("due_date", "terms_days", "tax_rate", "discount", "notes", "po_number"),
        *(f"line_items.{index}.{n}" for index in (0, 1) for n in ("description", "quantity")),
        *("line_items.0.unit", "line_items.0.unit_price", "line_items.1.unit_price"),
    }


def test_a_due_date_from_terms_has_the_words_of_the_terms() -> None:
    edit = SetDates(terms_days=40, evidence={"terms_days": Quote(text="40")})
    provenance = apply(a_draft(), [edit], SAID).draft.provenance
    assert provenance["due_date"] == provenance["terms_days"] == source(0, "40")
