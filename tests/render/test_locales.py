"""Every figure and label, in the seller's language and notation."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale

from scatterpilot.domain.profile import Profile
from scatterpilot.presentation import labels as labels_module
from scatterpilot.presentation.labels import LANGUAGES, Labels
from tests.render import reading
from tests.render.samples import SELLER, draft, issued, line, percent_off

# Net 10,129.70 less 10 % is 9,116.73; 20 % tax 1,823.35; together 10,940.08.
PRINTED = {
    "en_US": """Invoice|INV-2026-0042|Billed to|From|Invoice date|April 9, 2026|Due date|May 9, 2026
        |PO number|PO-7781|Amount due|Description|Quantity|Unit price|Amount|41.5 hours|€120.00
        |€4,980.00|Subtotal|€10,129.70|Discount 10%|-€1,012.97|Tax 20%|€1,823.35|Total|EUR
        |€10,940.08|Payment details|Notes""",
    "en_GB": """Invoice|9 April 2026|9 May 2026|41.5 hours|€120.00|€4,980.00|€10,129.70
        |Discount 10%|-€1,012.97|VAT 20%|€1,823.35|€10,940.08|VAT no. GB123456789""",
    "de_DE": """Rechnung|Rechnung an|Von|Rechnungsdatum|9. April 2026|Fällig am|9. Mai 2026
        |Bestellnummer|Zu zahlen|Beschreibung|Menge|Einzelpreis|Betrag|41,5 hours|120,00 €
        |4.980,00 €|Zwischensumme|10.129,70 €|Rabatt 10 %|-1.012,97 €|MwSt. 20 %|1.823,35 €
        |Gesamtbetrag|10.940,08 €|Zahlungsinformationen|Anmerkungen|USt-IdNr. GB123456789""",
    "fr_FR": """Facture|Facturé à|De|Date de facture|9 avril 2026|Échéance|9 mai 2026
        |N° de commande|Montant à payer|Désignation|Quantité|Prix unitaire|Montant|41,5 hours
        |120,00 €|4 980,00 €|Sous-total|10 129,70 €|Remise 10 %|-1 012,97 €|TVA 20 %|1 823,35 €
        |Total|10 940,08 €|Modalités de paiement|Remarques|N° TVA GB123456789""",
    "es_ES": """Factura|Facturar a|De|Fecha de factura|9 de abril de 2026|Vencimiento
        |9 de mayo de 2026|N.º de pedido|Importe a pagar|Descripción|Cantidad|Precio unitario
        |Importe|41,5 hours|120,00 €|4.980,00 €|Subtotal|10.129,70 €|Descuento 10 %|-1.012,97 €
        |IVA 20 %|1.823,35 €|Total|10.940,08 €|Datos de pago|Observaciones|NIF-IVA GB123456789""",
}


def seller_in(locale: str) -> Profile:
    return SELLER.model_copy(update={"locale": locale})


@pytest.mark.parametrize("locale", PRINTED)
def test_every_label_and_figure_is_printed_as_the_locale_writes_it(locale: str) -> None:
    document = issued(draft(currency="EUR", discount=percent_off("10")))
    shown = reading.text(document, seller_in(locale))
    expected = [" ".join(part.split()) for part in PRINTED[locale].split("|")]
    assert [part for part in expected if part not in shown] == []


@pytest.mark.parametrize(
    ("locale", "paper"), [("en_US", "letter"), ("fr_CA", "letter"), ("en_GB", "a4"), ("de", "a4")]
)
def test_paper_is_letter_in_north_america_and_a4_elsewhere(locale: str, paper: str) -> None:
    page = reading.pdf(issued(), seller_in(locale))[0]
    sizes = {"letter": (612, 792), "a4": (595, 842)}
    assert (round(page.rect.width), round(page.rect.height)) == sizes[paper]


@pytest.mark.parametrize(
    ("locale", "tax"),
    [("en_AU", "GST"), ("en_IE", "VAT"), ("de_AT", "USt."), ("it_IT", "IVA"), ("sv_SE", "VAT")],
)
def test_tax_has_its_name_of_the_country(locale: str, tax: str) -> None:
    assert Labels(Locale.parse(locale)).tax == tax


def test_a_language_without_labels_gets_english_labels_and_its_own_figures() -> None:
    shown = reading.text(issued(), seller_in("sv_SE"))
    assert "Invoice date" in shown
    assert "9 april 2026" in shown


def test_all_languages_have_the_same_labels() -> None:
    source = Path(labels_module.__file__).with_name("labels.json").read_text(encoding="utf-8")
    tables = json.loads(source)
    assert set(tables) == set(LANGUAGES) >= {"en", "de", "fr", "es"}
    assert {language: tables["en"].keys() ^ table.keys() for language, table in tables.items()} == {
        language: set() for language in tables
    }


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("DE123456789", "VAT no. DE123456789"),
        ("ATU12345678", "VAT no. ATU12345678"),
        ("CHE-123.456.789", "VAT no. CHE-123.456.789"),
        ("12-3456789", "Tax ID 12-3456789"),
        ("ABN 51 824 753 556", "ABN 51 824 753 556"),
        ("EIN: 12-3456789", "EIN: 12-3456789"),
    ],
)
def test_a_tax_number_gets_the_label_it_lacks(number: str, printed: str) -> None:
    assert Labels(Locale.parse("en_GB")).tax_number(number) == printed


def test_every_currency_is_printed_with_its_own_minor_units() -> None:
    yen = draft(currency="JPY", line_items=(line("Lamp", "3", "1200"),), tax_rate=Decimal("0.1"))
    assert "¥3,960" in reading.text(issued(yen), seller_in("en_US"))
    dinar = draft(currency="KWD", line_items=(line("Pump", "3", "12.345"),), tax_rate=None)
    assert "KWD 37.035" in reading.text(issued(dinar))
    rent = draft(currency="CLF", line_items=(line("Rent", "1", "12.5"),), tax_rate=None)
    assert "CLF 12.5000" in reading.text(issued(rent))
    before_the_euro = draft(currency="BGN", line_items=(line("Logo", "3", "80"),), tax_rate=None)
    assert "BGN 240.00" in reading.text(issued(before_the_euro))


def test_a_price_keeps_all_its_decimals() -> None:
    power = draft(line_items=(line("Power", "1250.5", "0.085", unit="kWh"),), tax_rate=None)
    shown = reading.text(issued(power))
    assert "1,250.5 kWh £0.085 £106.29" in shown


def test_tax_column_and_bases_appear_only_when_rates_differ() -> None:
    uniform = reading.text(issued())
    assert "VAT Amount" not in uniform
    assert "VAT 20% on" not in uniform
    mixed = draft(
        line_items=(
            line("Cookbook", "2", "1.73", tax_rate=Decimal("0.05")),
            line("Postage", "1", "4.50", taxable=False),
            line("Consulting", "2", "95"),
        )
    )
    shown = reading.text(issued(mixed))
    assert "Unit price VAT Amount" in shown
    assert "£1.73 5% £3.46" in shown
    assert "£4.50 – £4.50" in shown
    assert "VAT 5% on £3.46 £0.17" in shown
    assert "VAT 20% on £190.00 £38.00" in shown
