"""Edits an engine should never make but might: every value can be out of range or nonsense."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from scatterpilot.domain.draft import Discount
from scatterpilot.domain.edits import (
    AddCharge,
    AddLine,
    AddPayment,
    ChangeCharge,
    ChangeLine,
    ChangePayment,
    Edit,
    Quote,
    RefuseValue,
    RemoveCharge,
    RemoveLine,
    RemovePayment,
    SetCurrency,
    SetCustomer,
    SetDates,
    SetDiscount,
    SetNotes,
    SetReference,
    SetTax,
    SettleValue,
    SetWithholding,
    Undo,
)
from scatterpilot.domain.taxes import NamedTax

TODAY = date(2026, 3, 9)
SAID = ("Invoice O'Brien & Sons, 40 hours at $150", "Straße 5, due in 30 days; İstanbul ltd")

HUGE = Decimal("1E+1000000")
IMPOSSIBLE = (
    *map(Decimal, ("NaN", "-NaN", "sNaN", "Infinity", "-Infinity", "-1", "-0", "-0.000001")),
    *map(Decimal, ("1000000000000", "0.0000001", "1." + "0" * 99 + "1", "1E-2000000")),
    Decimal("0E-999999999"),
    HUGE,
)
CONTROL, SURROGATE, BIDI = "a\x00b", "a\ud800b", "a\u202eb"
TEXTS = ("", " \n", CONTROL, SURROGATE, BIDI, "x" * 201, "x" * 5_000, "O'Brien & Sons <b>", "é\n9")
PATHS = (
    "customer_name", "due_date", "discount", "terms_days", "line_items", "line_items.0",
    "line_items.0.quantity", "line_items.1.description", "line_items.0.amount",
    "line_items.-1.unit", "line_items.\u00b2.unit", "line_items.\u0661.unit",
    "charges", "charges.0.amount", "payments.1.date", "withholding", "further_taxes",
    "line_items." + "9" * 5_000 + ".unit", "line_items..", "provenance", "disputed",
    "", ".", SURROGATE,
)  # fmt: skip

decimals = st.sampled_from(IMPOSSIBLE) | st.decimals() | st.integers(0, 300).map(Decimal)
texts = st.sampled_from(TEXTS) | st.text(max_size=12)
dates = st.sampled_from([date.min, date.max]) | st.integers(-40, 40).map(
    lambda days: TODAY + timedelta(days=days)
)
categories = st.sampled_from(["standard", "zero", "exempt", "reverse_charge", "outside_scope"])
numbers = st.sampled_from([-1, 0, 30, 3_650, 3_651, 10**30]) | st.integers(-5, 5)
said = st.sampled_from(["40 hours", "40 HOURS", "STRASSE 5", "30 DAYS", "ltd", "i̇stanbul", *SAID])
quotes = st.builds(
    Quote.model_construct,
    text=said | st.sampled_from(["never said", " ", SURROGATE]),
    turn=st.none() | numbers,
    start=st.none() | numbers,
    end=st.none() | numbers,
)


def _edits(kind: type[Any], required: dict[str, Any], optional: dict[str, Any]) -> Any:
    """Edits with any of the optional fields; unchecked, as values are checked when applied."""
    evidence = st.dictionaries(st.sampled_from([*required, *optional, "made up"]), quotes)
    optional = {name: st.none() | values for name, values in optional.items()}
    fields = st.fixed_dictionaries(required, optional={**optional, "evidence": evidence})
    return fields.map(lambda values: kind.model_construct(**values))


_LINE = {
    "description": texts,
    "quantity": decimals,
    "unit": texts,
    "unit_price": decimals,
    "price_base_quantity": decimals,
    "discount": st.builds(
        Discount.model_construct, percent=st.none() | decimals, amount=st.none() | decimals
    ),
    "tax_rate": decimals,
    "tax_category": categories,
    "tax_reason": texts,
}
_CHARGE = {"description": texts, "percent": decimals, "amount": decimals, "tax_rate": decimals}
_PAYMENT = {"amount": decimals, "date": dates, "method": texts, "note": texts}
_FURTHER = st.lists(st.builds(NamedTax.model_construct, name=texts, rate=decimals), max_size=7).map(
    tuple
)
_TAX = {"rate": decimals, "name": texts, "category": categories, "reason": texts}

edits: st.SearchStrategy[Edit] = st.one_of(
    _edits(SetCustomer, {}, dict.fromkeys(("name", "email", "address", "tax_id"), texts)),
    _edits(AddLine, {}, _LINE),
    _edits(AddLine, {}, _LINE),
    _edits(ChangeLine, {"line": numbers}, _LINE),
    _edits(ChangeLine, {"line": numbers, "taxable": st.booleans()}, {}),
    _edits(RemoveLine, {"line": numbers}, {}),
    _edits(SetCurrency, {"currency": st.sampled_from(["JPY", "KWD", "EUR", "usd", "XXX"])}, {}),
    _edits(AddCharge, {}, _CHARGE),
    _edits(ChangeCharge, {"charge": numbers}, _CHARGE),
    _edits(RemoveCharge, {"charge": numbers}, {}),
    _edits(AddPayment, {}, _PAYMENT),
    _edits(ChangePayment, {"payment": numbers}, _PAYMENT),
    _edits(RemovePayment, {"payment": numbers}, {}),
    _edits(SetTax, {}, _TAX),
    _edits(SetTax, {"further": _FURTHER, "included": st.booleans()}, {}),
    _edits(SetWithholding, {}, {"name": texts, "rate": decimals}),
    _edits(SetDiscount, {}, {"percent": decimals, "amount": decimals}),
    _edits(SetDates, {}, {"invoice_date": dates, "due_date": dates, "terms_days": numbers}),
    _edits(SetNotes, {"notes": st.none() | texts, "append": st.booleans()}, {}),
    _edits(SetReference, {"po_number": st.none() | texts}, {}),
    st.sampled_from(PATHS).map(
        lambda path: RefuseValue.model_construct(field=path, code="no", message=f"No {path}.")
    ),
    st.sampled_from(PATHS).map(lambda path: SettleValue.model_construct(field=path)),
    st.just(Undo()),
)
