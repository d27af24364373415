"""A credit note says what it is and to which invoice of which day, in every language."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from scatterpilot.domain.crediting import CreditWish, LineWish
from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.invoice import Invoice, issue
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


def a_credit_note(wish: CreditWish = TWO_HOURS) -> dict[str, Any]:
    at = ISSUED_AT
    invoice = Invoice(invoice_id="inv_1", data=draft(), created_at=at, updated_at=at)
    invoice = issue(invoice, 42, SELLER, at, at.date())
    return invoice_document(credited(invoice, wish, at, seller=SELLER)[0])


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
