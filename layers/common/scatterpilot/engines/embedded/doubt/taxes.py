"""Taxes that the draft can't state: two on the same lines, prices that include it, withholding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.presentation.formats import percent

_NAME = (
    r"(?:[CSI]?GST|PST|QST|HST|RST|TVQ|TPS|VAT|IVA|TVA|MwSt|USt|IGIC|"
    r"(?:sales |city |state |county |local )?tax)"
)
_RATE = r"(?P<rate>\d{1,2}(?:[.,]\d{1,4})?) ?(?:%|percent\b|per ?cent\b)"
_NAMED = re.compile(
    rf"\b(?P<before>{_NAME})\b(?: at| of| is| @|:| \()? ?{_RATE}"
    rf"|{_RATE.replace('rate', 'other')} ?(?P<after>(?:[A-Z]{{2}} )?{_NAME})\b",
    re.IGNORECASE,
)
_INCLUDED = re.compile(
    rf"\b(?:incl(?:uding|udes?|usive|\.)?|inc\.?|containing|contains?)"
    rf"\b(?: of)?(?: the)?(?: {_RATE})? ?(?P<name>{_NAME})\b"
    rf"|\b{_NAME}[ -](?:(?:is |are )?(?:already )?(?:included|incl(?:usive|\.)?|inc\.?|in it))\b"
    rf"|\balready (?:has|have|includes?)\b[^.\n]{{0,30}}\b{_NAME}\b",
    re.IGNORECASE,
)
_ON_TOP = re.compile(r"\btotal[^.\n]{0,15}$", re.IGNORECASE)
_LEFT_OUT = re.compile(
    r"\b(?:withh[eo]ld(?:ing)?(?: tax)?|TDS|IRPF|CIS deduction|reverse[- ]charged?"
    r"|\d ?% retention|retention of \d+)\b",
    re.IGNORECASE,
)


def named_taxes(matter: Matter) -> Iterator[Doubt]:
    """A doubt when more taxes were named than the draft has."""
    found = [m for r in matter.readings for m in _NAMED.finditer(r.message)]
    said = {((m["before"] or m["after"]).lower(), _rate(m)): m[0].strip() for m in found}
    names = {name for name, _ in said}
    have = {group.rate * 100 for group in matter.totals.taxes}
    rates = {rate for _, rate in said if rate}
    together = len(rates) == 1 and len(names - {"tax"}) > 1 and have <= rates
    lost = [text for (_, rate), text in said.items() if rate and rate not in have]
    if len(said) < 2 or not (lost or together):
        return
    if len(names) == len(said) and have == {sum(rate for _, rate in said)}:
        return  # they add up on the same lines, which is said beside the read-back
    say = matter.say
    now = [percent(rate / 100, matter.locale) for rate in sorted(have)]
    taxes = say.listed([say.quoted(each) for each in said.values()])
    used = say.chained(now) if now else say("doubt.no_rate")
    yield matter.doubt("taxes", "taxes", "taxes_ask", taxes=taxes, rates=used)


def _rate(found: re.Match[str]) -> Decimal:
    return Decimal((found["rate"] or found["other"]).replace(",", "."))


def tax_included(matter: Matter) -> Iterator[Doubt]:
    """A doubt when prices are said to include the tax that was added to them."""
    totals = matter.totals
    if not totals.tax_total:
        return
    for reading in matter.readings:
        found = _INCLUDED.search(reading.message)
        if found is None or _ON_TOP.search(reading.message, 0, found.start()):
            continue
        sums = (reading.amount(index) for index in reading.amounts())
        if any(a is not None and a.value == totals.total for a in sums):
            continue
        yield matter.doubt(
            "tax included",
            "tax_included",
            "tax_included_ask",
            said=found[0],
            tax=matter.shown(totals.tax_total),
            total=matter.shown(totals.total),
        )


def tax_left_out(matter: Matter) -> Iterator[Doubt]:
    """A doubt when a withholding or a reverse charge was said and stands nowhere."""
    notes = (matter.draft.notes or "").lower()
    for reading in matter.readings:
        found = _LEFT_OUT.search(reading.message)
        if found and found[0].lower() not in notes:
            lessens = not found[0].lower().startswith("reverse")
            ask = "go_on" if lessens else ""
            yield matter.doubt("tax left out", "tax_left_out", ask, said=found[0])


_EXEMPT = re.compile(
    rf"\b(?:(?:don'?t|do not|no need to|not) (?:charge (?:any )?)?{_NAME} (?:on |for )?(?:the "
    rf"|it\b|that\b|\w+)"
    rf"|(?:no|without|zero) {_NAME}\b|untaxed|non-?taxable|not tax(?:ed|able)|(?:tax|vat)"
    rf"[ -](?:free|exempt))",
    re.IGNORECASE,
)


def exempt_lost(matter: Matter) -> Iterator[Doubt]:
    """A doubt when something was said to bear no tax and every line bears it."""
    if not matter.totals.tax_total or not all(line.taxable for line in matter.draft.line_items):
        return
    if any(line.tax_rate is not None for line in matter.draft.line_items):
        return
    for reading in matter.readings:
        found = _EXEMPT.search(reading.message)
        if found:
            yield matter.doubt("exempt", "exempt", "exempt_ask", said=found[0].strip())
