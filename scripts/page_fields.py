"""Write the table of fields that the web page is driven by, ``demo/js/fields.js``.

Run ``python -m scripts.page_fields`` after a change of ``domain/fields.py`` or
``domain/profile_fields.py``; a test holds them in step. ``settings/fields.js`` is the table of the
settings. A file is JSON behind an export; the types of what the API speaks in are in
``field-types.js``, which no browser loads.
"""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import Any

from scatterpilot.domain.countries import COUNTRIES
from scatterpilot.domain.field import Field, Kind
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.domain.item_fields import CHARGE_FIELDS, LINE_FIELDS, PAYMENT_FIELDS
from scatterpilot.domain.profile_fields import SETTINGS
from scatterpilot.domain.tax_id_kinds import KINDS
from scatterpilot.presentation.labels import LABELS

PAGE_LANGUAGES = ("en", "de", "fr", "es")
_FOLDER = Path(__file__).parents[1] / "demo" / "js"
PATH = _FOLDER / "fields.js"
TYPES_PATH = _FOLDER / "field-types.js"
SETTINGS_PATH = _FOLDER / "settings" / "fields.js"

_HEAD = """\
/**
 * Every value of an invoice and of its lines, made by `python -m scripts.page_fields` from
 * `domain/fields.py`: don't edit it here.
 */

"""
_TYPES_HEAD = """\
/**
 * The types of the values of an invoice, made with `fields.js`: don't edit them here.
 *
 * @typedef {object} Field
 * @property {string} name  in the draft; of a line after `line_items.N.`
 * @property {%(kinds)s} kind
 * @property {%(places)s} place  on the paper
 * @property {{kind: string, name: string}} edit  what sets it, and its name in there
 * @property {string[]} labels  as on the paper, by the page's languages
 * @property {boolean} [removable]  an invoice can be without it
 *
 * @typedef {object} InvoiceValues
%(invoice)s
 *
 * @typedef {object} LineValues
%(line)s
 *
 * @typedef {object} ChargeValues
%(charge)s
 *
 * @typedef {object} PaymentValues
%(payment)s
 */

export {};
"""
_SETTINGS_HEAD = """\
/**
 * Every setting of the seller, made by `python -m scripts.page_fields` from
 * `domain/profile_fields.py`: don't edit it here.
 */

/** @type {{name: string, kind: string}[]} */
"""
_TYPES: dict[Kind, str] = {
    "days": "number|null",
    "flag": "boolean",
    "discount": "{percent?: string, amount?: string}|null",
    "taxes": "{name: string, rate: string}[]",
    "withholding": "{name: string|null, rate: string}|null",
    "terms": "{rule: string, number: number, day: number|null}|null",
    "tax_ids": "{kind: string, value: string}[]|null",
}
_WORDS = (
    *("charge", "charges", "payment", "payments", "withholding", "included", "on_base", "per"),
    *(
        "payable",
        "amount_due",
        "credited",
        "zero",
        "exempt",
        "reverse_charge",
        "outside_scope",
        "standard",
    ),
)


def page_fields() -> str:
    """The content of the file of fields."""
    languages = json.dumps(PAGE_LANGUAGES)
    return f"{_HEAD}export const LABEL_LANGUAGES = {languages};\n\n" + "\n".join(
        [
            _export("INVOICE_FIELDS", INVOICE_FIELDS),
            _export("LINE_FIELDS", LINE_FIELDS),
            _export("CHARGE_FIELDS", CHARGE_FIELDS),
            _export("PAYMENT_FIELDS", PAYMENT_FIELDS),
            _words("Record<string, string[]>", "WORDS", _on_the_paper()),
            _words("{[rule: string]: string[][]}", "TERMS", _terms()),
            _words("{[kind: string]: string[]}", "TAX_IDS", _tax_ids()),
            _countries(),
        ]
    )


def _on_the_paper() -> dict[str, list[str]]:
    """What else stands there, by the page's languages."""
    return {word: [LABELS[each][word] for each in PAGE_LANGUAGES] for word in _WORDS}


def _terms() -> dict[str, list[list[str]]]:
    """Each payment rule in words, for one day and for more, by the page's languages."""
    words = [LABELS[each]["terms_in_words"] for each in PAGE_LANGUAGES]
    return {rule: [each[rule] for each in words] for rule in words[0]}


def _tax_ids() -> dict[str, list[str]]:
    """The names of each kind of tax id by the page's languages; one where all call it the same."""
    local = {"vat": "vat_id", "tax_number": "tax_id"}
    return {
        kind: [LABELS[each][local[kind]] for each in PAGE_LANGUAGES]
        if kind in local
        else [known.name]
        for kind, known in KINDS.items()
    }


def _words(kind: str, name: str, words: dict[str, Any]) -> str:
    rows = (
        f"  {json.dumps({key: value}, ensure_ascii=False)[1:-1]},\n" for key, value in words.items()
    )
    return f"/** @type {{{kind}}} */\nexport const {name} = {{\n{''.join(rows)}}};\n"


def _countries() -> str:
    listed = textwrap.fill(
        " ".join(sorted(COUNTRIES)), 100, initial_indent="  ", subsequent_indent="  "
    )
    return f"export const COUNTRIES = `\n{listed}`\n  .trim()\n  .split(/\\s+/);\n"


def page_field_types() -> str:
    """The content of the file of types."""
    return _TYPES_HEAD % {
        "kinds": _union(field.kind for field in _all()),
        "places": _union(field.place for field in _all()),
        "invoice": _properties(INVOICE_FIELDS.values()),
        "line": _properties(LINE_FIELDS.values()),
        "charge": _properties(CHARGE_FIELDS.values()),
        "payment": _properties(PAYMENT_FIELDS.values()),
    }


def page_settings() -> str:
    """The content of the file of settings."""
    rows = (
        json.dumps({"name": setting.name, "kind": setting.kind}, separators=(",", ":"))
        for setting in SETTINGS.values()
    )
    table = "".join(f"  {row},\n" for row in rows)
    return f"{_SETTINGS_HEAD}export const SETTINGS = [\n{table}];\n"


def _export(name: str, fields: dict[str, Field]) -> str:
    # Compact: every first look at the page waits for it.
    rows = (
        json.dumps(_row(field), ensure_ascii=False, separators=(",", ":"))
        for field in fields.values()
    )
    table = "".join(f"  {row},\n" for row in rows)
    kind = '/** @type {import("./field-types.js").Field[]} */'
    return f"{kind}\nexport const {name} = [\n{table}];\n"


def _all() -> list[Field]:
    tables = (INVOICE_FIELDS, LINE_FIELDS, CHARGE_FIELDS, PAYMENT_FIELDS)
    return [field for table in tables for field in table.values()]


def _union(names: Any) -> str:
    return "|".join(f'"{name}"' for name in dict.fromkeys(names))


def _properties(fields: Any) -> str:
    return "\n".join(
        f" * @property {{{_type(field)}}} {field.name}" + (f"  {field.about}" * bool(field.about))
        for field in fields
    )


def _type(field: Field) -> str:
    if field.name == "currency":
        return "string"
    return _TYPES.get(field.kind, "string|null")


def _row(field: Field) -> dict[str, Any]:
    row = {
        "name": field.name,
        "kind": field.kind,
        "place": field.place,
        "edit": {"kind": field.edit, "name": field.edit_name},
        "labels": [LABELS[each][field.label] for each in PAGE_LANGUAGES],
    }
    # Other terms or a date take the place of a rule, as every invoice is due some day.
    if not field.required and field.name not in ("currency", "invoice_date", "payment_terms"):
        row["removable"] = True
    return row


if __name__ == "__main__":
    PATH.write_text(page_fields(), encoding="utf-8")
    TYPES_PATH.write_text(page_field_types(), encoding="utf-8")
    SETTINGS_PATH.write_text(page_settings(), encoding="utf-8")
