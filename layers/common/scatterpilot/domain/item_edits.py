"""Add, change and remove lines, charges and payments of a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scatterpilot.domain.clashes import line_discount_over_amount
from scatterpilot.domain.draft import Charge, Draft, LineItem, Payment, SourceKind
from scatterpilot.domain.edits import (
    AddCharge,
    AddLine,
    AddPayment,
    ChangeCharge,
    ChangeLine,
    ChangePayment,
    Rejection,
    RemoveCharge,
    RemoveLine,
    RemovePayment,
)
from scatterpilot.domain.item_fields import ItemList, list_of_edit
from scatterpilot.domain.items import Item
from scatterpilot.domain.set_values import rejection_of, source_of, without
from scatterpilot.domain.together import clash_of, implied, negative_in_words

Adding = AddLine | AddCharge | AddPayment
Changing = ChangeLine | ChangeCharge | ChangePayment
Removing = RemoveLine | RemoveCharge | RemovePayment

_NEW: dict[str, type[Item]] = {"line_items": LineItem, "charges": Charge, "payments": Payment}


def add_item(draft: Draft, edit: Adding, kind: SourceKind) -> Draft | Rejection:
    held = list_of_edit(edit.kind)
    items = getattr(draft, held.name)
    if len(items) >= held.most:
        message = f"An invoice holds at most {held.most:,} {held.item}s; start a second one."
        return Rejection(code=f"too_many_{held.item}s", field=held.name, message=message)
    added = _changed(_NEW[held.name](), edit, kind, draft, f"{held.name}.{len(items)}.")
    if isinstance(added, Rejection):
        return added
    disputed = without(draft.disputed, held.name)
    return draft.model_copy(update={held.name: (*items, added), "disputed": disputed})


def change_item(draft: Draft, edit: Changing, kind: SourceKind) -> Draft | Rejection:
    held, index = list_of_edit(edit.kind), _index(edit)
    if rejection := _no_such_item(draft, held, index):
        return rejection
    item: Item = getattr(draft, held.name)[index]
    changed = _changed(item, edit, kind, draft, f"{held.name}.{index}.")
    return changed if isinstance(changed, Rejection) else _with_item(draft, held, index, changed)


def remove_item(draft: Draft, edit: Removing, kind: SourceKind) -> Draft | Rejection:
    held, index = list_of_edit(edit.kind), _index(edit)
    return _no_such_item(draft, held, index) or _with_item(draft, held, index)


def _index(edit: Changing | Removing) -> int:
    index: int = getattr(edit, list_of_edit(edit.kind).item)
    return index


def _changed(
    item: Item, edit: Adding | Changing, kind: SourceKind, draft: Draft, path: str
) -> Item | Rejection:
    """The item with the values of the edit; ``path`` is where it stands, up to the point."""
    fields = list_of_edit(edit.kind).fields
    given = {name: getattr(edit, name) for name in fields if name in edit.model_fields_set}
    rejection = rejection_of(given, path) or clash_of(given, path)
    if rejection is None and kind == "user":
        rejection = negative_in_words(given, path)
    if rejection is not None:
        return rejection
    gone = {name: value for name, value in implied(given).items() if name in fields}
    changed = _with_values(item, {**gone, **given}, edit, kind)
    return _too_much_off(changed, given, draft, path) or changed


def _too_much_off(
    item: Item, given: Mapping[str, Any], draft: Draft, path: str
) -> Rejection | None:
    if not isinstance(item, LineItem) or not given.get("discount"):
        return None
    if not line_discount_over_amount(item, draft.currency):
        return None
    message = "That discount is more than the line comes to."
    return Rejection(code="discount_over_line", field=f"{path}discount", message=message)


def _with_values(
    item: Item, values: Mapping[str, Any], edit: Adding | Changing, kind: SourceKind
) -> Item:
    said = [name for name, value in values.items() if value is not None]
    sources = {name: source_of(edit.evidence.get(name), kind) for name in said}
    return item.model_copy(
        update={
            **values,
            "provenance": {**without(item.provenance, *values), **sources},
            "disputed": without(item.disputed, *values),
        }
    )


def _no_such_item(draft: Draft, held: ItemList, index: int) -> Rejection | None:
    count = len(getattr(draft, held.name))
    if 0 <= index < count:
        return None
    has = {0: f"no {held.item}s yet", 1: f"only one {held.item}"}
    return Rejection(
        code=f"no_such_{held.item}",
        field=f"{held.name}.{index}",
        message=f"There is no {held.item} {index + 1}: the invoice has "
        f"{has.get(count, f'only {count} {held.item}s')}.",
    )


def _with_item(draft: Draft, held: ItemList, index: int, *replacement: Item) -> Draft:
    items = getattr(draft, held.name)
    return draft.model_copy(update={held.name: (*items[:index], *replacement, *items[index + 1 :])})
