"""From a model's call to edits: everything is checked here, nothing is believed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from scatterpilot.domain.draft import MAX_LINES, Discount, Draft
from scatterpilot.domain.edits import (
    AddCharge,
    AddLine,
    AddPayment,
    ChangeCharge,
    ChangeLine,
    Edit,
    Quote,
    RefuseValue,
    RemoveCharge,
    RemoveLine,
    RemovePayment,
    SettleValue,
    Undo,
)
from scatterpilot.domain.field import Field
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.domain.item_fields import LINE_FIELDS
from scatterpilot.engines.claude.arguments import Arguments
from scatterpilot.engines.claude.faults import FaultyValueError, ImpossibleDateError
from scatterpilot.engines.claude.fields import (
    AFTER_LINES,
    BEFORE_LINES,
    CHARGE,
    KEEP,
    NAMES,
    PAYMENT,
    REMOVE,
    SHORT,
    UNDO,
)
from scatterpilot.engines.claude.quoted import Quoted, narrowed
from scatterpilot.engines.claude.values import Known, read_charge, read_payment, read_value

_ROW = ("line", REMOVE, "quote", *LINE_FIELDS)
_LONG = {short: name for name, short in SHORT.items()}


@dataclass
class Checked:
    """The edits a call asks for; what the model is to put right; what the user must be told can't
    be used.
    """

    edits: list[Edit] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    refused: list[RefuseValue] = field(default_factory=list)


@dataclass(frozen=True)
class _Change:
    field: Field
    value: Any
    quote: Quote


@dataclass(frozen=True)
class Given:
    """What a call is checked against: the draft, the user's messages, the current one last, and
    ``known``, the values that need no words of the user.
    """

    draft: Draft
    said: Sequence[str]
    known: Known
    today: date


def checked(arguments: Arguments, given: Given) -> Checked:
    """The edits of a call, in the order in which they apply."""
    return _Check(given).read(arguments)


class _Check:
    """Reads one call and gathers it into edits."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self._quoted = Quoted(given.said)
        self._found = Checked()
        self._first: list[Edit] = []
        self._settled: list[Edit] = []
        self._items: list[list[Edit]] = []
        self._removed: list[int] = []

    def read(self, arguments: Arguments) -> Checked:
        whole = [each for each in self._each("Change", arguments.changes, self._change) if each]
        rows = [each for each in self._each("Line", arguments.lines, self._row) if each]
        self._found.edits = [
            *self._first,
            *_whole_edits(whole, BEFORE_LINES),
            *rows,
            *_whole_edits(whole, AFTER_LINES),
            *(edit for edits in self._items for edit in edits),
            *self._settled,
            *(RemoveLine(line=line) for line in sorted(set(self._removed), reverse=True)),
        ]
        self._found.faults = [*arguments.faults, *self._found.faults]
        return self._found

    def _each(self, name: str, entries: list[Any], read: Any) -> list[Any]:
        taken = []
        for number, entry in enumerate(entries, 1):
            try:
                if not isinstance(entry, Mapping):
                    raise FaultyValueError("it must be an object.")
                taken.append(read(entry))
            except FaultyValueError as fault:
                self._found.faults.append(f"{name} {number}: {fault}")
            except ImpossibleDateError as fault:
                message = f"“{str(entry.get('quote'))[:60]}” can't be used: {fault}."
                name = str(entry.get("field"))
                self._found.refused.append(
                    RefuseValue(field=name, code="date_impossible", message=message)
                )
        return taken

    def _change(self, entry: Mapping[str, Any]) -> _Change | None:
        name, value = str(entry.get("field")), _as_text(entry.get("value"))
        if name in LINE_FIELDS and name not in INVOICE_FIELDS:
            raise FaultyValueError(f"{name} belongs to a line; send it in lines.")
        if name not in NAMES:
            raise FaultyValueError(f"there is no field {str(name)[:40]!r}.")
        quote = self._quoted(entry.get("quote"))
        if name == UNDO:
            self._first = [Undo()]
            return None
        if name == KEEP:
            self._settled.append(SettleValue(field=value))
            return None
        if name in (CHARGE, PAYMENT):
            self._items.append(self._item(name, value, quote))
            return None
        field = INVOICE_FIELDS[name]
        held, source = getattr(self._given.draft, field.name), self._given.draft.provenance
        return self._value(field, value, quote, held, source.get(field.name))

    def _item(self, name: str, value: str, quote: Quote) -> list[Edit]:
        """A charge or a payment; a charge of the same name is changed, nothing takes all away."""
        draft = self._given.draft
        if name == PAYMENT:
            if not value.strip():
                return [RemovePayment(payment=at) for at in reversed(range(len(draft.payments)))]
            paid = read_payment(value, quote.text, self._given.known)
            return [AddPayment(**paid, evidence=dict.fromkeys(paid, quote))]
        if not value.strip():
            return [RemoveCharge(charge=at) for at in reversed(range(len(draft.charges)))]
        charge = read_charge(value, quote.text, self._given.known)
        evidence = dict.fromkeys(charge, quote)
        names = [str(each.description).casefold() for each in draft.charges]
        if charge["description"].casefold() in names:
            at = names.index(charge["description"].casefold())
            return [ChangeCharge(charge=at, **charge, evidence=evidence)]
        return [AddCharge(**charge, evidence=evidence)]

    def _row(self, given: Mapping[str, Any]) -> Edit | None:
        entry = {_LONG.get(str(name), str(name)): value for name, value in given.items()}
        strange = [str(name)[:40] for name in entry if name not in _ROW]
        if strange:
            raise FaultyValueError(f"there is no field {', '.join(strange)!r}.")
        number = self._line_number(entry.get("line"))
        quote = self._quoted(entry.get("quote"))
        if _is_true(entry.get(REMOVE)):
            if number is None or number >= len(self._given.draft.line_items):
                raise FaultyValueError("there is no such line to remove.")
            self._removed.append(number)
            return None
        return self._line_edit(number, entry, quote)

    def _line_edit(self, number: int | None, entry: Mapping[str, Any], quote: Quote) -> Edit | None:
        lines = self._given.draft.line_items
        line = lines[number] if number is not None and number < len(lines) else None
        changes = []
        for name in LINE_FIELDS:
            if entry.get(name) is None:
                continue
            held = getattr(line, name) if line else None
            source = line.provenance.get(name) if line else None
            value = _as_text(entry[name])
            changes.append(self._value(LINE_FIELDS[name], value, quote, held, source))
        values = {change.field.name: change.value for change in changes}
        for name, described in LINE_FIELDS.items():
            if described.unset is not None and values.get(name, True) is None:
                del values[name]
        if values.get("discount"):
            values["discount"] = _discount_of(values["discount"])
        evidence = {
            change.field.name: change.quote for change in changes if change.field.name in values
        }
        if not values:
            return None
        if line is not None and number is not None:
            return ChangeLine(line=number, **values, evidence=evidence)
        return AddLine(**values, evidence=evidence)

    def _value(self, field: Field, text: str, quote: Quote, held: Any, source: Any) -> _Change:
        value = read_value(field, text, quote.text, self._given.known, held, self._given.today)
        later = source is not None and source.kind == "user" and (source.turn or 0)
        if value != held and later and (quote.turn or 0) < later:
            raise FaultyValueError(
                f"{field.name} was changed after {quote.text[:60]!r} was said; quote the message "
                "that changes it now."
            )
        return _Change(field, value, narrowed(quote, value))

    def _line_number(self, line: Any) -> int | None:
        """Counted from 0; ``None`` for a new line."""
        if isinstance(line, str) and line.strip().isdecimal():
            line = int(line)
        if line in (None, "", 0):
            return None
        if isinstance(line, bool) or not isinstance(line, int | float | Decimal):
            raise FaultyValueError("line must be the number of a line.")
        if line != int(line) or not 1 <= line <= MAX_LINES:
            raise FaultyValueError(f"lines are numbered from 1 to {MAX_LINES}.")
        return int(line) - 1


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float | Decimal):
        return str(value)
    if not isinstance(value, str):
        raise FaultyValueError("value must be a string.")
    return value


def _is_true(value: Any) -> bool:
    return value is True or (isinstance(value, str) and value.strip().lower() == "true")


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


def _discount_of(parts: Mapping[str, Any]) -> Discount | None:
    return Discount(**parts) if any(part is not None for part in parts.values()) else None


def _named(change: _Change) -> list[tuple[str, Any]]:
    """The values of the edit behind one change; a discount is a percentage or an amount."""
    if change.field.kind in ("discount", "withholding"):
        return list(change.value.items())
    if change.value is None and change.field.kind == "flag":
        return [(change.field.edit_name, change.field.unset)]
    return [(change.field.edit_name, change.value)]
