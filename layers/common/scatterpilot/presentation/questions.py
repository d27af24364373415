"""The question for what is missing, and the reasons why a value was refused."""

from __future__ import annotations

from collections.abc import Sequence

from scatterpilot.domain.conversation import Question
from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.edits import Rejection
from scatterpilot.domain.fields import field_at

_ASKED_FOR = {
    "customer_name": "who it is for",
    "line_items": "what you are billing for",
    "due_date": "when it is due",
    "description": "what a line is for",
    "quantity": "a quantity",
    "unit_price": "a price",
}


def asked_for(path: str) -> str:
    """A field in the words of a list: "I still need a price"."""
    name = path.rpartition(".")[2]
    field = field_at(path)
    return _ASKED_FOR.get(name) or f"the {field.words if field else name.replace('_', ' ')}"


def question_for(path: str, draft: Draft) -> tuple[str, Question]:
    """The sentence that asks for a field, and the question to remember."""
    return _ask(path, draft), Question(field=path)


def _ask(path: str, draft: Draft) -> str:
    if path == "customer_name":
        return "Who is the invoice for?"
    if path == "line_items":
        return "What are you billing for, how much of it and at what price?"
    if path.startswith("line_items."):
        _, index, name = path.split(".")
        return _ask_line(draft, draft.line_items[int(index)], name)
    if path == "due_date" and path not in draft.disputed:
        return "When is it due? For example “net 30” or “April 15”."
    if path == "due_date":
        return "When is it due instead?"
    if path == "discount":
        return "What should the discount be? Say “no discount” to go without one."
    if path == "tax_rate":
        return "Which tax rate applies? Say “no tax” to go without."
    if path == "customer_email":
        return "What is the right e-mail address? Say “leave it out” to go without."
    if path == "invoice_date":
        return "Which date should the invoice carry? Say “keep it” to leave it as it is."
    if path == "currency":
        return "Which currency should it be in?"
    return f"What should {asked_for(path)} be? Say “leave it” to skip it."


def _ask_line(draft: Draft, line: LineItem, name: str) -> str:
    what = f"“{line.description}”" if line.description else "that line"
    if name == "description":
        return "What is that for?"
    if name == "unit_price":
        others = [
            f"“{other.description}”"
            for other in draft.line_items
            if other.unit_price is None and other.description
        ]
        if len(others) > 1:
            return f"What are the prices of {', '.join(others[:-1])} and {others[-1]}?"
        unit = f" per {_singular(line.unit)}" if line.unit else ""
        return f"What is the price of {what}{unit}?"
    if name == "quantity":
        unit = line.unit or ""
        return f"How many {unit} for {what}?" if unit else f"How many for {what}?"
    return f"What should the {name.replace('_', ' ')} of {what} be?"


def _singular(unit: str) -> str:
    return unit[:-1] if unit.endswith("s") and not unit.endswith("ss") else unit


def refusals(rejected: Sequence[Rejection]) -> str:
    """Each refused value with its reason."""
    return " ".join(dict.fromkeys(rejection.message for rejection in rejected))
