"""The lines that a message adds, apart from those that the draft has under the same name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from scatterpilot.engines.embedded.meaning.said import LineSaid, Meaning, Said
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.resolve.references import by_name, roots
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.packs.pointing import pointing, words_in

#: How surely a line is to be added whose name the draft has already.
_SURELY = 0.8


def lines_apart(
    new: Sequence[LineSaid], meaning: Meaning, standing: Standing, referred: list[LineSaid]
) -> list[LineSaid]:
    """The new lines; one named like a line of the draft, or no name at all, is about that line."""
    kept = []
    for line in new:
        target = _same_line(line, meaning, standing)
        if target is None:
            kept.append(line)
        else:
            named = None if _is_price_asked_for(line, standing) else line.description
            pointing_at = (Said(named.value, named.quote, named.sure),) if named else ()
            referred.append(replace(line, description=None, references=pointing_at))
    return kept


def _same_line(line: LineSaid, meaning: Meaning, standing: Standing) -> int | None:
    if not standing.lines or meaning.likely("replace_line") or meaning.likely("replace_all"):
        return None
    if _is_price_asked_for(line, standing):
        return standing.asked_line
    alike = _named_alike(line, standing)
    sure = meaning.likely("add_line", _SURELY) and not _becomes(line, standing)
    if alike is not None and not sure:
        return alike
    if meaning.likely("add_line", 0.3):
        return None
    if line.description is None:
        return -1
    named = by_name(line.description.value, standing.lines)
    if len(named) != 1:
        return None
    own = roots(standing.lines[named[0]].description or "")
    same = roots(line.description.value) <= own
    return named[0] if same else None


def _is_price_asked_for(line: LineSaid, standing: Standing) -> bool:
    """``fee 850``: a word for money in general names no other line than the one asked about."""
    asked, named = standing.asked_line, line.description
    if asked is None or named is None or not line.has_money or standing.lines[asked].unit_price:
        return False
    return set(words_in(named.value)) <= pointing(standing.words.language)["fees"]


def _becomes(line: LineSaid, standing: Standing) -> bool:
    """``maak er 11 bomen van``: a new count of what there is, which adds nothing."""
    said = f" {' '.join(words_in(standing.words.text))} "
    led = any(f" {lead} " in said for lead in pointing(standing.words.language)["becomes"])
    return led and line.quantity is not None and not line.has_money


def _named_alike(line: LineSaid, standing: Standing) -> int | None:
    """The only line of that very name, or counted in what the name says."""
    if line.description is None:
        return None
    said = roots(line.description.value)
    alike = [
        index
        for index, each in enumerate(standing.lines)
        if said and said in (roots(each.description or ""), roots(each.unit or ""))
    ]
    return alike[0] if len(alike) == 1 else None


def in_one(lines: Sequence[LineSaid], shared: LineSaid, words: Words) -> list[LineSaid]:
    """``Mon 8h, Tue 7h: drywall at 52``: days that have no name of their own and share one are
    one line, with the sum of their hours.
    """
    days = [line for line in lines if line.description is None and line.quantity is not None]
    units = {line.unit.value.kind if line.unit else "" for line in days}
    own = any(line.has_money or line.references for line in days)
    if shared.description is None or not days or len(units) > 1 or own:
        return list(lines)
    total = sum((day.quantity.value for day in days if day.quantity), Decimal(0))
    first = days[0]
    count = _whole_count(first, days[-1], total, words)
    whole = replace(first, description=shared.description, quantity=count)
    return [whole if line is first else line for line in lines if line is first or line not in days]


def _whole_count(
    first: LineSaid, last: LineSaid, total: Decimal, words: Words
) -> Said[Decimal] | None:
    """The sum, and the words from the first day to the last."""
    if first.quantity is None or last.quantity is None:
        return None
    start, end = first.quantity.quote.start or 0, last.quantity.quote.end or 0
    return Said(total, words.quote(start, end), min(first.quantity.sure, last.quantity.sure))


def with_shared(line: LineSaid, shared: LineSaid) -> LineSaid:
    """What several lines share, where this one says nothing else."""
    given = replace(line)
    if not line.has_money:
        given.price, given.price_unit = shared.price, line.price_unit or shared.price_unit
        given.amount, given.free = shared.amount, shared.free
    given.description = line.description or shared.description
    given.quantity = line.quantity or shared.quantity
    given.unit = line.unit or shared.unit
    given.tax = line.tax or shared.tax
    given.discount = line.discount or shared.discount
    return given


def as_sums(lines: Sequence[LineSaid], meaning: Meaning) -> list[LineSaid]:
    """``2 x pot 90`` above a total that fits only if 90 is for both pots."""
    total = meaning.total.value.amount if meaning.total else None
    prices = [line.price or line.amount for line in lines]
    plain = not any(line.price_unit or line.each for line in lines)
    if total is None or None in prices or not plain:
        return list(lines)
    counts = [line.quantity.value if line.quantity else Decimal(1) for line in lines]
    each = [price.value.amount for price in prices if price]
    multiplied = sum((c * p for c, p in zip(counts, each, strict=True)), Decimal(0))
    if sum(each) != total or multiplied == total:
        return list(lines)
    return [replace(line, amount=line.amount or line.price, price=None) for line in lines]
