"""What was typed into a form, as the line of the conversation that stands for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from scatterpilot.domain.draft import Discount, Draft, LineItem
from scatterpilot.domain.edits import (
    AddLine,
    Edit,
    SetCurrency,
    SetDiscount,
    SettleValue,
    SetWithholding,
    Undo,
)
from scatterpilot.domain.field import Field
from scatterpilot.domain.fields import field_at, fields_of_edit
from scatterpilot.domain.item_fields import ITEM_LISTS, LINE_FIELDS, list_of_edit
from scatterpilot.domain.line_figures import line_figures
from scatterpilot.domain.taxes import Withholding
from scatterpilot.presentation.catalogue import Texts, texts_in
from scatterpilot.presentation.labels import label_in
from scatterpilot.presentation.read_back import line_text
from scatterpilot.presentation.values import ValueTexts

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
    values = ValueTexts(draft.currency, locale, say.language)
    if isinstance(edit, Undo):
        return [say("form.undo")]
    if isinstance(edit, SettleValue):
        field = field_at(edit.field)
        return [say("form.leave", field=say(f"field.{field.name}") if field else edit.field)]
    if edit.kind.startswith("remove_"):
        return [say("form.remove", line=_item_name(draft, edit, say))]
    if isinstance(edit, AddLine):
        line = LineItem(**_given(edit, LINE_FIELDS))
        return [say("form.add", line=_added(line, draft.currency, locale, say))]
    if isinstance(edit, SetDiscount):
        discount = Discount(percent=edit.percent, amount=edit.amount)
        given = edit.percent is not None or edit.amount is not None
        return [_value(say, "discount", values.discount(discount) if given else _NOTHING)]
    if isinstance(edit, SetWithholding):
        withholding = values.tax(Withholding(name=edit.name, rate=edit.rate)) if edit.rate else ""
        return [_value(say, "withholding", withholding or edit.name or _NOTHING)]
    return _of_fields(edit, draft, values, say)


def _of_fields(edit: Edit, draft: Draft, values: ValueTexts, say: Texts) -> list[str]:
    """A line for each value that an edit sets."""
    fields = fields_of_edit(edit.kind)
    return [
        _line(
            edit,
            label_in(say.language, fields[name].label),
            _NOTHING if value in (None, ()) else _short(values.of(fields[name], value)),
            draft,
            say,
        )
        for name, value in _given(edit, fields).items()
    ]


def _value(say: Texts, label: str, value: str) -> str:
    return say("form.value", label=label_in(say.language, label), value=value)


def _line(edit: Edit, label: str, value: str, draft: Draft, say: Texts) -> str:
    """The value, and which of several items it is of."""
    held = next((each for each in ITEM_LISTS.values() if edit.kind in each.setting), None)
    several = held is not None and (held.item != "line" or len(draft.line_items) > 1)
    if several:
        return say("form.value_of", label=label, line=_item_name(draft, edit, say), value=value)
    return say("form.value", label=label, value=value)


def _given(edit: Edit, fields: Mapping[str, Field]) -> dict[str, Any]:
    return {name: getattr(edit, name) for name in fields if name in edit.model_fields_set}


def _item_name(draft: Draft, edit: Edit, say: Texts) -> str:
    """What a line, a charge or a payment is called."""
    held = list_of_edit(edit.kind)
    items, index = getattr(draft, held.name), getattr(edit, held.item, None)
    item = items[index] if index is not None and 0 <= index < len(items) else edit
    known = getattr(item, "description", None) or getattr(item, "note", None)
    if known:
        return _short(known)
    if held.item == "line":
        return say("form.numbered", number=(index or 0) + 1)
    return label_in(say.language, held.item)


def _added(line: LineItem, currency: str, locale: str, say: Texts) -> str:
    name = _short(line.description or say("form.a_line"))
    shown = line.model_copy(update={"description": name})
    if line.quantity is None and line.unit_price is None:
        return shown.description or ""
    figures = line_figures(line, currency)
    amount = None if figures is None else figures.amount
    return line_text(shown, amount, currency, locale, say.language)


def _short(text: str) -> str:
    joined = ", ".join(text.splitlines())
    return joined if len(joined) <= _SHOWN else f"{joined[:_SHOWN]}…"
