"""Draws typical invoices as PNG files, to look at: ``python tests/render/gallery.py FOLDER``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pymupdf

_ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(_ROOT), str(_ROOT / "layers/common")]

from scatterpilot.adapters.typst import TypstRenderer  # noqa: E402
from scatterpilot.domain.draft import Draft  # noqa: E402
from scatterpilot.domain.profile import Profile  # noqa: E402
from tests.render import samples  # noqa: E402
from tests.render.samples import SELLER, draft, issued, line, preview  # noqa: E402

Case = tuple[str, dict[str, Any], Profile]
HEBREW = "סטודיו Northwind לעיצוב"
LOGO = samples.data_url("svg+xml", samples.SVG_LOGO.encode())


def cases() -> Iterator[Case]:
    """Name, document and seller of each picture."""
    yield from localized()
    yield from sellers()
    yield from contents()


def localized() -> Iterator[Case]:
    """The same invoice from five countries."""
    german = {
        "business_name": "Nordlicht Gestaltung",
        "address": "Lindenstraße 7\n10969 Berlin",
        "tax_id": "DE123456789",
        "payment_details": "Nordbank\nIBAN DE02 1203 0000 0000 2020 51\nBIC BYLADEM1001",
    }
    sellers = {
        "en_US": ("USD", "0.0825", {"tax_id": "12-3456789", "accent_color": "#7c3aed"}),
        "en_GB": ("GBP", "0.2", {"logo": LOGO, "accent_color": "#0f766e"}),
        "de_DE": ("EUR", "0.19", {**german, "accent_color": "#b45309"}),
        "fr_FR": ("EUR", "0.2", {"business_name": "Atelier Lumière", "tax_id": "FR40303265045"}),
        "es_ES": ("EUR", "0.21", {"business_name": "Estudio Peñalara", "tax_id": "B12345674"}),
    }
    for locale, (currency, rate, changes) in sellers.items():
        seller = SELLER.model_copy(update={"locale": locale, **changes})
        content = draft(currency=currency, tax_rate=rate, discount=samples.percent_off("10"))
        yield f"locale-{locale}", issued(content, seller), seller


def sellers() -> Iterator[Case]:
    """With and without logo, name and colour."""
    square = samples.data_url("png", samples.picture("png"))
    yield "logo-square", issued(), SELLER.model_copy(update={"logo": square})
    yield "seller-empty", issued(seller=Profile()), Profile(locale="en_US")
    yield "seller-name-only", issued(), Profile(business_name="Jo Doe")
    yield "accent-light", issued(), SELLER.model_copy(update={"accent_color": "#ffe600"})
    yield "draft", preview(), SELLER.model_copy(update={"logo": LOGO})
    german = SELLER.model_copy(update={"locale": "de_DE"})
    yield "draft-de", preview(), german
    yield "draft-unfinished", preview(unfinished()), SELLER
    yield "paid", issued(status="paid"), SELLER
    yield "cancelled", issued(status="cancelled"), SELLER


def unfinished() -> Draft:
    return Draft(currency="GBP", line_items=(line("Logo", "1", "400"), samples.LineItem()))


def contents() -> Iterator[Case]:
    """Mixed tax, many pages, long texts and odd currencies."""
    mixed = (
        line("Cookbook", "2", "1.73", tax_rate=Decimal("0.05")),
        line("Postage", "1", "4.50", taxable=False),
        line("Consulting", "2", "95"),
    )
    yield "tax-mixed", issued(draft(line_items=mixed)), SELLER
    yield "pages-three", issued(draft(line_items=samples.many_lines(60))), SELLER
    yield (
        "long-texts",
        issued(long_texts()),
        SELLER.model_copy(
            update={"business_name": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 2}
        ),
    )
    yen = draft(currency="JPY", line_items=(line("Lamp", "3", "120000"),))
    yield "currency-jpy", issued(yen), SELLER
    dinar = draft(currency="KWD", line_items=(line("Pump", "3", "12.345", unit="pieces"),))
    yield "currency-kwd", issued(dinar), SELLER
    huge = line("Bridge", "999999999999.999999", "999999999999.999999", unit="tonnes of steel")
    yield "figures-huge", issued(draft(line_items=(huge, *samples.LINES))), SELLER
    greek = draft(customer_name="Ελληνική Εταιρεία ΑΕ", notes="Спасибо за заказ → до встречи ✓")
    yield "scripts", issued(greek), SELLER
    yield "directions", issued(both_ways()), SELLER.model_copy(update={"business_name": HEBREW})


def both_ways() -> Draft:
    """Lines from right to left beside lines from left to right."""
    return draft(
        customer_name="شركة النور Birch Studio للتجارة",
        customer_address="شارع الملك فهد 12\nUnit 4, Foundry Lane\nבניין (Building) 4, קומה 2",
        po_number="הזמנה PO-77 (דחוף)",
        line_items=(
            line(f"{HEBREW}\nפרטים (details), 12.5 מטר\nFive screens", "3", "5", unit="שעות"),
            line("دهان السور Birch Studio في مبنى الشركة وتنظيف الموقع " * 4, "1200", "5"),
            *samples.LINES,
        ),
        notes="תודה רבה!\n\nPlease quote the invoice number.\nشكرا Birch Studio",
    )


def long_texts() -> Draft:
    return draft(
        customer_name="The Extraordinarily Long Name Of A Holding Company For Everything " * 3,
        customer_email="a" * 60 + "@" + "b" * 40 + ".example",
        line_items=(
            line("W" * 200, "1", "10"),
            line("A description that goes on. " * 30, "2", "10", unit="person-days on site"),
            line("Short\nwith\nseveral\nlines", "12345.678", "0.085", unit="kWh"),
        ),
        notes="Terms and conditions apply to everything.\n" * 80,
    )


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    renderer = TypstRenderer()
    for name, document, seller in cases():
        pdf = pymupdf.open(stream=renderer.render(document, seller, "pdf"))
        for number, page in enumerate(pdf, 1):
            page.get_pixmap(dpi=110).save(folder / f"{name}-{number}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
