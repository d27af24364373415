"""``double the hours``, ``halve the price``, ``another lamp``: a line by what it was before."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from scatterpilot.domain.draft import LineItem
from scatterpilot.domain.edits import ChangeLine, Edit, Quote
from scatterpilot.engines.embedded.meaning.clauses import clause_of
from scatterpilot.engines.embedded.meaning.said import LineSaid, Meaning
from scatterpilot.engines.embedded.resolve.measuring import finely
from scatterpilot.engines.embedded.resolve.references import by_name
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.units import TIMES, kind_of

_FACTORS = {"doubled": Decimal(2), "tripled": Decimal(3), "halved": Decimal("0.5")}
_NEAR = 20
#: More words say something else as well.
_FEW = 6


def multiplied(line: LineSaid, known: LineItem, standing: Standing) -> dict[str, Any]:
    """The new quantity or price of a line that is only pointed at; nothing if no word says so."""
    ref = next(iter(line.references), None)
    text = standing.words.text
    if ref is not None:
        before = text[max(0, (ref.quote.start or 0) - _NEAR) : ref.quote.start].casefold()
        if _one_more(before, standing) and known.quantity is not None:
            return {"quantity": known.quantity + 1}
        if _one_less(before, ref.quote, standing) and known.quantity and known.quantity > 1:
            return {"quantity": known.quantity - 1}
        text = clause_of(ref.quote, text)
    return _times(text, known, standing)


def the_only_one_multiplied(meaning: Meaning, standing: Standing) -> list[Edit]:
    """``double the quantity``, ``make it twice as many`` of an invoice with one line."""
    said = (meaning.customer, meaning.due, meaning.dated, meaning.discount, meaning.email)
    if len(standing.lines) != 1 or not meaning.likely("change") or any((*said, meaning.taxes)):
        return []
    values = _times(standing.words.text, standing.lines[0], standing)
    return [ChangeLine(line=0, **values)] if values else []


def one_more_named(meaning: Meaning, standing: Standing) -> list[Edit]:
    """``an extra hinge please``, ``er kwam nog een les bij``, where no mark says so: one more of
    the line that is named, or of the only one.
    """
    text, known = standing.words.text.casefold().strip(), pointing(standing.words.language)
    said = next((each for each in known["another"] if f" {each} " in f" {text}"), None)
    if said is None or any(map(str.isdigit, text)) or len(text.split()) > _FEW:
        return []
    lead, _, rest = f" {text}".partition(f" {said} ")
    added = {*words_in(lead), *words_in(rest)[1:]} & known["more"]
    if lead and (not added or _says_a_fact(meaning)):
        return []
    named = by_name(rest, standing.lines)
    if not named and len(standing.lines) == 1 and added and kind_of(words_in(rest)[0]) not in TIMES:
        named = [0]
    count = standing.lines[named[0]].quantity if len(named) == 1 else None
    return [] if count is None else [ChangeLine(line=named[0], quantity=count + 1)]


def _says_a_fact(meaning: Meaning) -> bool:
    terms = (meaning.due, meaning.due_shift, meaning.dated, meaning.taxes, meaning.discount)
    return any((*terms, meaning.customer, meaning.paid, meaning.notes))


def _one_less(before: str, ref: Quote, standing: Standing) -> bool:
    """``einen Schlüssel hat sie zurückgegeben``: one of several goes, and not all."""
    known, clause = pointing(standing.words.language), clause_of(ref, standing.words.text)
    led = set(words_in(before)[-1:]) & known["one"]
    return bool(led) and bool(set(words_in(clause)) & known["less"])


def _one_more(before: str, standing: Standing) -> bool:
    another = pointing(standing.words.language)["another"]
    return any(before.rstrip().endswith(said) for said in another)


def _times(text: str, known: LineItem, standing: Standing) -> dict[str, Any]:
    words, named = set(words_in(text)), pointing(standing.words.language)
    found = [factor for name, factor in _FACTORS.items() if words & named[name]]
    if not found and words & named["half"] and words & named["swap_price"]:
        found = [_FACTORS["halved"]]
    if len(found) != 1 or any(sign.isdigit() for sign in text):
        return {}
    rates = tuple(named["rates"])
    priced = words & named["swap_price"] or any(word.endswith(rates) for word in words)
    name = "unit_price" if priced else "quantity"
    value = getattr(known, name)
    return {name: finely(value * found[0])} if value is not None else {}
