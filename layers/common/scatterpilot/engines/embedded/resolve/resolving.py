"""From what a message means to edits of the draft."""

from __future__ import annotations

from dataclasses import dataclass, field

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.edits import ChangeLine, Edit, Quote, RemoveLine
from scatterpilot.domain.totals import compute_totals
from scatterpilot.engines.embedded.meaning.said import LineSaid, Meaning, Received
from scatterpilot.engines.embedded.resolve.discount_scope import scoped
from scatterpilot.engines.embedded.resolve.facts import facts_after, facts_before
from scatterpilot.engines.embedded.resolve.line_discounts import (
    line_discounts,
    of_the_line_that_has_one,
)
from scatterpilot.engines.embedded.resolve.line_edits import LineEdits
from scatterpilot.engines.embedded.resolve.line_taxes import line_taxes
from scatterpilot.engines.embedded.resolve.lines import line_edits
from scatterpilot.engines.embedded.resolve.orders import (
    exchanged,
    lines_replaced,
    values_removed,
)
from scatterpilot.engines.embedded.resolve.payments import payment, take_answer
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.packs.pointing import pointing
from scatterpilot.engines.typed.money import Money


@dataclass(slots=True)
class Resolved:
    """``paid`` are shares of the total, known once the edits are applied;
    ``open`` is what was said of lines without its being clear which; ``unmet`` are the words of
    what was understood, and could not be put on the draft. ``either`` are lines named alike, of
    which one is meant, each with what would change on it.
    """

    edits: list[Edit] = field(default_factory=list)
    paid: list[Received] = field(default_factory=list)
    open: list[LineSaid] = field(default_factory=list)
    unmet: list[Quote] = field(default_factory=list)
    either: list[tuple[str, list[Edit]]] = field(default_factory=list)


def resolve(meaning: Meaning, standing: Standing) -> Resolved:
    """The edits in the order in which they can be applied: removals last, so that line numbers
    stay true.
    """
    take_answer(meaning, standing)
    lines = line_edits(meaning, standing)
    lines.discounts = scoped(meaning, lines, standing)
    if len(standing.lines) + len(lines.added) == 1 and not lines.off_each:
        _whole(meaning, lines)
    if meaning.discount and (index := of_the_line_that_has_one(meaning, standing)) is not None:
        lines.discounts.append((index, meaning.discount))
        meaning.discount = None
    gone = sorted({*lines.removed, *lines_replaced(meaning, standing)})
    changes = [e for e in lines.changes if not (isinstance(e, ChangeLine) and e.line in gone)]
    edits = [
        *facts_before(meaning, standing, lines.money, lines.steps),
        *values_removed(meaning, standing),
        *exchanged(meaning, standing),
        *changes,
        *lines.added,
        *lines.charges,
        *lines.unclear,
        *facts_after(meaning, standing),
        *line_discounts(lines.discounts),
        *line_taxes(meaning, standing, lines),
        *(RemoveLine(line=index) for index in reversed(gone)),
    ]
    paid = [each for each in meaning.paid if not isinstance(each.size.value, Money)]
    return Resolved(edits, paid, lines.open, _unmet(meaning, lines, standing), lines.either)


def _whole(meaning: Meaning, lines: LineEdits) -> None:
    """A discount of the only line is one of the invoice."""
    if lines.discounts and meaning.discount is None:
        meaning.discount = lines.discounts[0][1]
        lines.discounts = []


def _unmet(meaning: Meaning, lines: LineEdits, standing: Standing) -> list[Quote]:
    """In the order of the text."""
    found = [*lines.contradicted]
    found += [line.quote for line in lines.open if line.quote is not None]
    if meaning.deposit is not None and not lines.deposit and not _has_deposit(standing):
        found.append(meaning.deposit.quote)
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


def paid_shares(resolved: Resolved, draft: Draft) -> list[Edit]:
    """``half is paid already``: shares of what the invoice comes to with all its lines."""
    return [payment(each, draft) for each in resolved.paid]
