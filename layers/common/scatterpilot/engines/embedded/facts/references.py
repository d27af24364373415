"""Purchase order numbers and other references, and tax ids."""

from __future__ import annotations

import re

from scatterpilot.engines.embedded.claims import Claim, ReferenceClaim, Span, TaxIdClaim
from scatterpilot.engines.embedded.reading import Reading

_BETWEEN = frozenset(
    "number no no. num nr as well too also now # : is = should be to was it's reads . , "
    "their the of our your on in invoice there here included shown , needs it wrong".split()
)
_CREDITOR, _GROUP = re.compile(r"[Rr][Ff]\d\d"), re.compile(r"[0-9A-Za-z]{4}")
_REMOVERS = frozenset("remove delete drop scrap no without clear lose forget".split())
_LEADS = frozenset(
    "their the a and with use add put under quote reference ref it's its has have please for "
    "our your also customer on change set update make".split()
)
_LABELS = frozenset("po p purchase ref reference order job contract".split())
_REFERENCE = ("ref", "reference", "no", "number", "id", "code")
# References by the words that open their names, and those that may follow.
_NAMED: dict[str, tuple[str, tuple[str, ...]]] = {
    "buyer": ("buyer_reference", _REFERENCE),
    "buyer's": ("buyer_reference", _REFERENCE),
    "leitweg": ("buyer_reference", ("id", "-", "nummer")),
    "payment": ("payment_reference", _REFERENCE),
    "remittance": ("payment_reference", _REFERENCE),
}
_TAX_LABELS = frozenset("vat tax gst abn ein tin siret".split())
_NUMBER_WORDS = frozenset("number no # ref reference".split())


def find_references(reading: Reading) -> list[Claim]:
    """``PO 4471``, ``purchase order number TFS-00381``, ``ref: 7730-B``, ``VAT no. GB123``."""
    claims: list[Claim] = []
    for index in reading.where(_LABELS | _TAX_LABELS | _NAMED.keys()):
        if reading.taken[index]:
            continue
        found = (
            _named_reference_at(reading, index)
            or _reference_at(reading, index)
            or _tax_id_at(reading, index)
        )
        if found is not None:
            reading.take(*found.span)
            claims.append(found)
    return claims


def _reference_at(reading: Reading, index: int) -> ReferenceClaim | None:
    after = _label_end(reading, index)
    return None if after is None else _referred(reading, index, after, "po_number")


def _named_reference_at(reading: Reading, index: int) -> ReferenceClaim | None:
    """``buyer reference 04011000-1234512345-06``, ``payment ref: RF18 5390 0754 7034``."""
    if reading.low(index) not in _NAMED:
        return None
    field, following = _NAMED[reading.low(index)]
    after = index + 1
    while reading.low(after) in following:
        after += 1
    return None if after == index + 1 else _referred(reading, index, after, field)


def _referred(reading: Reading, index: int, after: int, field: str) -> ReferenceClaim | None:
    """What a label that ends at ``after`` stands for, or that it is to be removed."""
    start = _lead_start(reading, index)
    if any(reading.low(i) in _REMOVERS for i in range(max(start - 1, 0), index)):
        return ReferenceClaim((start, after), None, field)
    code = code_at(reading, _skip(reading, after))
    if code is None:
        return None
    end = _creditor_reference_end(reading, code)
    return ReferenceClaim((start, end), reading.text(code[0], end), field)


def _creditor_reference_end(reading: Reading, code: Span) -> int:
    """``RF18 5390 0754 7034`` (ISO 11649) is printed in groups of four."""
    start, end = code
    if not _CREDITOR.fullmatch(reading.text(start, end)):
        return end
    while end < len(reading) and _GROUP.fullmatch(reading.tokens[end].text):
        end += 1
    return end


def _label_end(reading: Reading, index: int) -> int | None:
    words = reading.words(index, 3)
    if words[0] == "po" and words[1] != "box":
        return index + 1
    if words[0] == "p" and words[1:] == (".", "o"):
        return (
            None if reading.low(index + 4) == "box" else index + 3 + (reading.low(index + 3) == ".")
        )
    if words[0] == "purchase" and words[1] in ("order", "ord"):
        return index + 2
    if words[0] in ("ref", "reference") and (
        words[1] in (":", "number", "no", "#", "is", ".", "=") or reading.tokens[index].glued
    ):
        return index + 1
    if words[0] in ("order", "job", "contract") and words[1] in _NUMBER_WORDS:
        return index + 2
    return None


def _skip(reading: Reading, index: int) -> int:
    while reading.low(index) in _BETWEEN and index < len(reading):
        index += 1
    return index


def code_at(reading: Reading, index: int) -> Span | None:
    """A run of letters, digits, dashes and slashes without a space, holding a digit."""
    if index >= len(reading) or reading.tokens[index].kind not in ("number", "word"):
        return None
    end = index + 1
    while end < len(reading):
        token = reading.tokens[end]
        joins = token.glued and (token.kind in ("number", "word") or token.text in "-/_.#")
        if not joins:
            break
        end += 1
    while reading.low(end - 1) in (".", "-", "/", ",") and end > index + 1:
        end -= 1
    text = reading.text(index, end)
    if any(c.isdigit() for c in text):
        return index, end
    spaced = end < len(reading) and reading.tokens[end].kind == "number"
    if text.isupper() and spaced:
        return index, end + 1
    return (index, end) if text.isupper() and len(text) > 2 else None


def _lead_start(reading: Reading, index: int) -> int:
    start = index
    while start > 0 and reading.low(start - 1) in _LEADS and not reading.taken[start - 1]:
        start -= 1
    if start < index and reading.low(start) == "for" and start == 0:
        start += 1
    return start


def _tax_id_at(reading: Reading, index: int) -> TaxIdClaim | None:
    words = reading.words(index, 3)
    if words[0] not in _TAX_LABELS:
        return None
    after = index + 1
    if words[0] in ("vat", "tax", "gst"):
        if words[1] not in ("id", "no", "number", "registration", "reg"):
            return None
        after += 1
    code = code_at(reading, _skip(reading, after))
    if code is None or len(reading.text(*code)) < 5:
        return None
    return TaxIdClaim((_lead_start(reading, index), code[1]), reading.text(*code))
