"""Charges, payments, taxes and what is withheld, as edits: what is taken, refused and asked for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from scatterpilot.domain.draft import Charge, Discount, Draft, Payment, fingerprint, is_complete
from scatterpilot.domain.editor import DraftEditor, with_defaults
from scatterpilot.domain.edits import (
    AddCharge,
    AddLine,
    AddPayment,
    ChangeCharge,
    ChangeLine,
    ChangePayment,
    Edit,
    Quote,
    RemoveCharge,
    RemoveLine,
    RemovePayment,
    SetTax,
    SettleValue,
    SetWithholding,
    Undo,
)
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.taxes import NamedTax, Withholding
from scatterpilot.domain.totals import compute_totals
from tests.domain.samples import DICTATED, TODAY, a_draft, apply

D = Decimal
SHIPPING = AddCharge(description="Shipping", amount=D("12.50"))
DEPOSIT = AddPayment(amount=D(500), note="Deposit", date=TODAY, method="card")


@pytest.mark.parametrize(
    ("change", "back"),
    [
        (SHIPPING, RemoveCharge(charge=0)),
        (DEPOSIT, RemovePayment(payment=0)),
        (SetWithholding(name="IRPF", rate=D("0.15")), SetWithholding(rate=None)),
        (SetTax(name="VAT"), SetTax(name=None)),
        (SetTax(further=(NamedTax(name="PST", rate=D("0.07")),)), SetTax(further=())),
        (SetTax(included=True), SetTax(included=False)),
        (SetTax(category="exempt", reason="§ 4"), SetTax(rate=D("0.2"))),
        (ChangeLine(line=0, discount=Discount(percent=D(5))), ChangeLine(line=0, discount=None)),
        (
            ChangeLine(line=0, price_base_quantity=D(12)),
            ChangeLine(line=0, price_base_quantity=None),
        ),
        (ChangeLine(line=0, tax_category="zero"), ChangeLine(line=0, tax_category=None)),
        (ChangeLine(line=0, withheld=False), ChangeLine(line=0, withheld=True)),
    ],
)  # fmt: skip
def test_every_change_counts_for_a_yes_and_can_be_taken_back(change: Edit, back: Edit) -> None:
    draft = a_draft(*DICTATED)
    editor = DraftEditor(draft, (), (), "form")
    changed = editor.apply([change])
    assert not changed.rejected
    assert is_complete(changed.draft)
    assert fingerprint(changed.draft) != fingerprint(draft)
    assert fingerprint(apply(changed.draft, [back]).draft) == fingerprint(draft)
    undone = DraftEditor(changed.draft, (), (draft,)).apply([Undo()])
    assert undone.draft == draft


@pytest.mark.parametrize(
    ("edit", "code", "field"),
    [
        (AddCharge(description="x", amount=D(0)), "not_positive", "charges.0.amount"),
        (AddCharge(description="x", percent=D(101)), "percent_out_of_range", "charges.0.percent"),
        (
            AddCharge(description="x", percent=D(1), amount=D(1)),
            "charge_ambiguous",
            "charges.0.percent",
        ),
        (AddCharge(description=" ", amount=D(1)), "empty", "charges.0.description"),
        (ChangeCharge(charge=0, amount=D(1)), "no_such_charge", "charges.0"),
        (RemovePayment(payment=3), "no_such_payment", "payments.3"),
        (AddPayment(amount=D(-5)), "not_positive", "payments.0.amount"),
        (AddPayment(amount=D(5), date=date(1800, 1, 1)), "date_out_of_range", "payments.0.date"),
        (SetWithholding(name="IRPF"), "rate_missing", "withholding"),
        (SetWithholding(rate=D(2)), "tax_out_of_range", "withholding"),
        (
            SetTax(further=(NamedTax(name="A", rate=D(1)), NamedTax(name="a ", rate=D(1)))),
            "tax_named_twice",
            "further_taxes",
        ),
        (SetTax(further=(NamedTax(name="A", rate=D(0)),)), "not_positive", "further_taxes"),
        (SetTax(rate=D("0.2"), category="exempt"), "tax_ambiguous", "tax_rate"),
        (ChangeLine(line=0, price_base_quantity=D(0)), "not_positive",
         "line_items.0.price_base_quantity"),
        (ChangeLine(line=1, discount=Discount(amount=D(90))), "discount_over_line",
         "line_items.1.discount"),
        (ChangeLine(line=1, discount=Discount(percent=D(1), amount=D(9))), "discount_ambiguous",
         "line_items.1.discount"),
        (ChangeLine(line=1, tax_rate=D("0.1"), tax_category="zero"), "tax_ambiguous",
         "line_items.1.tax_rate"),
    ],
)  # fmt: skip
def test_what_can_not_be_is_refused_with_a_sentence(edit: Edit, code: str, field: str) -> None:
    result = apply(a_draft(*DICTATED), [edit])
    assert [(r.code, r.field) for r in result.rejected] == [(code, field)]
    assert result.rejected[0].message.endswith(".")


@pytest.mark.parametrize(
    ("edit", "missing"),
    [
        (AddCharge(description="Shipping"), "charges.0.amount"),
        (AddCharge(amount=D(5)), "charges.0.description"),
        (AddPayment(note="Deposit"), "payments.0.amount"),
    ],
)
def test_what_a_charge_or_a_payment_lacks_is_asked_for(edit: Edit, missing: str) -> None:
    assert apply(a_draft(*DICTATED), [edit]).missing == (missing,)


def test_an_amount_takes_the_place_of_a_percentage_and_back() -> None:
    draft = apply(a_draft(*DICTATED), [AddCharge(description="Fee", percent=D(3))]).draft
    draft = apply(draft, [ChangeCharge(charge=0, amount=D(7))]).draft
    assert (draft.charges[0].percent, draft.charges[0].amount) == (None, D(7))
    draft = apply(draft, [ChangeCharge(charge=0, percent=D(2))]).draft
    assert (draft.charges[0].percent, draft.charges[0].amount) == (D(2), None)


def test_a_payment_that_was_read_wrong_is_mended_and_knows_its_words() -> None:
    said = ("less the 500 deposit", "it was 450")
    draft = a_draft(*DICTATED)
    first = DraftEditor(draft, said[:1]).apply(
        [AddPayment(amount=D(500), evidence={"amount": Quote(text="500")})]
    )
    then = DraftEditor(first.draft, said).apply(
        [ChangePayment(payment=0, amount=D(450), evidence={"amount": Quote(text="450")})]
    )
    [payment] = then.draft.payments
    assert payment.amount == D(450)
    assert (payment.provenance["amount"].turn, payment.provenance["amount"].quote) == (1, "450")


def test_words_that_nobody_said_make_no_payment() -> None:
    edit = AddPayment(amount=D(500), evidence={"amount": Quote(text="500")})
    result = apply(a_draft(*DICTATED), [edit], said=["no such figure"])
    assert result.draft.payments == ()
    assert [r.code for r in result.rejected] == ["not_said"]


@pytest.mark.parametrize(
    ("edits", "open_field", "mending"),
    [
        ([AddPayment(amount=D(10_000))], "payments", ChangePayment(payment=0, amount=D(10))),
        ([DEPOSIT, RemoveLine(line=0)], "payments", RemovePayment(payment=0)),
        (
            [AddLine(description="Return", quantity=D(-50), unit_price=D(150))],
            "line_items",
            ChangeLine(line=2, quantity=D(-1)),
        ),
    ],
)
def test_no_total_is_negative_and_nothing_is_overpaid(
    edits: list[Edit], open_field: str, mending: Edit
) -> None:
    draft = DraftEditor(a_draft(*DICTATED), source="form").apply(edits).draft
    assert open_field in draft.disputed
    assert not is_complete(draft)
    assert is_complete(DraftEditor(draft, source="form").apply([mending]).draft)


def test_an_overpayment_stays_open_however_often_it_is_settled() -> None:
    draft = apply(a_draft(*DICTATED), [AddPayment(amount=D(10_000))]).draft
    assert not is_complete(apply(draft, [SettleValue(field="payments")]).draft)


def test_a_line_discount_that_its_line_no_longer_bears_is_open_until_it_does() -> None:
    draft = apply(a_draft(*DICTATED), [ChangeLine(line=1, discount=Discount(amount=D(80)))]).draft
    less = apply(draft, [ChangeLine(line=1, quantity=D(1))]).draft
    assert apply(less, []).missing == ("line_items.1.discount",)
    assert is_complete(apply(less, [ChangeLine(line=1, quantity=D(3))]).draft)


def test_no_tax_means_none_of_several() -> None:
    taxed = apply(a_draft(*DICTATED), [SetTax(further=(NamedTax(name="PST", rate=D("0.07")),))])
    assert apply(taxed.draft, [SetTax(rate=None)]).draft.further_taxes == ()
    assert len(apply(taxed.draft, [SetTax(name="GST")]).draft.further_taxes) == 1


def test_a_category_without_tax_is_not_taken_back_by_the_profiles_rate() -> None:
    profile = Profile(default_tax_rate=D("0.2"))
    draft = apply(a_draft(*DICTATED[:-4], profile=profile), [SetTax(category="reverse_charge")])
    later = with_defaults(draft.draft, profile, TODAY)
    assert later.tax_rate is None
    assert compute_totals(later).tax_total == 0
    taxed = apply(later, [SetTax(rate=D("0.1"))]).draft
    assert taxed.tax_category is None


def test_a_name_of_what_is_withheld_may_come_after_its_rate() -> None:
    draft = apply(a_draft(*DICTATED), [SetWithholding(rate=D("0.15"))]).draft
    draft = apply(draft, [SetWithholding(name="IRPF")]).draft
    assert draft.withholding == Withholding(name="IRPF", rate=D("0.15"))


@pytest.mark.parametrize(
    ("adding", "most", "code"),
    [(SHIPPING, 20, "too_many_charges"), (AddPayment(amount=D(1)), 100, "too_many_payments")],
)
def test_there_is_a_limit_to_charges_and_payments(adding: Edit, most: int, code: str) -> None:
    result = apply(a_draft(*DICTATED), [adding] * (most + 1))
    assert [r.code for r in result.rejected] == [code]


@pytest.mark.parametrize("item", [Charge(description="x", amount=D(1)), Payment(amount=D(1))])
def test_a_draft_of_before_has_the_fingerprint_of_before(item: Any) -> None:
    """What was read back under the version before is still read back: none of it was used."""
    name = "charges" if isinstance(item, Charge) else "payments"
    plain = Draft(customer_name="Acme", line_items=())
    assert fingerprint(plain) == _BEFORE
    assert fingerprint(plain.model_copy(update={name: (item,)})) != _BEFORE


_BEFORE = "938a3f4651ac9de9403aff772dd776c60e44348ad71c17c1e8e517b0517adcc2"
