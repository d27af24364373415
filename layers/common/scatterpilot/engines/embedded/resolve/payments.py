"""Money received before the invoice, and what the customer keeps back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.edits import AddPayment, ChangePayment, Edit, SetWithholding
from scatterpilot.domain.money import round_money
from scatterpilot.domain.totals import compute_totals
from scatterpilot.engines.embedded.meaning.said import Meaning, Received, Said
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.embedded.resolve.taxes import name_of_tax
from scatterpilot.engines.typed.money import Money


def payment_edits(meaning: Meaning, standing: Standing) -> list[Edit]:
    """Sums that came in; what the draft has already is only said again, and another sum for its
    only payment is a correction.
    """
    held = standing.draft.payments
    sums = [each for each in meaning.paid if isinstance(each.size.value, Money)]
    new = [each for each in sums if _amount(each) not in [p.amount for p in held]]
    if len(held) == 1 and len(new) == 1 and (meaning.likely("change") or _asked(standing)):
        return [ChangePayment(payment=0, **_values(new[0], _amount(new[0])))]
    return [AddPayment(**_values(each, _amount(each))) for each in new]


def take_answer(meaning: Meaning, standing: Standing) -> None:
    """A figure alone, where a payment is asked about, is that payment."""
    lines = [*meaning.new, *meaning.referred]
    if not _asked(standing) or meaning.paid or len(lines) != 1:
        return
    line = lines[0]
    sum_ = line.amount or line.price
    if line.description or line.references or bool(sum_) == bool(line.quantity):
        return
    if sum_ is not None:
        meaning.paid = [Received(Said(sum_.value, sum_.quote, sum_.sure))]
    elif line.quantity is not None:
        count = line.quantity
        meaning.paid = [Received(Said(Money(count.value), count.quote, count.sure))]
    meaning.new, meaning.referred = [], []


def _asked(standing: Standing) -> bool:
    return standing.asked.startswith("payments")


def payment(received: Received, draft: Draft) -> Edit:
    """A share of the total as a sum."""
    share = received.size.value
    total = compute_totals(draft).total
    amount = round_money(total * share, draft.currency) if isinstance(share, Decimal) else None
    return AddPayment(**_values(received, amount))


def _amount(received: Received) -> Decimal | None:
    size = received.size.value
    return size.amount if isinstance(size, Money) else None


def _values(received: Received, amount: Decimal | None) -> dict[str, Any]:
    values: dict[str, Any] = {"amount": amount, "evidence": {"amount": received.size.quote}}
    if received.on is not None:
        values["date"] = received.on.value
        values["evidence"]["date"] = received.on.quote
    return values


def withholding_edits(meaning: Meaning, standing: Standing) -> list[Edit]:
    """``less 15% IRPF``: the rate, and what it is called."""
    said = meaning.withheld
    if said is None:
        return []
    name = name_of_tax(said.quote.text, standing.words.language)
    edit: dict[str, Any] = {"rate": said.value, "evidence": {"rate": said.quote}}
    return [SetWithholding(**edit, name=name) if name else SetWithholding(**edit)]
