"""Who bills whom: names, addresses, contacts and tax ids, and where to pay to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from scatterpilot.adapters.typst.figures import UNKNOWN
from scatterpilot.adapters.typst.printed_text import PrintedTexts
from scatterpilot.domain.accounts import LOCAL, printed_iban
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.presentation.addresses import Address, printed_address
from scatterpilot.presentation.labels import Labels, named_tax_id

# For type checkers only: drawing must not import the models.
if TYPE_CHECKING:
    from scatterpilot.domain.profile import Profile

_PARTS = ("street", "postcode", "city", "region", "country")
# Whatever reaches the customer and is no part of the address stands below it.
_CONTACT = tuple(
    field.name
    for field in INVOICE_FIELDS.values()
    if field.place == "customer"
    and field.name not in ("customer_name", "customer_contact", "customer_address")
    and field.name.removeprefix("customer_") not in _PARTS
)


class Parties:
    """The blocks of seller and customer as the template shows them."""

    def __init__(
        self, seller: Profile, document: Mapping[str, Any], labels: Labels, texts: PrintedTexts
    ) -> None:
        self._seller, self._data = seller, document["data"]
        # Nobody is billed by a credit note.
        self._customer = "customer_name" if document.get("kind") == "credit_note" else "customer"
        self._labels, self._texts = labels, texts

    def billing(self) -> dict[str, Any]:
        seller = self._seller
        parts = {name: getattr(seller, name) for name in _PARTS}
        ids = [self._tax_number(seller.tax_id, seller.country), *self._tax_ids(seller.tax_ids)]
        address = self._paragraph(address=self._address(seller.address, parts))
        contact = self._paragraph(
            contact=seller.contact,
            email=seller.email,
            phone=seller.phone,
            tax_id="\n".join(filter(None, ids)),
        )
        return {
            "label": self._labels["seller"],
            "path": "",
            "name": self._texts.add("business_name", seller.business_name),
            "details": [{"path": "", "text": text} for text in (address, contact) if text],
        }

    def billed(self) -> dict[str, Any]:
        data = self._data
        parts = {name: data[f"customer_{name}"] for name in _PARTS}
        contact = {name: data[name] for name in _CONTACT}
        tax_ids = data["customer_tax_ids"]
        contact["customer_tax_id"] = self._tax_number(data["customer_tax_id"], parts["country"])
        contact["customer_tax_ids"] = "\n".join(self._tax_ids(tax_ids))
        reached = next((name for name, text in contact.items() if text), "")
        blocks = (
            ("customer_contact", {"customer_contact": data["customer_contact"]}),
            (
                "customer_address",
                {"customer_address": self._address(data["customer_address"], parts)},
            ),
            (reached, contact),
        )
        details = [{"path": path, "text": self._paragraph(**texts)} for path, texts in blocks]
        return {
            "label": self._labels[self._customer],
            "path": "customer_name",
            "name": self._texts.add("customer_name", data["customer_name"]) or UNKNOWN,
            "details": [each for each in details if each["text"]],
        }

    def account(self) -> str:
        """Where to pay to: IBAN and BIC, or the account as banks of the country name it."""
        seller = self._seller
        local = LOCAL.get(seller.country or "")
        bank = local.code if local else "BIC"
        rows = (
            ("iban", "IBAN", seller.iban and printed_iban(seller.iban)),
            ("bic", "BIC", seller.bic),
            ("bank_code", bank, seller.bank_code),
            ("account_number", self._labels["account_number"], seller.account_number),
            ("payment_details", "", seller.payment_details),
        )
        return self._paragraph(
            **{name: f"{label} {text}".strip() for name, label, text in rows if text}
        )

    def _paragraph(self, **texts: str | None) -> str:
        shown = (self._texts.add(field, text) for field, text in texts.items())
        return "\n".join(filter(None, shown))

    def _address(self, typed: str | None, parts: Mapping[str, str | None]) -> str:
        """As for a letter: the country only where one goes abroad."""
        theirs = self._data["customer_country"]
        abroad = theirs is not None and theirs != self._seller.country
        return printed_address(Address(typed, **parts), self._labels.language, abroad=abroad)

    def _tax_number(self, number: str | None, country: str | None) -> str:
        return self._labels.tax_number(number, country) if number else ""

    def _tax_ids(self, given: Any) -> list[str]:
        """Of a profile or of a document."""
        pairs = [
            (each["kind"], each["value"]) if isinstance(each, Mapping) else (each.kind, each.value)
            for each in given or ()
        ]
        return [named_tax_id(self._labels.language, kind, value) for kind, value in pairs]
