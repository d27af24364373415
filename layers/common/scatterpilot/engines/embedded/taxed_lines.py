"""Which lines of the invoice a tax is on."""

from __future__ import annotations

from collections.abc import Sequence

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.edits import AddLine, ChangeLine, Edit
from scatterpilot.engines.embedded.claims import Claim, TaxClaim
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.targets import stem, stems


def line_tax_edits(
    reading: Reading, claims: Sequence[Claim], situation: Situation, lines: Sequence[Edit]
) -> list[Edit]:
    """Which lines a tax is on: the named ones, or all but the named ones."""
    tax = next((claim for claim in claims if isinstance(claim, TaxClaim)), None)
    if tax is not None and tax.rates:
        return _own_rates(reading, tax, situation, lines)
    if tax is None or not (tax.only or tax.exempt):
        return []
    known = [stems(line.description) for line in situation.draft.line_items]
    known += [stems(edit.description) for edit in lines if isinstance(edit, AddLine)]
    only, exempt = _matching(tax.only, known), _matching(tax.exempt, known)
    flags: dict[int, bool] = {}
    if only:
        flags = {index: index in only for index in range(len(known))}
    flags.update(dict.fromkeys(exempt, False))
    return [
        ChangeLine(line=index, taxable=taxable)
        for index, taxable in flags.items()
        if not taxable or _exempted(situation.draft, index)
    ]


def _own_rates(
    reading: Reading, tax: TaxClaim, situation: Situation, lines: Sequence[Edit]
) -> list[Edit]:
    """Each rate on the new line whose price stands last before it."""
    added = [edit for edit in lines if isinstance(edit, AddLine)]
    quotes = [edit.evidence.get("unit_price") for edit in added]
    ends = [quote.end or 0 if quote else 0 for quote in quotes]
    first = len(situation.draft.line_items)
    edits: list[Edit] = []
    for rate, span in tax.rates:
        said = reading.quote(*span)
        before = [(end, place) for place, end in enumerate(ends) if 0 < end <= (said.start or 0)]
        if before:
            line = first + max(before)[1]
            edits.append(ChangeLine(line=line, tax_rate=rate / 100, evidence={"tax_rate": said}))
    return edits


def _exempted(draft: Draft, index: int) -> bool:
    return index < len(draft.line_items) and not draft.line_items[index].taxable


def _matching(words: Sequence[str], lines: Sequence[frozenset[str]]) -> set[int]:
    """The lines these words name; of "gift boxes" the line that has most of them."""
    wanted = {stem(word) for word in words}
    shares = [len(wanted & line) for line in lines]
    best = max(shares, default=0)
    if not wanted or best == 0:
        return _by_part(wanted, lines)
    # Words for several lines ("the paint and the brushes") must each find their own.
    covered: set[int] = set()
    for word in wanted:
        hits = [index for index, line in enumerate(lines) if word in line]
        if len(hits) == 1:
            covered.update(hits)
        elif hits and not covered & set(hits):
            covered.update(index for index in hits if shares[index] == best)
    return covered


def _by_part(wanted: set[str], lines: Sequence[frozenset[str]]) -> set[int]:
    return {
        index
        for index, line in enumerate(lines)
        if any(
            min(len(a), len(b)) >= 4 and (a.startswith(b) or b.startswith(a))
            for a in wanted
            for b in line
        )
    }
