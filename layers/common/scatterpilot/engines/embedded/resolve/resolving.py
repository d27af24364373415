"""From what a message means to edits of the draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.edits import ChangeLine, Edit, Quote, RemoveLine, SetDiscount
from scatterpilot.domain.totals import compute_totals, discount_on_lines
from scatterpilot.engines.embedded.meaning.said import LineSaid, Meaning, Said
from scatterpilot.engines.embedded.resolve.discount_scope import scoped
from scatterpilot.engines.embedded.resolve.facts import facts_after, facts_before
from scatterpilot.engines.embedded.resolve.line_edits import LineEdits
from scatterpilot.engines.embedded.resolve.line_taxes import line_taxes
from scatterpilot.engines.embedded.resolve.lines import line_edits
from scatterpilot.engines.embedded.resolve.orders import (
    exchanged,
    lines_replaced,
    values_removed,
)
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.packs.pointing import pointing
from scatterpilot.engines.typed.money import Money


@dataclass(slots=True)
class Resolved:
    """``discounts`` are taken off single lines, once the edits are applied, by their index then;
    ``open`` is what was said of lines without its being clear which; ``unmet`` are the words of
    what was understood, and could not be put on the draft. ``either`` are lines named alike, of
    which one is meant, each with what would change on it.
    """

    edits: list[Edit] = field(default_factory=list)
    discounts: list[tuple[int, Said[Decimal | Money]]] = field(default_factory=list)
    open: list[LineSaid] = field(default_factory=list)
    unmet: list[Quote] = field(default_factory=list)
    either: list[tuple[str, list[Edit]]] = field(default_factory=list)


def resolve(meaning: Meaning, standing: Standing) -> Resolved:
    """The edits in the order in which they can be applied: removals last, so that line numbers
    stay true.
    """
    lines = line_edits(meaning, standing)
    lines.discounts = scoped(meaning, lines, standing)
    gone = sorted({*lines.removed, *lines_replaced(meaning, standing)})
    changes = [e for e in lines.changes if not (isinstance(e, ChangeLine) and e.line in gone)]
    edits = [
        *facts_before(meaning, standing, lines.money, lines.steps),
        *values_removed(meaning, standing),
        *exchanged(meaning, standing),
        *changes,
        *lines.added,
        *lines.unclear,
        *facts_after(meaning, standing),
        *line_taxes(meaning, standing, lines),
        *(RemoveLine(line=index) for index in reversed(gone)),
    ]
    discounts = [] if meaning.discount is not None else _moved_up(lines, gone)
    return Resolved(edits, discounts, lines.open, _unmet(meaning, lines, standing), lines.either)


def _unmet(meaning: Meaning, lines: LineEdits, standing: Standing) -> list[Quote]:
    """In the order of the text."""
    found = [*lines.contradicted]
    found += [line.quote for line in lines.open if line.quote is not None]
    if meaning.deposit is not None and not lines.deposit and not _has_deposit(standing):
        found.append(meaning.deposit.quote)
    if meaning.discount is not None:
        found += [said.quote for _, said in lines.discounts]  # a draft has one discount
    if meaning.due_shift is not None and standing.draft.due_date is None:
        found.append(meaning.due_shift.quote)
    nothing_done = not (lines.changes or lines.added or lines.removed or lines.discounts)
    total = meaning.total.value.amount if meaning.total else None
    known = total == compute_totals(standing.draft).total
    if meaning.total is not None and meaning.likely("change") and nothing_done and not known:
        found.append(meaning.total.quote)
    return sorted(found, key=lambda quote: quote.start or 0)


def _has_deposit(standing: Standing) -> bool:
    """Whether a line is one already, so that it is only said again."""
    (word,) = pointing(standing.words.language)["deposit"]
    return any(word.casefold() in (line.description or "").casefold() for line in standing.lines)


def _moved_up(lines: LineEdits, gone: list[int]) -> list[tuple[int, Said[Decimal | Money]]]:
    """The indexes of discounted lines once others are gone."""
    return [
        (index - sum(each < index for each in gone), said)
        for index, said in lines.discounts
        if index not in gone
    ]


def discounted(resolved: Resolved, draft: Draft) -> list[Edit]:
    """The discounts of single lines as one of the invoice, once its lines are there."""
    if not resolved.discounts:
        return []
    amounts = [_off(index, said, draft) for index, said in resolved.discounts]
    if None in amounts:
        return []
    quote = resolved.discounts[0][1].quote
    total = sum((amount for amount in amounts if amount is not None), Decimal(0))
    return [SetDiscount(amount=total, evidence={"amount": quote})]


def _off(index: int, said: Said[Decimal | Money], draft: Draft) -> Decimal | None:
    if isinstance(said.value, Money):
        return said.value.amount
    if index >= len(draft.line_items):
        return None
    return discount_on_lines(draft, [index], said.value * 100)
