"""Add, change and remove lines of a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scatterpilot.domain.draft import MAX_LINES, Draft, LineItem, SourceKind
from scatterpilot.domain.edits import AddLine, ChangeLine, Rejection, RemoveLine
from scatterpilot.domain.fields import LINE_FIELDS
from scatterpilot.domain.set_values import rejection_of, source_of, without


def add_line(draft: Draft, edit: AddLine, kind: SourceKind) -> Draft | Rejection:
    index = len(draft.line_items)
    if index >= MAX_LINES:
        return Rejection(
            code="too_many_lines",
            field="line_items",
            message=f"An invoice holds at most {MAX_LINES:,} lines; start a second one.",
        )
    values = _values(edit)
    if rejection := rejection_of(values, f"line_items.{index}."):
        return rejection
    line = _set_line(LineItem(), values, edit, kind)
    return draft.model_copy(
        update={
            "line_items": (*draft.line_items, line),
            "disputed": without(draft.disputed, "line_items"),
        }
    )


def change_line(draft: Draft, edit: ChangeLine, kind: SourceKind) -> Draft | Rejection:
    values = _values(edit)
    path = f"line_items.{edit.line}."
    rejection = _no_such_line(draft, edit.line) or rejection_of(values, path)
    if rejection:
        return rejection
    return _with_line(draft, edit.line, _set_line(draft.line_items[edit.line], values, edit, kind))


def remove_line(draft: Draft, edit: RemoveLine, kind: SourceKind) -> Draft | Rejection:
    if rejection := _no_such_line(draft, edit.line):
        return rejection
    return _with_line(draft, edit.line)


def _values(edit: AddLine | ChangeLine) -> dict[str, Any]:
    return {name: getattr(edit, name) for name in LINE_FIELDS if name in edit.model_fields_set}


def _set_line(
    line: LineItem, values: Mapping[str, Any], edit: AddLine | ChangeLine, kind: SourceKind
) -> LineItem:
    said = [name for name, value in values.items() if value is not None]
    sources = {name: source_of(edit.evidence.get(name), kind) for name in said}
    return line.model_copy(
        update={
            **values,
            "provenance": {**without(line.provenance, *values), **sources},
            "disputed": without(line.disputed, *values),
        }
    )


def _no_such_line(draft: Draft, index: int) -> Rejection | None:
    if 0 <= index < len(draft.line_items):
        return None
    count = len(draft.line_items)
    has = {0: "no lines yet", 1: "only one line"}.get(count, f"only {count} lines")
    return Rejection(
        code="no_such_line",
        field=f"line_items.{index}",
        message=f"There is no line {index + 1}: the invoice has {has}.",
    )


def _with_line(draft: Draft, index: int, *replacement: LineItem) -> Draft:
    lines = draft.line_items
    return draft.model_copy(
        update={"line_items": (*lines[:index], *replacement, *lines[index + 1 :])}
    )
