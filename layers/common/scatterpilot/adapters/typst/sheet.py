"""Everything an invoice prints, as plain strings: the template only lays them out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from scatterpilot.adapters.typst.accent import palette
from scatterpilot.adapters.typst.figures import UNKNOWN, Figures
from scatterpilot.adapters.typst.line_table import line_table
from scatterpilot.adapters.typst.printed_text import PrintedTexts
from scatterpilot.adapters.typst.sums import sheet_sums
from scatterpilot.adapters.typst.typesetting import is_everyday
from scatterpilot.domain.field import Field
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.presentation.formats import locale_of
from scatterpilot.presentation.labels import Labels

# For type checkers only: drawing must not import the models.
if TYPE_CHECKING:
    from scatterpilot.domain.profile import Profile

# Where paper is US Letter, by CLDR's measurement data; A4 elsewhere.
_LETTER = ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")

# What has no place of its own: whatever reaches the customer below the address, facts in their row,
# texts below the totals. Terms are told by the due date that follows from them.
_CONTACT = tuple(
    field.name
    for field in INVOICE_FIELDS.values()
    if field.place == "customer" and field.name not in ("customer_name", "customer_address")
)
_FACTS = tuple(
    field for field in INVOICE_FIELDS.values() if field.place == "facts" and field.kind != "days"
)
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
        written = printed_locale(seller.locale)
        self._locale = locale_of(written)
        self._labels = Labels(self._locale)
        self._texts = PrintedTexts()
        self._figures = Figures(self._data["currency"], written, self._texts)

    def filled(self) -> dict[str, Any]:
        number = self._texts.add("invoice_number", self._document["invoice_number"])
        status = self._document["status"]
        seller = self._billing()
        sheet = {
            "language": self._labels.language,
            "paper": "us-letter" if self._locale.territory in _LETTER else "a4",
            **palette(self._seller.accent_color),
            "heading": self._labels["credit_note" if self._credits else "invoice"],
            "number": number,
            "file_title": " – ".join(
                filter(None, (number or self._labels["draft"], seller["name"]))
            ),
            "watermark": "" if number else self._labels["draft"],
            "mark": self._labels[status] if status in ("paid", "cancelled") else "",
            "paid": status == "paid",
            "seller": seller,
            "customer": self._billed(),
            "facts": self._facts(),
            "due": self._amount_due(),
            "table": line_table(self._data, self._labels, self._figures, self._texts),
            **self._sums(),
            "closing": self._closing(),
            "page": self._labels["page"],
            "directions": self._texts.directions,
        }
        self._texts.check()
        return sheet

    def _billing(self) -> dict[str, Any]:
        seller = self._seller
        address = self._paragraph(address=seller.address)
        contact = self._paragraph(
            email=seller.email, phone=seller.phone, tax_id=self._tax_number(seller.tax_id)
        )
        return {
            "label": self._labels["seller"],
            "path": "",
            "name": self._texts.add("business_name", seller.business_name),
            "details": [{"path": "", "text": text} for text in (address, contact) if text],
        }

    def _billed(self) -> dict[str, Any]:
        data = self._data
        address = self._paragraph(customer_address=data["customer_address"])
        contact = {name: data[name] for name in _CONTACT}
        contact["customer_tax_id"] = self._tax_number(contact["customer_tax_id"])
        reached = next((name for name, text in contact.items() if text), "")
        details = (("customer_address", address), (reached, self._paragraph(**contact)))
        return {
            "label": self._labels["customer_name" if self._credits else "customer"],
            "path": "customer_name",
            "name": self._texts.add("customer_name", data["customer_name"]) or UNKNOWN,
            "details": [{"path": path, "text": text} for path, text in details if text],
        }

    def _paragraph(self, **texts: str | None) -> str:
        shown = (self._texts.add(field, text) for field, text in texts.items())
        return "\n".join(filter(None, shown))

    def _tax_number(self, number: str | None) -> str | None:
        return self._labels.tax_number(number) if number else None

    def _facts(self) -> list[dict[str, str]]:
        """Dates and references; a date that a draft does not know yet has its place kept."""
        if self._credits:
            return self._facts_of_credit()
        facts = ((field, self._fact(field)) for field in _FACTS)
        return [
            {"label": self._labels[field.label], "path": field.name, "text": text}
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
            (field.label, self._fact(field))
            for field in _FACTS
            if field.kind != "date" and self._data[field.name]
        ]
        return [{"label": self._labels[label], "path": "", "text": text} for label, text in facts]

    def _fact(self, field: Field) -> str:
        value = self._data[field.name]
        if field.kind == "date":
            return self._figures.day(value)
        return self._texts.add(field.name, value)

    def _sums(self) -> dict[str, Any]:
        left = "credited" if self._credits else "amount_due"
        return sheet_sums(self._data, self._labels, self._figures, self._texts, left)

    def _amount_due(self) -> dict[str, str]:
        open_ = self._document["status"] in ("draft", "pending")
        label = "credited" if self._credits else "amount_due" if open_ else "total"
        return {
            "label": self._labels[label],
            "text": self._figures.money(self._data["amount_due" if open_ else "total"]),
        }

    def _closing(self) -> list[dict[str, str]]:
        # Nobody pays a credit note.
        details = None if self._credits else self._seller.payment_details
        paid = self._texts.add("payment_details", details)
        closing = [
            {"label": self._labels["payment_details"], "path": "", "text": paid},
            self._tax_reason(),
        ]
        closing += [
            {
                "label": self._labels["credit_reason" if self._credits else field.label],
                "path": field.name,
                "text": self._texts.add(field.name, self._data[field.name]),
            }
            for field in _CLOSING
        ]
        return [entry for entry in closing if entry["text"]]

    def _tax_reason(self) -> dict[str, str]:
        """Why the invoice is taxed as it is: the rule that has to be printed."""
        category, reason = self._data["tax_category"], self._data["tax_reason"]
        told = self._labels[category] if category not in (None, "standard") else ""
        printed = self._texts.add("tax_reason", reason)
        text = ": ".join(part for part in (told, printed) if part)
        return {"label": self._labels.tax, "path": "tax_reason", "text": text}
