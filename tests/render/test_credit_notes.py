"""A credit note says what it is and to which invoice of which day, in every language."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from scatterpilot.domain.crediting import CreditWish, LineWish
from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.draft import Charge, Payment
from scatterpilot.domain.invoice import Invoice, issue
from scatterpilot.domain.taxes import Withholding
from tests.domain.settling import credited
from tests.render import reading
from tests.render.samples import ISSUED_AT, SELLER, draft

PRINTED = {
    "en_GB": ("Credit note", "For invoice", "INV-2026-0042, 9 April 2026", "Credited", "Reason"),
    "de_DE": (
        "Rechnungskorrektur",
        "Zu Rechnung",
        "INV-2026-0042, 9. April 2026",
        "Gutgeschrieben",
        "Grund",
    ),
    "fr_FR": ("Avoir", "Sur facture", "INV-2026-0042, 9 avril 2026", "Montant crédité", "Motif"),
    "es_ES": (
        "Factura rectificativa",
        "Rectifica la factura",
        "INV-2026-0042, 9 de abril de 2026",
        "Importe abonado",
        "Motivo",
    ),
    "it_IT": (
        "Nota di credito",
        "Su fattura",
        "INV-2026-0042, 9 aprile 2026",
        "Importo accreditato",
        "Motivo",
    ),
    "nl_NL": (
        "Creditfactuur",
        "Bij factuur",
        "INV-2026-0042, 9 april 2026",
        "Gecrediteerd",
        "Reden",
    ),
    "pt_PT": (
        "Nota de crédito",
        "Sobre a fatura",
        "INV-2026-0042, 9 de abril de 2026",
        "Valor creditado",
        "Motivo",
    ),
}
TWO_HOURS = CreditWish(lines=(LineWish(line=2, quantity=Decimal(2)),), reason="Two hours too many")


def issued(**values: Any) -> Invoice:
    at, data = ISSUED_AT, draft().model_copy(update=values)
    invoice = Invoice(invoice_id="inv_1", data=data, created_at=at, updated_at=at)
    return issue(invoice, 42, SELLER, at, at.date())


def a_credit_note(wish: CreditWish = TWO_HOURS, **values: Any) -> dict[str, Any]:
    return invoice_document(credited(issued(**values), wish, ISSUED_AT, seller=SELLER)[0])


@pytest.mark.parametrize("locale", PRINTED)
def test_it_names_itself_and_its_invoice_with_number_and_date(locale: str) -> None:
    seller = SELLER.model_copy(update={"locale": locale})
    shown = " ".join(reading.text(a_credit_note(), seller).split())
    assert [part for part in ("CN-1", *PRINTED[locale]) if part not in shown] == []
    assert "Two hours too many" in shown


def test_it_asks_nobody_to_pay() -> None:
    shown = reading.text(a_credit_note())
    for words in ("Due date", "Amount due", "Payment details", "IBAN", "DRAFT"):
        assert words not in shown


def test_it_shows_the_figures_of_what_it_credits() -> None:
    document = a_credit_note()
    assert document["data"]["total"] == "264.00"
    shown = reading.text(document)
    for figure in ("2 hours", "£110.00", "£220.00", "£44.00", "£264.00"):
        assert figure in shown


def test_what_is_withheld_of_it_is_taken_off_and_the_rest_is_credited_not_due() -> None:
    document = a_credit_note(CreditWish(), withholding=Withholding(name="CIS", rate=Decimal("0.2")))
    shown = reading.text(document)
    assert "CIS 20" in shown
    assert Decimal(document["data"]["payable"]) < Decimal(document["data"]["total"])
    assert f"£{Decimal(document['data']['payable']):,}" in shown
    assert "Amount due" not in shown


def test_a_deposit_is_no_part_of_it() -> None:
    shown = reading.text(a_credit_note(CreditWish(), payments=(Payment(amount=Decimal(500)),)))
    assert "500.00" not in shown


def test_charges_that_alone_are_left_are_printed_without_lines() -> None:
    shipping = Charge(description="Shipping", amount=Decimal("12.50"), taxable=False)
    invoice = issued(charges=(shipping,))
    lines = range(1, len(invoice.data.line_items) + 1)
    goods = CreditWish(lines=tuple(LineWish(line=each) for each in lines))
    first, invoice = credited(invoice, goods, ISSUED_AT, seller=SELLER)
    rest, _ = credited(invoice, CreditWish(), ISSUED_AT, [first], seller=SELLER)
    assert "Shipping" not in reading.text(invoice_document(first))
    shown = reading.text(invoice_document(rest))
    assert "Shipping" in shown
    assert "£12.50" in shown
