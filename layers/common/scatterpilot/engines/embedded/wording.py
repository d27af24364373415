"""What the embedded engine says: short, and about what it did and what it needs next."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.fields import fields_of_edit
from scatterpilot.domain.totals import compute_totals
from scatterpilot.engines.embedded.acts.questions import Topic
from scatterpilot.presentation.formats import long_date, money, percent
from scatterpilot.presentation.questions import asked_for
from scatterpilot.presentation.read_back import due_text, read_back

EXAMPLE = "“Invoice Acme Corp for 40 hours of web development at $150/hour, net 30”"


def unread_text(pieces: Sequence[str]) -> str:
    """What made no sense, quoted, so that nothing is dropped in silence."""
    if not pieces:
        return ""
    shown = ", ".join(f"“{' '.join(piece.split())[:60]}”" for piece in pieces[:3])
    return f"I did not understand {shown} and left it out."


def beyond_text(rest: str) -> str:
    """Where a very long message was no longer read, in its own words."""
    if not rest:
        return ""
    start = " ".join(rest.split())[:60]
    return f"That was long: I read it up to “{start}…”. Please send me the rest from there."


def answer(topic: Topic, draft: Draft, missing: Sequence[str], locale: str) -> str:
    """Answer a question from the draft."""
    if topic == "help":
        return (
            "I make invoices: tell me who to bill, what for, how much and when it is due, "
            f"for example {EXAMPLE}."
        )
    if topic == "missing":
        return _missing_text(missing)
    if topic in ("total", "subtotal", "tax", "discount"):
        return _sum_text(topic, draft, bool(missing), locale)
    if topic == "lines":
        return read_back(draft, locale) if draft.line_items else "There is nothing on it yet."
    return _particular_text(topic, draft, locale)


def _sum_text(topic: Topic, draft: Draft, open_: bool, locale: str) -> str:
    totals = compute_totals(draft)

    def shown(amount: Decimal) -> str:
        return money(amount, draft.currency, locale)

    if topic == "total":
        return f"The total{' so far' if open_ else ''} is {shown(totals.total)}."
    if topic == "subtotal":
        return f"The subtotal is {shown(totals.subtotal)}."
    if topic == "tax":
        if not totals.taxes:
            return "There is no tax on it."
        rates = ", ".join(f"{percent(t.rate, locale)}: {shown(t.amount)}" for t in totals.taxes)
        return f"Tax is {rates}."
    off = shown(totals.discount_total)
    return f"The discount is {off}." if draft.discount else "There is no discount."


def _particular_text(topic: Topic, draft: Draft, locale: str) -> str:
    if topic == "due":
        return f"It is {due_text(draft, locale)}." if draft.due_date else "It has no due date yet."
    if topic == "date":
        on = long_date(draft.invoice_date, locale) if draft.invoice_date else "today"
        return f"The invoice is dated {on}."
    if topic == "currency":
        return f"It is in {draft.currency}."
    if topic == "customer":
        return f"It is for {draft.customer_name}." if draft.customer_name else "No customer yet."
    if topic == "reference":
        return _references_text(draft)
    if topic == "number":
        return "The invoice gets its number when it is issued, so that numbers stay without gaps."
    return "I only know about invoices."


def _references_text(draft: Draft) -> str:
    known = (
        f"The {field.words} is {text}."
        for field in fields_of_edit("set_reference").values()
        if (text := getattr(draft, field.name))
    )
    return " ".join(known) or "It has no PO number or other reference."


def _missing_text(missing: Sequence[str]) -> str:
    if not missing:
        return "Nothing is missing."
    names = list(dict.fromkeys(asked_for(path) for path in missing))
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"I still need {listed}."
