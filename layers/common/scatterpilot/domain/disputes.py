"""Values the user gave that can't be used: they stay open until the user settles them."""

from __future__ import annotations

import re

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.edits import Rejection
from scatterpilot.domain.item_fields import ITEM_LISTS
from scatterpilot.domain.items import Item

_ITEM_PATH = re.compile(r"([a-z_]+)\.([0-9]{1,4})\.([a-z_]+)")
_FIELDS = frozenset(Draft.model_fields) - {"provenance", "disputed"}


def dispute(draft: Draft, field: str, message: str | None) -> Draft:
    """Mark the field at this known path as disputed, or settle it with ``None``."""
    place = _place(field)
    if place is None:
        return draft.model_copy(update={"disputed": _with(draft.disputed, field, message)})
    holder, index, name = place
    items: list[Item] = list(getattr(draft, holder))
    disputed = _with(items[index].disputed, name, message)
    items[index] = items[index].model_copy(update={"disputed": disputed})
    return draft.model_copy(update={holder: tuple(items)})


def _with(disputed: dict[str, str], name: str, message: str | None) -> dict[str, str]:
    others = {key: why for key, why in disputed.items() if key != name}
    return others if message is None else {**others, name: message}


def _place(field: str) -> tuple[str, int, str] | None:
    """The list, the index and the name in a path such as ``line_items.0.quantity``."""
    found = _ITEM_PATH.fullmatch(field)
    if found is None or found[1] not in ITEM_LISTS:
        return None
    return found[1], int(found[2]), found[3]


def known_path(draft: Draft, field: str) -> bool:
    """Whether the draft has a field at this path, whatever an engine made up."""
    place = _place(field)
    if place is None:
        return field in _FIELDS
    holder, index, name = place
    return index < len(getattr(draft, holder)) and name in ITEM_LISTS[holder].fields


def holds_value(draft: Draft, field: str) -> bool:
    """Whether the draft has a value at this path, whatever an engine made up."""
    if not known_path(draft, field):
        return False
    place = _place(field)
    if place is None:
        return getattr(draft, field) not in (None, ())
    holder, index, name = place
    return getattr(getattr(draft, holder)[index], name) is not None


def dispute_known(draft: Draft, rejection: Rejection) -> Draft:
    """Mark what was rejected as disputed when it is a field the draft has."""
    if known_path(draft, rejection.field):
        return dispute(draft, rejection.field, rejection.message)
    return draft
