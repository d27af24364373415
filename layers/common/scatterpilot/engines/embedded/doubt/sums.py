"""Sums that were said and are none of the draft's: a grand total, prices with the tax in them."""

from __future__ import annotations

from collections.abc import Iterator

from scatterpilot.domain.edits import Quote
from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.engines.embedded.meaning.clauses import sentence_of
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.money import money_of

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
    sums |= {totals.payable, totals.amount_due}
    sums |= {amount for amount in totals.line_amounts if amount} | {totals.tax_total}
    if said is not None and not {said.amount, said.other} & sums:
        told, comes = matter.shown(said.amount), matter.shown(totals.total)
        yield matter.doubt("total", "total", "total_ask", said=told, total=comes)


def taken_off(matter: Matter) -> Iterator[Doubt]:
    """``with the $500 retainer deducted``: money that comes off, and nothing says that it came in.
    It may as well be a discount.
    """
    known, held = pointing(matter.language), {p.amount for p in matter.draft.payments}
    for said, mark in matter.marked("PAID"):
        quote = Quote(text=said.words(mark), start=mark.start, end=mark.end)
        near = set(words_in(sentence_of(quote, said.text)))
        sum_ = money_of(quote.text, matter.language, matter.locale)
        if sum_ and sum_.amount in held and near & known["less"] and not near & known["received"]:
            due = matter.shown(matter.totals.amount_due)
            yield matter.doubt(
                "taken off", "taken_off", sums=matter.say.quoted(quote.text), due=due
            )


def tax_left_out(matter: Matter) -> Iterator[Doubt]:
    """A tax in the prices, or kept back by the customer, of which nobody said the rate."""
    draft = matter.draft
    held = () if draft.tax_rate else matter.marked("TAXIN")
    kept = () if draft.withholding else matter.marked("WITHHOLD")
    for ask, marks in (("go_on", kept), ("", held)):
        for said, mark in marks:
            yield matter.doubt("tax left out", "tax_left_out", ask, said=said.words(mark))
