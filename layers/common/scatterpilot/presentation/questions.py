"""The question for what is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from scatterpilot.domain.conversation import Question
from scatterpilot.domain.draft import Charge, Draft, LineItem, Payment
from scatterpilot.domain.fields import field_at
from scatterpilot.domain.item_fields import ITEM_LISTS
from scatterpilot.presentation.catalogue import Texts, texts_in
from scatterpilot.presentation.labels import label_in
from scatterpilot.presentation.refusals import reasons


def asked_for(path: str, language: str = "en") -> str:
    """A field in the words of a list: "I still need a price"."""
    say = texts_in(language)
    name = path.rpartition(".")[2]
    if say.has(f"asked.{name}"):
        return say(f"asked.{name}")
    return say("asked.other", field=_field_words(path, say))


def question_for(path: str, draft: Draft, language: str = "en") -> tuple[str, Question]:
    """The sentence that asks for a field, and the question to remember."""
    return _ask(path, draft, texts_in(language)), Question(field=path)


def _ask(path: str, draft: Draft, say: Texts) -> str:
    holder, _, rest = path.partition(".")
    if holder in ITEM_LISTS and rest:
        index, _, name = rest.partition(".")
        return _ASKING[holder](draft, getattr(draft, holder)[int(index)], name, say)
    if path in ("line_items", "payments") and path in draft.disputed:
        return reasons([draft.disputed[path]], language=say.language)
    if path == "due_date" and path in draft.disputed:
        return say("ask.due_date_instead")
    if say.has(f"ask.{path}"):
        return say(f"ask.{path}")
    return say("ask.other", what=asked_for(path, say.language))


def _ask_line(draft: Draft, line: LineItem, name: str, say: Texts) -> str:
    what = say.quoted(line.description) if line.description else say("that_line")
    if name == "description":
        return say("ask.description")
    if name == "unit_price":
        return _ask_price(draft, line, what, say)
    if name == "quantity" and line.unit:
        return say("ask.quantity_in", unit=line.unit, line=what)
    if name == "quantity":
        return say("ask.quantity", line=what)
    return say("ask.of_line", field=_field_words(f"line_items.0.{name}", say), line=what)


def _ask_charge(_: Draft, charge: Charge, name: str, say: Texts) -> str:
    what = say.quoted(charge.description or label_in(say.language, "charge"))
    if name == "amount":
        return say("ask.charge_amount", charge=what)
    if name == "description":
        return say("ask.charge_description")
    return say("ask.of_line", field=_field_words(f"charges.0.{name}", say), line=what)


def _ask_payment(_: Draft, payment: Payment, name: str, say: Texts) -> str:
    if name == "amount":
        return say("ask.payment_amount")
    what = say.quoted(payment.note or label_in(say.language, "payment"))
    return say("ask.of_line", field=_field_words(f"payments.0.{name}", say), line=what)


def _ask_price(draft: Draft, line: LineItem, what: str, say: Texts) -> str:
    open_lines = (other for other in draft.line_items if other.unit_price is None)
    names = [say.quoted(other.description) for other in open_lines if other.description]
    if len(names) > 1:
        return say("ask.prices", lines=say.listed(names))
    unit = say.singular(line.unit) if line.unit else ""
    return say("ask.price_per", line=what, unit=unit) if unit else say("ask.price", line=what)


_ASKING: dict[str, Callable[[Draft, Any, str, Texts], str]] = {
    "line_items": _ask_line,
    "charges": _ask_charge,
    "payments": _ask_payment,
}


def _field_words(path: str, say: Texts) -> str:
    """What a field is called amid a sentence."""
    field = field_at(path)
    name = field.name if field else path.rpartition(".")[2]
    return say(f"field.{name}") if say.has(f"field.{name}") else name.replace("_", " ")
