"""From a model's tool call to edits: everything is checked here, nothing is believed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from scatterpilot.domain.draft import MAX_LINES, Draft
from scatterpilot.domain.edits import (
    AddLine,
    ChangeLine,
    Edit,
    Quote,
    RefuseValue,
    RemoveLine,
    Undo,
)
from scatterpilot.domain.fields import INVOICE_FIELDS, LINE_FIELDS, Field
from scatterpilot.domain.quotes import find_quote
from scatterpilot.engines.claude.fields import (
    AFTER_LINES,
    BEFORE_LINES,
    NAMES,
    REMOVE_LINE,
    UNDO,
)
from scatterpilot.engines.claude.values import FaultyValueError, ImpossibleDateError, read_value
from scatterpilot.ports import Intent

MAX_CHANGES = 400
SHOWN_FAULTS = 8
_NAMES = ("changes", "intent", "reply")
_OPTIONAL = "confirm"
_INTENTS = get_args(Intent)
_SPARE_MARKS = re.compile(r"^[\s\"'“”„«»]+|[\s\"'“”„«»]+$")


@dataclass
class ToolInput:
    """What a call asks for; each fault is a sentence that tells the model what to send instead."""

    edits: list[Edit] = field(default_factory=list)
    intent: Intent = "continue"
    reply: str = ""
    confirm: str = ""
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Change:
    field: Field
    line: int | None
    value: Any
    quote: Quote


def read_tool_input(
    arguments: Any, draft: Draft, said: Sequence[str], known: str, today: date
) -> ToolInput:
    """Read a call's arguments. ``said`` are the user's messages, the current one last; ``known``
    is text that values may also be made of: what the draft holds already."""
    if not isinstance(arguments, Mapping):
        return ToolInput(faults=["The arguments must be one JSON object."])
    found = ToolInput()
    missing = [name for name in _NAMES if name not in arguments]
    if missing:
        found.faults.append(f"{', '.join(missing)} must be given.")
    unknown = [str(name)[:40] for name in arguments if name not in (*_NAMES, _OPTIONAL)]
    if unknown:
        found.faults.append(f"There is no {', '.join(unknown[:SHOWN_FAULTS])}.")
    intent = arguments.get("intent", "continue")
    if intent in _INTENTS:
        found.intent = intent
    else:
        found.faults.append(f"intent must be one of {', '.join(_INTENTS)}.")
    found.reply = _words("reply", arguments, found)
    found.confirm = _words(_OPTIONAL, arguments, found)
    changes = arguments.get("changes", [])
    if not isinstance(changes, list):
        found.faults.append("changes must be a list.")
        return found
    if len(changes) > MAX_CHANGES:
        found.faults.append(f"At most {MAX_CHANGES} changes fit in a call; none was taken.")
        return found
    _Reader(draft, said, known, today, found).read(changes)
    return found


def _words(name: str, arguments: Mapping[str, Any], found: ToolInput) -> str:
    text = arguments.get(name, "")
    if isinstance(text, str):
        return text
    found.faults.append(f"{name} must be a string.")
    return ""


class _Reader:
    """Reads the changes of one call and gathers them into edits."""

    def __init__(
        self, draft: Draft, said: Sequence[str], known: str, today: date, found: ToolInput
    ) -> None:
        self._draft = draft
        self._said = said
        self._words = "\n".join([*said, known]).casefold()
        self._today = today
        self._found = found
        self._removed: dict[int, Quote] = {}
        self._undone = False
        self._refused: list[Edit] = []

    def read(self, changes: list[Any]) -> None:
        taken = []
        for number, change in enumerate(changes, 1):
            try:
                found = self._change(change)
            except FaultyValueError as fault:
                self._found.faults.append(f"Change {number}: {fault}")
                continue
            if found is not None:
                taken.append(found)
        whole = [change for change in taken if change.line is None]
        self._found.edits = [
            *([Undo()] if self._undone else []),
            *_whole_edits(whole, BEFORE_LINES),
            *self._line_edits([change for change in taken if change.line is not None]),
            *_whole_edits(whole, AFTER_LINES),
            *self._refused,
            *(RemoveLine(line=line - 1) for line in sorted(self._removed, reverse=True)),
        ]

    def _change(self, change: Any) -> _Change | None:
        if not isinstance(change, Mapping):
            raise FaultyValueError("it must be an object with field, value and quote.")
        name, line, value = change.get("field"), change.get("line"), change.get("value")
        if name not in NAMES:
            raise FaultyValueError(f"there is no field {str(name)[:40]!r}.")
        if isinstance(value, bool | int | float | Decimal):
            value = str(value).lower() if isinstance(value, bool) else str(value)
        if not isinstance(value, str):
            raise FaultyValueError("value must be a string.")
        if name == UNDO:
            self._quote(change.get("quote"))
            self._undone = True
            return None
        line = self._line_number(name, line)
        if name == REMOVE_LINE:
            self._removed[line or 0] = self._quote(change.get("quote"))
            return None
        field = (LINE_FIELDS if line is not None else INVOICE_FIELDS)[name]
        quote = self._quote(change.get("quote"))
        try:
            held = self._held(field, line)
            read = read_value(field, value, quote.text, self._words, held, self._today)
        except ImpossibleDateError as fault:
            message = f"“{quote.text[:60]}” can't be used: {fault}."
            self._refused.append(
                RefuseValue(field=field.name, code="date_impossible", message=message)
            )
            return None
        return _Change(field, line, read, quote)

    def _line_number(self, name: str, line: Any) -> int | None:
        if name in INVOICE_FIELDS and (name not in LINE_FIELDS or line in (None, 0)):
            return None
        if isinstance(line, bool) or not isinstance(line, int | float) or line != int(line):
            raise FaultyValueError(f"{name} needs the number of its line.")
        if not 1 <= line <= MAX_LINES:
            raise FaultyValueError(f"lines are numbered from 1 to {MAX_LINES}.")
        if name == REMOVE_LINE and line > len(self._draft.line_items):
            raise FaultyValueError(f"there is no line {int(line)} to remove.")
        return int(line)

    def _quote(self, quote: Any) -> Quote:
        if not isinstance(quote, str) or not quote.strip():
            raise FaultyValueError("quote must hold the user's words.")
        for text in (quote, _SPARE_MARKS.sub("", quote)):
            found = find_quote(Quote(text=text), self._said)
            if found is not None:
                return found
        raise FaultyValueError(f"the user never said {quote[:60]!r}; quote their exact words.")

    def _held(self, field: Field, line: int | None) -> Decimal | date | None:
        if line is None:
            held = getattr(self._draft, field.name)
        elif line <= len(self._draft.line_items):
            held = getattr(self._draft.line_items[line - 1], field.name)
        else:
            held = None
        return held if isinstance(held, Decimal | date) else None

    def _line_edits(self, changes: list[_Change]) -> list[Edit]:
        """Lines that are there change, by their number; the others are added in order."""
        by_line: dict[int, list[_Change]] = {}
        for change in changes:
            by_line.setdefault(change.line or 0, []).append(change)
        count = len(self._draft.line_items)
        edits: list[Edit] = []
        for line, group in sorted(by_line.items()):
            values: dict[str, Any] = {change.field.name: change.value for change in group}
            evidence = {change.field.name: change.quote for change in group}
            if values.get("taxable", True) is None:
                del values["taxable"]
            if line <= count:
                edits.append(ChangeLine(line=line - 1, **values, evidence=evidence))
            else:
                edits.append(AddLine(**values, evidence=evidence))
        return edits


def _whole_edits(changes: list[_Change], kinds: tuple[type[Any], ...]) -> list[Edit]:
    edits: list[Edit] = []
    for kind in kinds:
        group = [change for change in changes if change.field.edit == edit_kind(kind)]
        if not group:
            continue
        values, evidence = {}, {}
        for change in group:
            for name, value in _named(change):
                values[name], evidence[name] = value, change.quote
        edits.append(kind(**values, evidence=evidence))
    return edits


def edit_kind(edit: type[Any]) -> str:
    """``set_customer`` for ``SetCustomer``."""
    kind: str = edit.model_fields["kind"].default
    return kind


def _named(change: _Change) -> list[tuple[str, Any]]:
    """The values of the edit behind one change; a discount is a percentage or an amount."""
    if change.field.kind == "discount":
        return list(change.value.items())
    return [(change.field.edit_name, change.value)]
