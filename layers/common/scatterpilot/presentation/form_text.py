"""What was typed into a form, as the line of the conversation that stands for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from scatterpilot.domain.draft import Discount, Draft, LineItem
from scatterpilot.domain.edits import (
    AddLine,
    ChangeLine,
    Edit,
    RemoveLine,
    SetCurrency,
    SetDiscount,
    SettleValue,
    Undo,
)
from scatterpilot.domain.fields import LINE_FIELDS, Field, field_at, fields_of_edit
from scatterpilot.domain.totals import line_amount
from scatterpilot.presentation.catalogue import Texts, texts_in
from scatterpilot.presentation.field_text import field_text
from scatterpilot.presentation.formats import money, number, percent, price
from scatterpilot.presentation.labels import label_in
from scatterpilot.presentation.read_back import line_text

_NOTHING = "–"
# A note may be long; the line says what was changed, the draft holds all of it.
_SHOWN = 200


def form_text(edits: Iterable[Edit], draft: Draft, locale: str, language: str = "en") -> str:
    """``Customer: Toys for Tots``, ``Price of Hosting: $29.90``; a line for each value."""
    say, lines = texts_in(language), []
    for edit in edits:
        if isinstance(edit, SetCurrency):
            draft = draft.model_copy(update={"currency": edit.currency})
        lines += _lines(edit, draft, locale, say)
    return "\n".join(lines)


def _lines(edit: Edit, draft: Draft, locale: str, say: Texts) -> list[str]:
    if isinstance(edit, Undo):
        return [say("form.undo")]
    if isinstance(edit, SettleValue):
        field = field_at(edit.field)
        return [say("form.leave", field=say(f"field.{field.name}") if field else edit.field)]
    if isinstance(edit, RemoveLine):
        return [say("form.remove", line=_line_name(draft, edit.line, say))]
    if isinstance(edit, AddLine):
        line = LineItem(**_given(edit, LINE_FIELDS))
        return [say("form.add", line=_added(line, draft.currency, locale, say))]
    if isinstance(edit, SetDiscount):
        value = _discount(edit, draft, locale)
        return [say("form.value", label=label_in(say.language, "discount"), value=value)]
    fields = fields_of_edit(edit.kind)
    return [
        _line(
            edit,
            label_in(say.language, fields[name].label),
            _written(fields[name], value, draft, locale, say),
            draft,
            say,
        )
        for name, value in _given(edit, fields).items()
    ]


def _line(edit: Edit, label: str, value: str, draft: Draft, say: Texts) -> str:
    if isinstance(edit, ChangeLine) and len(draft.line_items) > 1:
        of = _line_name(draft, edit.line, say)
        return say("form.value_of", label=label, line=of, value=value)
    return say("form.value", label=label, value=value)


def _given(edit: Edit, fields: Mapping[str, Field]) -> dict[str, Any]:
    return {name: getattr(edit, name) for name in fields if name in edit.model_fields_set}


def _line_name(draft: Draft, index: int, say: Texts) -> str:
    lines = draft.line_items
    known = lines[index].description if 0 <= index < len(lines) else None
    return _short(known) if known else say("form.numbered", number=index + 1)


def _added(line: LineItem, currency: str, locale: str, say: Texts) -> str:
    name = _short(line.description or say("form.a_line"))
    shown = line.model_copy(update={"description": name})
    if line.quantity is None and line.unit_price is None:
        return shown.description or ""
    return line_text(shown, line_amount(line, currency), currency, locale, say.language)


def _discount(edit: SetDiscount, draft: Draft, locale: str) -> str:
    discount = Discount(percent=edit.percent, amount=edit.amount)
    if discount.percent is not None:
        return percent(discount.percent / 100, locale)
    if discount.amount is not None:
        return money(discount.amount, draft.currency, locale)
    return _NOTHING


def _written(field: Field, value: Any, draft: Draft, locale: str, say: Texts) -> str:
    if value is None:
        return _NOTHING
    if field.kind == "days":
        return say("form.net", days=value) if value else say("form.on_receipt")
    if field.kind == "quantity":
        return number(value, locale)
    if field.kind == "price":
        return price(value, draft.currency, locale)
    if field.kind == "rate":
        return percent(value, locale)
    if field.kind == "flag":
        return say("form.yes" if value else "form.no")
    return _short(field_text(field, value, say.language, locale))


def _short(text: str) -> str:
    joined = ", ".join(text.splitlines())
    return joined if len(joined) <= _SHOWN else f"{joined[:_SHOWN]}…"
