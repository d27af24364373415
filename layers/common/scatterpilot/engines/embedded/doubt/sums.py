"""Sums that were said and are none of the draft's: a grand total, prices with the tax in them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.engines.embedded.meaning.clauses import SENTENCE
from scatterpilot.engines.embedded.reader.marks import Mark, Marks
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.money import money_of
from scatterpilot.engines.typed.rates import tax_rate_of

#: How surely words must be a total to be held against the draft's.
_SURE = 0.6
_NEAR = 60


def totals_said(matter: Matter) -> Iterator[Doubt]:
    """A doubt when the last total that was said is none of the draft's sums. Where a part is
    billed now, or was paid, it may be that of the whole job.
    """
    part = any(matter.marked("DEPOSIT", "PAID"))
    marks = [(s, m) for s, m in matter.marked("TOTALSAID") if m.sure >= _SURE]
    if part or not marks or not matter.draft.line_items:
        return
    said = money_of(marks[-1][0].words(marks[-1][1]), matter.language, matter.locale)
    totals = matter.totals
    sums = {totals.total, totals.subtotal, totals.subtotal - totals.discount_total}
    sums |= {amount for amount in totals.line_amounts if amount} | {totals.tax_total}
    if said is not None and not {said.amount, said.other} & sums:
        told, comes = matter.shown(said.amount), matter.shown(totals.total)
        yield matter.doubt("total", "total", "total_ask", said=told, total=comes)


def tax_included(matter: Matter) -> Iterator[Doubt]:
    """A doubt when prices are said to include the tax that was added to them."""
    totals = matter.totals
    if not totals.tax_total:
        return
    for said, mark in matter.marked("TAXIN"):
        yield matter.doubt(
            "tax included",
            "tax_included",
            "tax_included_ask",
            said=said.words(mark),
            tax=matter.shown(totals.tax_total),
            total=matter.shown(totals.total),
        )


def taken_off(matter: Matter) -> Iterator[Doubt]:
    """Money that was paid already: no draft can state it yet. A question where words say that it
    comes off.
    """
    known = pointing(matter.language)["less"]
    found = list(matter.marked("PAID"))
    if not found or matter.draft.notes:
        return
    ordered = any(known & set(_beside(said, mark)) for said, mark in found)
    sums = matter.say.chained(matter.say.quoted(said.words(mark)) for said, mark in found)
    yield matter.doubt("taken off", "taken_off", "go_on" if ordered else "", sums=sums)


def _beside(said: Marks, mark: Mark) -> list[str]:
    """The words before a figure in its sentence, and a few behind it."""
    text = said.text[max(0, mark.start - _NEAR) : mark.start]
    behind = SENTENCE.split(said.text[mark.end : mark.end + _NEAR])[0]
    return [*words_in(SENTENCE.split(text)[-1]), *words_in(behind)[:3]]


def tax_left_out(matter: Matter) -> Iterator[Doubt]:
    """Tax that the customer keeps back, or that the prices include: no draft states it yet."""
    included = () if matter.totals.tax_total else matter.marked("TAXIN")
    for ask, marks in (("go_on", matter.marked("WITHHOLD")), ("", included)):
        for said, mark in marks:
            yield matter.doubt("tax left out", "tax_left_out", ask, said=said.words(mark))


def taxes_added_up(matter: Matter) -> Iterator[Doubt]:
    """Two taxes of different names on the same lines, which a draft has as one rate: said."""
    rate = matter.draft.tax_rate
    for said in matter.said.values():
        marks = [mark for mark in said.marks if mark.role == "TAX"]
        rates = [tax_rate_of(said.words(m), matter.language, matter.locale) for m in marks]
        if len(marks) > 1 and rate and None not in rates and sum(map(_or_none, rates)) == rate:
            words = said.text[marks[0].start : marks[-1].end]
            yield matter.told("one_tax", said=words, rate=f"{(rate * 100).normalize():f}")


def _or_none(rate: Decimal | None) -> Decimal:
    return rate or Decimal(0)
