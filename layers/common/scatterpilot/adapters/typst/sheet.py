"""Everything an invoice prints, as plain strings: the template only lays them out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from scatterpilot.adapters.typst.accent import palette
from scatterpilot.adapters.typst.figures import Figures
from scatterpilot.adapters.typst.line_table import line_table
from scatterpilot.adapters.typst.parties import Parties
from scatterpilot.adapters.typst.printed_text import PrintedTexts
from scatterpilot.adapters.typst.sums import sheet_sums
from scatterpilot.adapters.typst.typesetting import is_everyday
from scatterpilot.domain.field import Field
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.presentation.formats import locale_of
from scatterpilot.presentation.labels import Labels, terms_in_words
from scatterpilot.presentation.places import place_of

# For type checkers only: drawing must not import the models.
if TYPE_CHECKING:
    from scatterpilot.domain.profile import Profile

# Where paper is US Letter, by CLDR's measurement data; A4 elsewhere.
_LETTER = ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")

# What has no place of its own: facts in their row, texts below the totals. Net days are told by the
# due date that follows from them, the end of a period with its start.
_FACTS = tuple(
    field
    for field in INVOICE_FIELDS.values()
    if field.place == "facts" and field.name not in ("terms_days", "service_end")
)
# A credit note has a date of its own, and nobody has to pay it by one.
_OF_INVOICES = ("invoice_date", "due_date")
_CLOSING = tuple(field for field in INVOICE_FIELDS.values() if field.place == "closing")

Document = Mapping[str, Any]


def invoice_sheet(document: Document, seller: Profile) -> dict[str, Any]:
    """The template's data, JSON-ready; ``invoice.typ`` shows what becomes of each part.

    Raises ``InvalidError`` naming the field when no font has one of its characters.
    """
    return _Sheet(document, seller).filled()


@lru_cache(maxsize=64)
def printed_locale(name: str) -> str:
    """The locale to print in: the seller's, or English where its months need more than one font.

    Other fonts have most of them, but all labels stand in Latin (see ``labels``), from left to
    right: with Arabic or Japanese dates an English invoice would read as neither. Besides, it
    would need every font for its dates alone, and they take ten times as long to open.
    """
    months = locale_of(name).months["format"]["wide"]
    return name if is_everyday("".join(months.values())) else "en_GB"


class _Sheet:
    def __init__(self, document: Document, seller: Profile) -> None:
        self._document, self._seller = document, seller
        self._credits = document.get("kind") == "credit_note"
        self._data: Document = document["data"]
        self._place = place_of(seller.country)
        written = printed_locale(seller.locale)
        self._locale = locale_of(written)
        self._labels = Labels(self._locale, self._place)
        self._texts = PrintedTexts()
        self._figures = Figures(self._data["currency"], written, self._texts)

    def filled(self) -> dict[str, Any]:
        number = self._texts.add("invoice_number", self._document["invoice_number"])
        status = self._document["status"]
        parties = Parties(self._seller, self._document, self._labels, self._texts)
        seller = parties.billing()
        sheet = {
            "language": self._labels.language,
            "paper": "us-letter" if self._locale.territory in _LETTER else "a4",
            **palette(self._seller.accent_color),
            "heading": self._title(),
            "number": number,
            "file_title": " – ".join(
                filter(None, (number or self._labels["draft"], seller["name"]))
            ),
            "watermark": "" if number else self._labels["draft"],
            "mark": self._labels[status] if status in ("paid", "cancelled") else "",
            "paid": status == "paid",
            "seller": seller,
            "customer": parties.billed(),
            "facts": self._facts(),
            "due": self._amount_due(),
            "table": line_table(self._data, self._labels, self._figures, self._texts),
            **self._sums(),
            "closing": self._closing("" if self._credits else parties.account()),
            "legal": self._texts.add("register_line", self._seller.register_line),
            "page": self._labels["page"],
            "directions": self._texts.directions,
        }
        self._texts.check()
        return sheet

    def _facts(self) -> list[dict[str, str]]:
        """Dates and references; a date that a draft does not know yet has its place kept."""
        if self._credits:
            return self._facts_of_credit()
        facts = ((field, self._fact(field)) for field in _FACTS)
        return [
            {"label": self._labels[self._name(field)], "path": field.name, "text": text}
            for field, text in facts
            if text
        ]

    def _facts_of_credit(self) -> list[dict[str, str]]:
        """A credit note has no due date; it names the invoice that it is to, with its date."""
        to = self._document["credited_invoice"]
        number = self._texts.add("invoice_number", to["number"])
        invoice = f"{number}, {self._figures.day(to['date'])}" if to["date"] else number
        facts = [
            ("credit_note_date", self._figures.day(self._data["invoice_date"])),
            ("credited_invoice", invoice),
        ]
        facts += [
            (self._name(field), self._fact(field))
            for field in _FACTS
            if field.name not in _OF_INVOICES and self._data[field.name]
        ]
        return [{"label": self._labels[label], "path": "", "text": text} for label, text in facts]

    def _name(self, field: Field) -> str:
        if self._credits and field.name == "notes":
            return "credit_reason"
        period = field.name == "service_start" and self._data["service_end"]
        return "service_period" if period else field.label

    def _fact(self, field: Field) -> str:
        value = self._data[field.name]
        if field.name == "service_start":
            days = (value, self._data["service_end"])
            # A line may break between the days of a period, never within one.
            return " – ".join(self._figures.day(day).replace(" ", "\u00a0") for day in days if day)
        if field.kind == "date":
            return self._figures.day(value)
        if field.kind == "terms":
            return _capital(terms_in_words(self._labels.language, **value)) if value else ""
        return self._texts.add(field.name, value)

    def _sums(self) -> dict[str, Any]:
        left = "credited" if self._credits else "amount_due"
        return sheet_sums(self._data, self._labels, self._figures, self._texts, left)

    def _title(self) -> str:
        """The heading; some places have words of their own for what a seller there issues."""
        if self._credits:
            return self._labels["credit_note"]
        titles = self._place.title if self._place else {}
        return titles.get(self._seller.tax_status or "") or self._labels["invoice"]

    def _amount_due(self) -> dict[str, str]:
        open_ = self._document["status"] in ("draft", "pending")
        label = "credited" if self._credits else "amount_due" if open_ else "total"
        return {
            "label": self._labels[label],
            "text": self._figures.money(self._data["amount_due" if open_ else "total"]),
        }

    def _closing(self, account: str) -> list[dict[str, str]]:
        closing = [
            {"label": self._labels["payment_details"], "path": "", "text": account},
            self._tax_reason(),
        ]
        closing += [
            {
                "label": self._labels[self._name(field)],
                "path": field.name,
                "text": self._texts.add(field.name, self._data[field.name]),
            }
            for field in _CLOSING
        ]
        closing.append({"label": self._labels["legal"], "path": "", "text": self._legal_notes()})
        return [entry for entry in closing if entry["text"]]

    def _tax_reason(self) -> dict[str, str]:
        """Why the invoice is taxed as it is: the rule that has to be printed."""
        told = self._labels.untaxed(self._data["tax_category"])
        printed = self._texts.add("tax_reason", self._data["tax_reason"])
        text = ": ".join(part for part in (told, printed) if part)
        return {"label": self._labels.tax, "path": "tax_reason", "text": text}

    def _legal_notes(self) -> str:
        """What the law of the seller's place has every invoice say, in as many lines."""
        if self._place is None:
            return ""
        taxed = any(Decimal(tax["amount"]) for tax in self._data["taxes"])
        notes = self._place.notes(self._seller.tax_status, self._labels.language, taxed=taxed)
        return "\n".join(self._texts.add("country", note) for note in notes)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
