"""Values the user gave that can't be used: they stay open until the user settles them."""

from __future__ import annotations

from scatterpilot.domain.draft import LINE_FIELDS, Draft, LineItem
from scatterpilot.domain.edits import Rejection


def dispute(draft: Draft, field: str, message: str | None) -> Draft:
    """Mark the field at this path as disputed, or settle it with ``None``."""
    holder: Draft | LineItem = draft
    name, index = field, None
    if field.startswith("line_items."):
        _, position, name = field.split(".", 2)
        index = int(position)
        holder = draft.line_items[index]
    disputed = {key: why for key, why in holder.disputed.items() if key != name}
    if message is not None:
        disputed[name] = message
    if index is None:
        return draft.model_copy(update={"disputed": disputed})
    lines = list(draft.line_items)
    lines[index] = lines[index].model_copy(update={"disputed": disputed})
    return draft.model_copy(update={"line_items": tuple(lines)})


def known_path(draft: Draft, field: str) -> bool:
    if not field.startswith("line_items."):
        return field in Draft.model_fields
    parts = field.split(".")
    return (
        len(parts) == 3
        and parts[1].isdigit()
        and int(parts[1]) < len(draft.line_items)
        and parts[2] in LINE_FIELDS
    )


def dispute_known(draft: Draft, rejection: Rejection) -> Draft:
    """Mark what was rejected as disputed when it is a field the draft has."""
    if known_path(draft, rejection.field):
        return dispute(draft, rejection.field, rejection.message)
    return draft
