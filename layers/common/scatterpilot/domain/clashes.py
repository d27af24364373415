"""Values that no longer go with the rest of the draft: they are open until they do again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.line_figures import line_figures
from scatterpilot.domain.money import currency_fault
from scatterpilot.domain.totals import Totals, compute_totals


def dispute_clashes(draft: Draft) -> Draft:
    """Dispute each value that no longer goes with the rest, and settle it once it does again.

    Lines change under a discount, an invoice date left open moves on with the calendar, and the
    profile's currency may be one that is gone.
    """
    lines = tuple(_line_with_clashes(line, draft.currency) for line in draft.line_items)
    draft = draft.model_copy(update={"line_items": lines})
    reasons = dict(_reasons(draft))
    return draft.model_copy(update={"disputed": _disputed(draft.disputed, reasons)})


def _line_with_clashes(line: LineItem, currency: str) -> LineItem:
    over = line_discount_over_amount(line, currency)
    reasons = {"discount": (_LINE_DISCOUNT, _LINE_DISCOUNT if over else None)}
    disputed = _disputed(line.disputed, reasons)
    return line if disputed == line.disputed else line.model_copy(update={"disputed": disputed})


def _disputed(before: dict[str, str], reasons: dict[str, tuple[str, str | None]]) -> dict[str, str]:
    disputed = dict(before)
    for field, (opening, message) in reasons.items():
        if message:
            disputed.setdefault(field, message)
        elif disputed.get(field, "").startswith(opening):
            del disputed[field]
    return disputed


def _reasons(draft: Draft) -> Iterator[tuple[str, tuple[str, str | None]]]:
    """How the reason of each field begins, by which it is known again, and the reason."""
    for field, opening, clashes in _OF_DRAFT:
        yield field, (opening, opening if clashes(draft) else None)
    yield "currency", (_CURRENCY, _currency_fault(draft))


def line_discount_over_amount(line: LineItem, currency: str) -> bool:
    """Whether a line's discount in money exceeds what it is on, as far as that is known."""
    if line.discount is None or line.discount.amount is None:
        return False
    figures = line_figures(line, currency)
    return figures is not None and line.discount.amount > figures.gross


def discount_over_subtotal(draft: Draft) -> bool:
    """Whether a discount in money exceeds the subtotal, as far as the lines tell."""
    if draft.discount is None or draft.discount.amount is None:
        return False
    totals = _known_totals(draft)
    return totals is not None and draft.discount.amount > totals.subtotal


def total_negative(draft: Draft) -> bool:
    """Whether returns are more than what is billed, as far as the lines tell."""
    totals = _known_totals(draft) if _holds_negative(draft) else None
    return totals is not None and totals.total < 0


def overpaid(draft: Draft) -> bool:
    """Whether payments are more than what is to be paid, as far as the lines tell."""
    totals = _known_totals(draft) if draft.payments else None
    return totals is not None and totals.amount_due < 0


def _known_totals(draft: Draft) -> Totals | None:
    """The figures, once every line and charge has some."""
    if not draft.line_items:
        return None
    totals = compute_totals(draft)
    return None if None in (*totals.lines, *totals.charge_amounts) else totals


def _holds_negative(draft: Draft) -> bool:
    zero = Decimal(0)
    figures = ((line.quantity, line.unit_price) for line in draft.line_items)
    return any((quantity or zero) < 0 or (price or zero) < 0 for quantity, price in figures)


def _due_before_issue(draft: Draft) -> bool:
    issued, due = draft.invoice_date, draft.due_date
    return issued is not None and due is not None and due < issued


def _currency_fault(draft: Draft) -> str | None:
    source = draft.provenance.get("currency")
    if source is None or source.kind != "profile":
        return None
    fault = currency_fault(draft.currency)
    return f"{_CURRENCY} {fault}." if fault else None


_LINE_DISCOUNT = "The discount is now more than its line; give a smaller one."
_CURRENCY = "The currency in your profile can't be used:"
_OF_DRAFT: tuple[tuple[str, str, Callable[[Draft], bool]], ...] = (
    (
        "discount",
        "The discount is now more than the subtotal; give a smaller one.",
        discount_over_subtotal,
    ),
    (
        "due_date",
        "The due date is now before the invoice date; give a later one.",
        _due_before_issue,
    ),
    (
        "line_items",
        "The total is now less than zero; bill more, or take a return out.",
        total_negative,
    ),
    (
        "payments",
        "The payments are now more than what is to be paid; give a smaller one.",
        overpaid,
    ),
)
