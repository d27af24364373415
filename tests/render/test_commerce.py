"""What people bill besides plain lines, as it is printed."""

from __future__ import annotations

import pytest

from tests.render import commerce, reading
from tests.render.samples import SELLER, issued, preview

ALL = {
    "en_GB": [
        "£480.00 per 1,000",
        "£359.60, Discount 10%: -£35.96",
        "Exempt from tax: § 4 No. 21",
        "Discount 5% -£96.69",
        "Shipping £12.50",
        "Card fee 3% £58.01",
        "GST 5% on £1,374.55 £68.73",
        "PST 7% on £1,374.55 £96.22",
        "Exempt from tax on £475.00 £0.00",
        "IRPF 15% on £1,907.56 -£286.13",
        "Payable £1,786.38",
        "Deposit, 1 April 2026, card -£500.00",
        "Payment -£20.00",
        "Amount due £1,266.38",
    ],
    "de_DE": ["480,00 € je 1.000", "Steuerfrei: § 4 No. 21", "Zu zahlen 1.266,38 €"],
    "fr_FR": ["480,00 € les 1 000", "Exonéré de taxe", "Net à payer"],
    "es_ES": ["480,00 € por 1.000", "Exento de impuestos", "A pagar"],
    "it_IT": ["480,00 € per 1.000", "Esente da imposta", "Netto a pagare"],
    "nl_NL": ["per 1.000", "Vrijgesteld van belasting", "Te betalen"],
    "pt_PT": ["480,00 € por 1 000", "Isento de imposto", "A pagar"],
}
INCLUDED = {
    "en_GB": "Includes VAT 21% £131.55",
    "de_DE": "Enthält MwSt. 21 % 131,55 €",
    "fr_FR": "Dont TVA 21 % 131,55 €",
    "es_ES": "Incluye IVA 21 % 131,55 €",
    "it_IT": "Include IVA 21% 131,55 €",
    "nl_NL": "Inclusief Btw 21% € 131,55",
    "pt_PT": "Inclui IVA 21% 131,55 €",
}


def printed(content: commerce.Draft, locale: str) -> str:
    seller = SELLER.model_copy(update={"locale": locale})
    currency = "GBP" if locale == "en_GB" else "EUR"
    content = content.model_copy(update={"currency": currency})
    text = reading.text(issued(content, seller), seller)
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())


@pytest.mark.parametrize("locale", ALL)
def test_every_part_is_printed_in_the_words_and_figures_of_the_locale(locale: str) -> None:
    text = printed(commerce.everything(), locale)
    assert [part for part in ALL[locale] if part not in text] == []


@pytest.mark.parametrize("locale", INCLUDED)
def test_prices_that_hold_the_tax_say_so_below_the_total(locale: str) -> None:
    text = printed(commerce.included(), locale)
    assert INCLUDED[locale] in text
    assert text.index("758") < text.index("131")


def test_a_reverse_charge_is_said_with_its_reason() -> None:
    text = printed(commerce.reverse_charge(), "de_DE")
    assert (
        "Steuerschuldnerschaft des Leistungsempfängers: Article 196, Council Directive 2006/112/EC"
    ) in text


def test_each_value_below_the_lines_can_be_pressed_in_the_picture_of_a_draft() -> None:
    places = reading.linked(preview(commerce.everything()))
    wanted = {
        *("discount", "charges.0.amount", "charges.1.amount", "tax_rate", "further_taxes"),
        *("withholding", "payments.0.amount", "payments.1.amount"),
    }
    assert wanted <= places.keys()
