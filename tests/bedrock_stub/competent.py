"""Answers like a competent model: the embedded engine's reading, said in tool calls."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from scatterpilot.domain.conversation import Message, Question
from scatterpilot.domain.draft import Discount, Draft, LineItem, Source
from scatterpilot.domain.editor import DraftEditor, EditResult
from scatterpilot.domain.edits import AddCharge, AddPayment, Edit, SetTax
from scatterpilot.domain.fields import fields_of_edit
from scatterpilot.domain.money import plain
from scatterpilot.domain.profile import Profile
from scatterpilot.engines.claude.fields import NAMES, SHORT
from scatterpilot.engines.embedded.engine import EmbeddedEngine
from scatterpilot.engines.embedded.reader.installed import installed
from scatterpilot.ports import Turn
from tests.bedrock_stub.asked import Answered, Asked

_AT = datetime(2026, 3, 10, tzinfo=UTC)
_KEY_LENGTH = 200
_LINE_KINDS = ("add_line", "change_line")
_LONG = {short: name for name, short in SHORT.items()}
_QUOTED = re.compile(r"“(.{1,200}?)”", re.S)


class Competent:
    """A ``Brain``. It remembers what it asked, as a model would from the conversation."""

    def __init__(self) -> None:
        self._asked: dict[str, Question] = {}

    def __call__(self, asked: Asked) -> Answered:
        told = "\n".join(asked.results)
        if told and "Fault: " not in told:
            refused = [line for line in told.splitlines() if line.startswith("Refused: ")]
            return Answered(text=" ".join(line.removeprefix("Refused: ") for line in refused))
        draft, profile = _draft(asked.state), _profile(asked.state)
        editor = _Recorder(draft, [asked.message])
        today = date.fromisoformat(asked.state["today"].split()[0])
        history, stage = self._history(asked), asked.state["stage"]
        turn = Turn(asked.message, history, editor, profile, today, stage)
        reply = EmbeddedEngine(installed).respond(turn)
        text = reply.text if reply.intent == "continue" else ""
        if reply.question is not None:
            self._asked[text[:_KEY_LENGTH]] = reply.question
        return Answered(
            arguments={
                "changes": list(_changes(editor.recorded, draft, asked.message)),
                "lines": list(_lines(editor.recorded, draft, asked.message)),
                "intent": reply.intent,
                "reply": _short(text),
            }
        )

    def _history(self, asked: Asked) -> list[Message]:
        missing = asked.state["missing"]
        question = Question(field=missing[0]) if missing else None
        remembered = next(
            (q for t, q in self._asked.items() if _short(t) and _short(t) in asked.previous), None
        )
        said = [m.text for m in asked.messages[:-1] if m.role == "user"]
        earlier = [Message(role="user", text=text, at=_AT) for text in said[-1:]]
        last = Message(
            role="assistant", text=asked.previous, at=_AT, question=remembered or question
        )
        return [*earlier, last] if asked.previous else earlier


def _short(text: str) -> str:
    """What a model would say: the closing question, without a recap."""
    sentences = [part for part in re.split(r"(?<=[.?!])\s+", text) if part]
    noted = [part for part in sentences if not part.startswith("Noted")]
    return " ".join(noted if len(noted) < 4 else noted[-3:])


class _Recorder(DraftEditor):
    """Remembers the edits it is given."""

    def __init__(self, draft: Draft, said: list[str]) -> None:
        # Something to undo; what it is only the editor of the turn knows.
        super().__init__(draft, said, [draft])
        self.recorded: list[Edit] = []

    def apply(self, edits: Iterable[Edit], *, keeping: bool = False) -> EditResult:
        given = list(edits)
        self.recorded += given
        return super().apply(given, keeping=keeping)

    def reset(self) -> None:
        super().reset()
        self.recorded = []


def _profile(state: dict[str, Any]) -> Profile:
    return Profile.model_validate(state["seller"])


def _draft(state: dict[str, Any]) -> Draft:
    known = {
        name: value
        for name, value in state["draft"].items()
        if name in Draft.model_fields and name not in ("discount", "line_items")
    }
    lines = tuple(
        LineItem.model_validate(
            {
                _LONG.get(n, n): v
                for n, v in line.items()
                if _LONG.get(n, n) in LineItem.model_fields
            }
        )
        for line in state["draft"]["lines"]
    )
    discount = state["draft"].get("discount")
    given = {name: Source(kind="user") for name in known}
    disputed = {name: "It can't be used." for name in state["missing"] if name in known}
    return Draft.model_validate(
        {
            **known,
            "line_items": lines,
            "discount": discount and Discount.model_validate(discount),
            "provenance": given,
            "disputed": disputed,
        }
    )


def _changes(edits: list[Edit], draft: Draft, message: str) -> Iterable[dict[str, Any]]:
    for edit in edits:
        if edit.kind not in (*_LINE_KINDS, "remove_line"):
            for field, value, quote in _values(edit, draft):
                if field in NAMES:
                    yield {"field": field, "value": value, "quote": quote or message}


def _lines(edits: list[Edit], draft: Draft, message: str) -> Iterable[dict[str, Any]]:
    """A line with one quote: the words from its first value to its last."""
    rows: list[dict[str, Any]] = []
    added: list[dict[str, Any]] = []
    for edit in edits:
        if edit.kind == "remove_line":
            rows.append({"line": edit.line + 1, "remove": True, "quote": message})
        elif edit.kind == "add_line":
            added.append({**_row(edit, draft), "quote": _span(edit, message)})
        elif edit.kind == "change_line" and edit.line < len(draft.line_items):
            row = {"line": edit.line + 1, **_row(edit, draft)}
            rows.append({**row, "quote": _span(edit, message)})
        elif edit.kind == "change_line":
            added[edit.line - len(draft.line_items)] |= {**_row(edit, draft), "quote": message}
    return [*rows, *added]


def _row(edit: Edit, draft: Draft) -> dict[str, Any]:
    return {SHORT.get(field, field): value for field, value, _ in _values(edit, draft)}


def _span(edit: Edit, message: str) -> str:
    quotes = [quote for quote in edit.evidence.values() if quote.start is not None]
    ends = [quote.end or 0 for quote in quotes]
    found = message[min(quote.start or 0 for quote in quotes) : max(ends)] if quotes else ""
    return found.strip() or message


def _values(edit: Edit, draft: Draft) -> Iterable[tuple[str, str, str]]:
    quotes = {name: quote.text for name, quote in edit.evidence.items()}
    if edit.kind in ("remove_line", "undo"):
        yield edit.kind, "", ""
    elif edit.kind == "refuse_value":
        quoted = _QUOTED.search(edit.message)
        if edit.code == "date_impossible" and quoted:
            yield edit.field, "2026-02-30", quoted[1]
    elif edit.kind == "set_discount":
        quote = quotes.get("percent") or quotes.get("amount") or ""
        percent, amount = edit.percent, edit.amount
        shown = f"{plain(percent)}%" if percent is not None else amount
        yield "discount", _text(shown), quote
    elif edit.kind == "set_notes":
        before = f"{draft.notes}\n" if edit.append and draft.notes else ""
        yield "notes", f"{before}{edit.notes or ''}", quotes.get("notes", "")
    elif edit.kind == "set_tax":
        yield from _of_tax(edit, quotes.get("rate", ""))
    elif edit.kind == "set_withholding":
        named = f"{edit.name or 'withheld'} " if edit.rate else ""
        yield "withholding", f"{named}{_percent(edit.rate)}", quotes.get("rate", "")
    elif edit.kind in ("add_charge", "add_payment"):
        yield from _beside_lines(edit, quotes)
    elif edit.kind != "settle_value":
        yield from _plain_values(edit, quotes)


def _plain_values(edit: Any, quotes: dict[str, str]) -> Iterable[tuple[str, str, str]]:
    for name in edit.model_fields_set - {"kind", "evidence", "line", "charge", "payment"}:
        field = f"customer_{name}" if edit.kind == "set_customer" else name
        value: Any = quotes[name] if name == "payment_terms" else getattr(edit, name)
        if field == "tax_rate":
            value = None if value is None else _percent(value)
        if isinstance(value, Discount):
            value = _percent_of(value)
        if value is not None or edit.kind not in _LINE_KINDS:
            yield field, _text(value), quotes.get(name, "")


def _of_tax(edit: SetTax, quote: str) -> Iterable[tuple[str, str, str]]:
    fields = fields_of_edit("set_tax")
    for name in fields:
        if name not in edit.model_fields_set:
            continue
        value = getattr(edit, name)
        if name == "rate":
            value = _percent(value)
        elif name == "further":
            value = "; ".join(f"{tax.name} {_percent(tax.rate)}" for tax in value)
        yield fields[name].name, _text(value), quote


def _beside_lines(
    edit: AddCharge | AddPayment, quotes: dict[str, str]
) -> Iterable[tuple[str, str, str]]:
    if isinstance(edit, AddPayment):
        yield "payment", _text(edit.amount), quotes.get("amount", "")
        return
    figure = f"{plain(edit.percent)}%" if edit.percent is not None else _text(edit.amount)
    yield "charge", f"{edit.description} {figure}", quotes.get("percent", "")


def _percent(rate: Decimal | None) -> str:
    return "" if rate is None else f"{plain(rate * 100)}%"


def _percent_of(discount: Discount) -> str:
    percent = discount.percent
    return f"{plain(percent)}%" if percent is not None else _text(discount.amount)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return plain(value) if isinstance(value, Decimal) else str(value)
