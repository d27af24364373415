"""The kinds of tax ids and register numbers, and whether a number can be one of a kind.

The check digits are python-stdnum's. ``other`` is for whatever has no kind here: any text passes.
No models here, so that drawing stays light.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from typing import Literal, get_args

TaxIdKind = Literal[
    "vat",
    "tax_number",
    "steuernummer",
    "siren",
    "siret",
    "enterprise_number",
    "kvk",
    "codice_fiscale",
    "nif",
    "utr",
    "ein",
    "gst_hst",
    "abn",
    "acn",
    "gst_nz",
    "gstin",
    "pan",
    "uen",
    "gst_sg",
    "vat_za",
    "other",
]
_ALL: tuple[TaxIdKind, ...] = get_args(TaxIdKind)
# A VAT number starts with its country (DE123456789, ATU12345678, CHE-123.456.789).
_VAT_NUMBER = re.compile(r"(?:[A-Z]{2}|CHE)[ -]?[A-Z]{0,2}[0-9]")
_VAT_ELSEWHERE = {"GB": ("gb.vat",), "CH": ("ch.vat", "ch.uid"), "NO": ("no.mva",)}
# "ABN 51 824 753 556" or "EIN: 12-3456789" names itself; no longer word does, so one costs little.
_NAMED = re.compile(r"([^\W\d_]{2,20}(?:/[^\W\d_]{1,20})?)[ .:]+(\S.*)")


@dataclass(frozen=True)
class Known:
    """What a kind is called, its modules of python-stdnum of which one must accept it, else the
    form it has; ``country`` where it is given out.
    """

    name: str
    modules: tuple[str, ...] = ()
    form: str = ""
    country: str = ""


# ``name`` is empty where the label depends on the language.
KINDS: dict[str, Known] = {
    "vat": Known(""),
    "tax_number": Known(""),
    "steuernummer": Known("Steuernummer", ("de.stnr",), country="DE"),
    "siren": Known("SIREN", ("fr.siren",), country="FR"),
    "siret": Known("SIRET", ("fr.siret",), country="FR"),
    "enterprise_number": Known("KBO/BCE", ("be.vat",), country="BE"),
    "kvk": Known("KVK", form=r"\d{8}", country="NL"),
    "codice_fiscale": Known("C.F.", ("it.codicefiscale", "it.iva"), country="IT"),
    "nif": Known("NIF", ("es.nif", "pt.nif")),
    "utr": Known("UTR", ("gb.utr",), country="GB"),
    "ein": Known("EIN", ("us.ein",), country="US"),
    "gst_hst": Known("GST/HST no.", ("ca.bn",), country="CA"),
    "abn": Known("ABN", ("au.abn",), country="AU"),
    "acn": Known("ACN", ("au.acn",), country="AU"),
    "gst_nz": Known("GST no.", ("nz.ird",), country="NZ"),
    "gstin": Known("GSTIN", ("in_.gstin",), country="IN"),
    "pan": Known("PAN", ("in_.pan",), country="IN"),
    "uen": Known("UEN", ("sg.uen",), country="SG"),
    # IRAS gives others than companies numbers such as M2-1234567-8 or MR-8500112-X.
    "gst_sg": Known("GST reg. no.", ("sg.uen",), r"M[0-9R][0-9X][0-9]{6,8}[0-9A-Z]", "SG"),
    # SARS: ten digits, the first of which is a 4.
    "vat_za": Known("VAT no.", form=r"4\d{9}", country="ZA"),
    "other": Known(""),
}


def named(kind: str) -> str:
    """How to speak of a kind where no language is known."""
    return KINDS[kind].name or {"vat": "VAT number", "tax_number": "tax number"}.get(kind, "id")


def is_right(kind: str, value: str) -> bool:
    """Whether the check digits and the form of a kind allow the number."""
    if kind == "vat":
        return _is_vat_number(value)
    known = KINDS[kind]
    if any(import_module(f"stdnum.{module}").is_valid(value) for module in known.modules):
        return True
    if known.form:
        return re.fullmatch(known.form, re.sub(r"[\s./-]", "", value).upper()) is not None
    return not known.modules


def kind_of(value: str, country: str | None = None) -> TaxIdKind | None:
    """What a number without a name is: by its form, or as one of its country's kinds."""
    value = value.strip()
    if _VAT_NUMBER.match(value):
        return "vat"
    if named := _NAMED.fullmatch(value):
        return next((kind for kind in _ALL if _is_called(kind, named[1])), None)
    own = [kind for kind in _ALL if country and KINDS[kind].country == country]
    return next((kind for kind in own if is_right(kind, value)), None)


def _is_called(kind: str, name: str) -> bool:
    return name.upper() in (kind.upper(), *KINDS[kind].name.upper().split("/"))


def _is_vat_number(value: str) -> bool:
    written = re.sub(r"[\s.-]", "", value).upper()
    modules = _VAT_ELSEWHERE.get(written[:2], ("eu.vat",))
    return any(import_module(f"stdnum.{module}").is_valid(written) for module in modules)
