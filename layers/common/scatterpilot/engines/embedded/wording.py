"""What the embedded engine says: short, and about what it did and what it needs next."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.fields import fields_of_edit
from scatterpilot.domain.totals import compute_totals
from scatterpilot.engines.embedded.topics import Topic
from scatterpilot.presentation.catalogue import Texts
from scatterpilot.presentation.formats import money, percent, spoken_date
from scatterpilot.presentation.questions import asked_for
from scatterpilot.presentation.read_back import due_text, read_back

_MOST_PIECES, _LONGEST_PIECE = 3, 60


def unread_text(pieces: Sequence[str], say: Texts) -> str:
    """What made no sense, quoted, so that nothing is dropped in silence."""
    if not pieces:
        return ""
    shown = (say.quoted(_start_of(piece)) for piece in pieces[:_MOST_PIECES])
    return say("embedded.unread", pieces=", ".join(shown))


def _start_of(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_PIECE]


def introduction(say: Texts) -> str:
    """What this is for, with an example of what to write."""
    return say("embedded.introduction", example=say("embedded.example"))


def answer(topic: Topic, draft: Draft, missing: Sequence[str], locale: str, say: Texts) -> str:
    """Answer a question from the draft."""
    if topic == "help":
        return say("embedded.help", example=say("embedded.example"))
    if topic == "missing":
        return _missing_text(missing, say)
    if topic in ("total", "subtotal", "tax", "discount"):
        return _sum_text(topic, draft, bool(missing), locale, say)
    if topic == "lines":
        known = draft.line_items
        return read_back(draft, locale, say.language) if known else say("embedded.empty")
    return _particular_text(topic, draft, locale, say)


def _sum_text(topic: Topic, draft: Draft, open_: bool, locale: str, say: Texts) -> str:
    totals = compute_totals(draft)

    def shown(amount: Decimal) -> str:
        return money(amount, draft.currency, locale)

    if topic == "total":
        key = "embedded.total_so_far" if open_ else "embedded.total"
        return say(key, amount=shown(totals.total))
    if topic == "subtotal":
        return say("embedded.subtotal", amount=shown(totals.subtotal))
    if topic == "tax":
        if not totals.taxes:
            return say("embedded.no_tax")
        taxes = (
            say("embedded.tax_at", rate=percent(t.rate, locale), amount=shown(t.amount))
            for t in totals.taxes
        )
        return say("embedded.tax", taxes=", ".join(taxes))
    if not draft.discount:
        return say("embedded.no_discount")
    return say("embedded.discount", amount=shown(totals.discount_total))


def _particular_text(topic: Topic, draft: Draft, locale: str, say: Texts) -> str:
    if topic == "due":
        if not draft.due_date:
            return say("embedded.no_due")
        return say("embedded.due", due=due_text(draft, locale, say.language))
    if topic == "date":
        if not draft.invoice_date:
            return say("embedded.dated_today")
        date = spoken_date(draft.invoice_date, say.language, locale)
        return say("embedded.dated", date=date)
    if topic == "currency":
        return say("embedded.currency", currency=draft.currency)
    if topic == "customer":
        known = draft.customer_name
        return say("embedded.customer", customer=known) if known else say("embedded.no_customer")
    if topic == "reference":
        return _references_text(draft, say)
    return say("embedded.number")


def _references_text(draft: Draft, say: Texts) -> str:
    known = (
        say("embedded.reference", field=say(f"field.{field.name}"), text=text)
        for field in fields_of_edit("set_reference").values()
        if (text := getattr(draft, field.name))
    )
    return " ".join(f"{each[0].upper()}{each[1:]}" for each in known) or say(
        "embedded.no_reference"
    )


def _missing_text(missing: Sequence[str], say: Texts) -> str:
    if not missing:
        return say("embedded.nothing_missing")
    names = list(dict.fromkeys(asked_for(path, say.language) for path in missing))
    return say("embedded.still_needed", what=say.listed(names))
