"""A field of the invoice shows on every face of the product, or nobody can trust a yes.

Each field of ``domain/fields.py`` gets a value that no other has. Whoever adds a field and forgets
a face is told here which.
"""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from scripts import page_fields

from scatterpilot.api.openapi import PATH as OPENAPI
from scatterpilot.app.csv_export import invoices_csv, line_items_csv
from scatterpilot.app.invoice_input import InvoiceInput, fill
from scatterpilot.cli.wording import details
from scatterpilot.domain.documents import draft_document, draft_from_document
from scatterpilot.domain.draft import Charge, Discount, Draft, LineItem, Payment
from scatterpilot.domain.edits import Edit
from scatterpilot.domain.field import Field
from scatterpilot.domain.fields import INVOICE_FIELDS, fields_of_edit
from scatterpilot.domain.item_fields import CHARGE_FIELDS, ITEM_LISTS, LINE_FIELDS, PAYMENT_FIELDS
from scatterpilot.domain.items import Item
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.profile_fields import SETTINGS
from scatterpilot.domain.tax_ids import TaxId
from scatterpilot.domain.taxes import NamedTax, Withholding
from scatterpilot.domain.terms import PaymentTerms
from scatterpilot.domain.upgrades import VERSION, upgraded
from scatterpilot.engines.claude.fields import FORMS_ONLY, LINE_FORMS_ONLY, SHORT
from scatterpilot.engines.claude.tool import UPDATE_INVOICE
from scatterpilot.presentation.labels import LABELS
from scatterpilot.presentation.read_back import read_back
from tests.engine.talking import Talk
from tests.render import reading

SHOWN: dict[str, tuple[Any, str]] = {
    "invoice_date": (date(2026, 3, 9), "March 9, 2026"),
    "due_date": (date(2026, 4, 8), "April 8, 2026"),
    "currency": ("CAD", "CA$"),
    "discount": (Discount(percent=Decimal("12.5")), "12.5%"),
    "tax_rate": (Decimal("0.0875"), "8.75%"),
    "customer_email": ("ap@acme.example", "ap@acme.example"),
    "terms_days": (30, "April 8, 2026"),
    "further_taxes": ((NamedTax(name="PST", rate=Decimal("0.07")),), "PST 7%"),
    "tax_category": ("standard", ""),
    "prices_include_tax": (True, "Includes "),
    "withholding": (Withholding(name="IRPF", rate=Decimal("0.15")), "IRPF 15%"),
    "payment_terms": (PaymentTerms(rule="working_days", number=22), "22 working days"),
    "service_start": (date(2026, 2, 3), "February 3, 2026"),
    "service_end": (date(2026, 2, 20), "February 20, 2026"),
    "customer_country": ("NO", "Norway"),
    "customer_tax_ids": (
        (TaxId(kind="siret", value="732 829 320 00074"), TaxId(kind="other", value="K 7-11")),
        "SIRET 732 829 320 00074",
    ),
    "line.service_date": (date(2026, 2, 9), "February 9, 2026"),
    "line.quantity": (Decimal("7.25"), "7.25"),
    "line.price_base_quantity": (Decimal(12), "per 12"),
    "line.discount": (Discount(percent=Decimal("6.5")), "6.5%"),
    "line.tax_category": ("standard", ""),
    "line.withheld": (True, ""),
    "charge.percent": (Decimal("4.5"), "4.5%"),
    "charge.amount": (None, ""),
    "charge.taxable": (True, ""),
    "charge.tax_rate": (Decimal("0.011"), "1.1%"),
    "charge.withheld": (True, ""),
    "payment.amount": (Decimal("17.65"), "17.65"),
    "payment.date": (date(2026, 3, 2), "March 2, 2026"),
    "line.unit_price": (Decimal("31.4"), "31.40"),
    "line.taxable": (True, ""),
    "line.tax_rate": (Decimal("0.031"), "3.1%"),
}
"""Values that are no texts, and how people read them; texts are their own name."""

FIELDS = [
    *(pytest.param(field, "", id=field.name) for field in INVOICE_FIELDS.values()),
    *(
        pytest.param(field, f"{each.item}.", id=f"{each.item}.{field.name}")
        for each in ITEM_LISTS.values()
        for field in each.fields.values()
    ),
]


def value_of(field: Field, holder: str) -> tuple[Any, str]:
    word = f"the {field.name.replace('_', ' ')}".title()
    return SHOWN.get(holder + field.name, (word, word))


def a_draft() -> Draft:
    """An invoice with a value in every field, and a second line that is free of tax.

    It is due by a rule, so not in days: those show in the due date that follows from either.
    """
    line = LineItem(**{name: value_of(field, "line.")[0] for name, field in LINE_FIELDS.items()})
    free = LineItem(description="Free", quantity=Decimal(1), unit_price=Decimal(2), taxable=False)
    values = {name: value_of(field, "")[0] for name, field in INVOICE_FIELDS.items()}
    values["terms_days"] = None
    charge = {name: value_of(field, "charge.")[0] for name, field in CHARGE_FIELDS.items()}
    payment = {name: value_of(field, "payment.")[0] for name, field in PAYMENT_FIELDS.items()}
    return Draft(
        **values,
        line_items=(line, free, line.model_copy(update={"tax_rate": None})),
        charges=(Charge(**charge), Charge(description="Postage", amount=Decimal(3))),
        payments=(Payment(**payment),),
    )


def held(draft: Draft, holder: str) -> Draft | Item:
    """The draft, or the first item of the list that ``holder`` names."""
    names = {f"{each.item}.": name for name, each in ITEM_LISTS.items()}
    first: Draft | Item = getattr(draft, names[holder])[0] if holder else draft
    return first


DRAFT = a_draft()
INVOICE = {
    "invoice_id": "inv_1",
    "invoice_number": "INV-1",
    "status": "pending",
    "kind": "invoice",
    "overdue": False,
    "issued_at": "2026-03-09T12:00:00+00:00",
    "seller": None,
    "data": draft_document(DRAFT),
    "credited_invoice": None,
    "payments": [],
    "credit_notes": [],
    "amount_paid": "0.00",
    "amount_credited": "0.00",
    "amount_due": "0.00",
    "amount_to_refund": "0.00",
}


def plain_spaces(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def printed() -> str:
    return reading.text({**INVOICE, "invoice_number": "INV-1"})


def test_the_models_hold_these_fields_and_no_others() -> None:
    beside = {"provenance", "disputed"}
    assert Draft.model_fields.keys() - beside - ITEM_LISTS.keys() == INVOICE_FIELDS.keys()
    for model, fields in (
        (LineItem, LINE_FIELDS),
        (Charge, CHARGE_FIELDS),
        (Payment, PAYMENT_FIELDS),
    ):
        assert model.model_fields.keys() - beside == fields.keys()


def test_every_field_is_set_by_the_edit_it_names() -> None:
    edits = {edit.model_fields["kind"].default: edit for edit in get_args(get_args(Edit)[0])}
    parts = {"discount": {"percent", "amount"}, "withholding": {"name", "rate"}}
    for field, holder in ((each.values[0], each.values[1]) for each in FIELDS):
        assert fields_of_edit(field.edit)[field.edit_name] == field
        names = {field.edit_name} if holder else parts.get(field.kind, {field.edit_name})
        assert names <= edits[field.edit].model_fields.keys()


@pytest.mark.parametrize(("field", "holder"), FIELDS)
def test_the_read_back_shows_it(field: Field, holder: str) -> None:
    assert value_of(field, holder)[1] in plain_spaces(read_back(DRAFT, "en_US"))


@pytest.mark.parametrize(("field", "holder"), FIELDS)
def test_the_pdf_shows_it(field: Field, holder: str, printed: str) -> None:
    american = re.sub(r"(\d+) ([A-Z][a-z]+) 2026", r"\2 \1, 2026", printed)
    assert value_of(field, holder)[1] in american


@pytest.mark.parametrize(("field", "holder"), FIELDS)
def test_the_command_line_shows_it(field: Field, holder: str) -> None:
    shown = plain_spaces(" ".join(text for pair in details(INVOICE, "en_US") for text in pair))
    assert value_of(field, holder)[1] in shown


@pytest.mark.parametrize(("field", "holder"), FIELDS)
def test_the_csv_has_it(field: Field, holder: str) -> None:
    text = line_items_csv([INVOICE]) if holder == "line." else invoices_csv([INVOICE])
    row = next(csv.DictReader(io.StringIO(text)))
    several = {"charge.": "charges", "payment.": "payments"}
    assert row[several.get(holder, field.column)] not in ("", None)


@pytest.mark.parametrize(("field", "holder"), FIELDS)
def test_the_document_holds_it_and_gives_it_back(field: Field, holder: str) -> None:
    document = draft_document(DRAFT)
    lists = {f"{each.item}.": name for name, each in ITEM_LISTS.items()}
    assert field.name in (document[lists[holder]][0] if holder else document)
    restored = draft_from_document(json.loads(json.dumps(document)))
    before, after = (held(draft, holder) for draft in (DRAFT, restored))
    assert getattr(after, field.name) == getattr(before, field.name)


def test_the_api_takes_it_and_describes_it() -> None:
    data = InvoiceInput.model_validate_json(json.dumps(draft_document(DRAFT)))
    filled = draft_document(fill(Draft(), data))
    # A date that was given wins over the term it may have come from.
    terms = draft_document(DRAFT)["payment_terms"]
    assert {**filled, "payment_terms": terms} == draft_document(DRAFT)
    schemas = json.loads(OPENAPI.read_text(encoding="utf-8"))["components"]["schemas"]
    tables = {
        "Invoice": INVOICE_FIELDS,
        "Line": LINE_FIELDS,
        "Charge": CHARGE_FIELDS,
        "Payment": PAYMENT_FIELDS,
    }
    for name, fields in tables.items():
        assert fields.keys() <= schemas[f"{name}Input"]["properties"].keys()
        answered = "InvoiceData" if name == "Invoice" else name
        assert fields.keys() <= schemas[answered]["properties"].keys()


@pytest.mark.parametrize(("field", "holder"), FIELDS)
def test_a_model_can_set_it(field: Field, holder: str) -> None:
    lists = UPDATE_INVOICE.schema["properties"]
    if holder in ("charge.", "payment."):
        # A charge or a payment is one value: "Card fee 3%", "500 deposit".
        assert holder.removesuffix(".") in lists["changes"]["items"]["properties"]["field"]["enum"]
    elif holder and field.name in LINE_FORMS_ONLY:
        assert field.name not in lists["lines"]["items"]["properties"]
    elif field.name in FORMS_ONLY:
        assert field.name not in lists["changes"]["items"]["properties"]["field"]["enum"]
    elif holder:
        assert SHORT.get(field.name, field.name) in lists["lines"]["items"]["properties"]
    else:
        assert field.name in lists["changes"]["items"]["properties"]["field"]["enum"]


SAID: dict[str, tuple[str, Any]] = {
    "customer_name": ("Invoice Acme for 3 lamps at $20", "Acme"),
    "customer_address": ("Their address is 1 High Street, Leeds LS1 4DY", None),
    "customer_email": ("Their email is ap@acme.example", "ap@acme.example"),
    "customer_tax_id": ("Their VAT number is GB123456789", "GB123456789"),
    "invoice_date": ("Date it March 2", date(2026, 3, 2)),
    "due_date": ("It's due April 20", date(2026, 4, 20)),
    "terms_days": ("net 30", 30),
    "payment_terms": ("due 30 days EOM", PaymentTerms(rule="after_end_of_month", number=30)),
    "po_number": ("PO number 4471", "4471"),
    "buyer_reference": ("The buyer reference is CC-4711", "CC-4711"),
    "payment_reference": ("payment reference RF18 5390 0754 7034", "RF18 5390 0754 7034"),
    "currency": ("Make that euros", "EUR"),
    "service_start": ("for work done in February", date(2026, 2, 1)),
    "service_end": ("for work done in February", date(2026, 2, 28)),
    "discount": ("10% off", Discount(percent=Decimal(10))),
    "tax_rate": ("Add 8% tax", Decimal("0.08")),
    "tax_name": ("20% VAT", "VAT"),
    "further_taxes": ("GST 5% and PST 7%", (NamedTax(name="PST", rate=Decimal("0.07")),)),
    "tax_category": ("reverse charge", "reverse_charge"),
    "prices_include_tax": ("prices include 20% VAT", True),
    "withholding": (
        "less 15% IRPF withholding",
        Withholding(name="IRPF", rate=Decimal("0.15")),
    ),
    "notes": ("Add a note: thank you", "thank you"),
    "charge.description": ("Invoice Acme: software $200, 3% credit card fee", "Credit card fee"),
    "charge.percent": ("Invoice Acme: software $200, 3% credit card fee", Decimal(3)),
    "payment.amount": ("Invoice Acme: software $200, less the $50 deposit", Decimal(50)),
    "payment.date": (
        "Invoice Acme: software $200. They already paid $50 on Feb 20",
        date(2026, 2, 20),
    ),
    "line.description": ("Invoice Acme for 3 lamps at $20", "Lamps"),
    "line.quantity": ("Invoice Acme for 3 lamps at $20", Decimal(3)),
    "line.unit": ("Invoice Acme for 3 hours of gardening at $20", "hours"),
    "line.unit_price": ("Invoice Acme for 3 lamps at $20", Decimal(20)),
    "line.price_base_quantity": ("Invoice Acme for 500 flyers at $8 per hundred", Decimal(100)),
    "line.discount": (
        "Invoice Acme for 3 lamps at $20 less 15%, and a desk at $90",
        Discount(percent=Decimal(15)),
    ),
    "line.taxable": (
        "Invoice Acme for 3 lamps at $20 without tax and 2 rugs at $90, 8% tax",
        False,
    ),
    "line.tax_rate": (
        "Invoice Acme: 3 lamps at $20 with 5% VAT, 2 rugs at $90 with 20% VAT",
        Decimal("0.05"),
    ),
}
"""How people say it to the embedded engine, and what is then in the draft (``None``: something)."""


TYPED_ONLY = {
    "customer_contact",
    "customer_street",
    "customer_postcode",
    "customer_city",
    "customer_region",
    "customer_country",
    "customer_tax_ids",
    "early_payment",
    "tax_reason",
    "line.service_date",
    "line.tax_category",
    "line.tax_reason",
    "line.withheld",
    "charge.amount",
    "charge.taxable",
    "charge.tax_rate",
    "charge.withheld",
    "payment.method",
    "payment.note",
}
"""For forms, programs and models: the embedded engine has no words for them yet."""


def test_how_every_field_is_said_is_known() -> None:
    names = {str(each.id) for each in FIELDS}
    assert SAID.keys() == names - TYPED_ONLY
    assert names > TYPED_ONLY


@pytest.mark.parametrize("name", SAID)
def test_the_embedded_engine_can_be_told_it(name: str) -> None:
    said, wanted = SAID[name]
    holder, _, field = name.rpartition(".")
    talk = Talk()
    talk.say("Invoice Acme for 3 lamps at $20" if not holder else "Hello")
    talk.say(said)
    lists = {"line": "line_items", "charge": "charges", "payment": "payments"}
    told = getattr(talk.draft, lists[holder])[0] if holder else talk.draft
    found = getattr(told, field)
    assert found == wanted if wanted is not None else found is not None


def test_a_field_that_came_later_is_put_into_what_was_stored_before() -> None:
    data = {
        "line_items": [{}],
        "taxes": [],
        "total": "1.00",
        "tax_total": "0.00",
        **dict.fromkeys(("amount_paid", "amount_due"), "0.00"),
    }
    document = {
        "invoice_number": None,
        "status": "draft",
        "seller": None,
        "updated_at": "2026-03-09T12:00:00+00:00",
        "data": data,
    }
    for field, holder in ((each.values[0], each.values[1]) for each in FIELDS):
        assert field.since <= VERSION
        if field.since > 1 and holder in ("", "line."):
            stored = upgraded("invoice", document, field.since - 1)["data"]
            assert field.name in (stored["line_items"][0] if holder else stored)


@pytest.mark.parametrize("category", ["zero", "exempt", "reverse_charge", "outside_scope"])
def test_what_is_not_taxed_says_so_in_words_on_every_face(category: Any) -> None:
    draft = DRAFT.model_copy(update={"tax_category": category, "tax_reason": "Because of § 1"})
    invoice = {**INVOICE, "data": draft_document(draft)}
    word = LABELS["en"][category]
    faces = (
        read_back(draft, "en_US"),
        reading.text(invoice),
        " ".join(text for pair in details(invoice, "en_US") for text in pair),
    )
    assert all(word in plain_spaces(face) and "Because of § 1" in face for face in faces)
    row = next(csv.DictReader(io.StringIO(invoices_csv([invoice]))))
    assert category in row["taxes"]
    assert row["tax_reason"] == "Because of § 1"


@pytest.mark.parametrize(("field", "holder"), FIELDS)
def test_every_language_has_a_label_for_it(field: Field, holder: str) -> None:
    assert all(words.get(field.label) for words in LABELS.values())


def test_the_page_is_driven_by_the_same_table() -> None:
    remedy = "run `python -m scripts.page_fields`"
    assert page_fields.PATH.read_text(encoding="utf-8") == page_fields.page_fields(), remedy
    types = page_fields.TYPES_PATH.read_text(encoding="utf-8")
    assert types == page_fields.page_field_types(), remedy
    settings = page_fields.SETTINGS_PATH.read_text(encoding="utf-8")
    assert settings == page_fields.page_settings(), remedy


def test_the_profile_holds_the_settings_of_the_table_and_no_others() -> None:
    # The series of a start is nobody's to set.
    own = [name for name in Profile.model_fields if not name.endswith("_series")]
    assert own == list(SETTINGS)


def test_the_table_of_the_page_is_what_a_browser_reads() -> None:
    text = page_fields.page_fields()
    tables = re.findall(r"FIELDS = (\[.*?\n\]);", text, re.DOTALL)
    read = [json.loads(table.replace(",\n]", "\n]")) for table in tables]
    names = [[field["name"] for field in table] for table in read]
    wanted = (INVOICE_FIELDS, LINE_FIELDS, CHARGE_FIELDS, PAYMENT_FIELDS)
    assert names == [list(fields) for fields in wanted]
