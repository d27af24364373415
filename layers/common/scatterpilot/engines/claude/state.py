"""What a model sees in a turn: the draft as compact JSON and the last messages, and no more.

So a turn costs the same whether it is the second or the thirtieth.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from scatterpilot.domain.chat import ChatMessage
from scatterpilot.domain.conversation import Message
from scatterpilot.domain.documents import draft_document
from scatterpilot.domain.draft import Draft, missing_fields
from scatterpilot.domain.figure_names import SUMS
from scatterpilot.domain.profile import Profile
from scatterpilot.engines.claude.fields import SHORT
from scatterpilot.ports import Turn
from scatterpilot.presentation.read_back import BULLET

SHOWN_MESSAGES = 4
SHOWN_LINES = 60
_SHOWN_OF_USER = 600
_SHOWN_OF_ASSISTANT = 240


def state_text(turn: Turn) -> str:
    """The state of the draft in one line of JSON; what is not known is left out."""
    draft = turn.editor.draft
    return json.dumps(
        {
            "today": f"{turn.today.isoformat()} {turn.today:%A}",
            "stage": turn.stage,
            "seller": _seller(turn.profile),
            "draft": _draft(draft),
            "missing": missing_fields(draft),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def shown_messages(history: Sequence[Message], state: str, message: str) -> list[ChatMessage]:
    """The last messages, oldest first, then the state and the new message; roles alternate."""
    shown: list[tuple[str, str]] = []
    for said in history[-SHOWN_MESSAGES:]:
        limit = _SHOWN_OF_USER if said.role == "user" else _SHOWN_OF_ASSISTANT
        text = said.text if said.role == "user" else _without_read_back(said.text)
        text = text if len(text) <= limit else f"{text[:limit]}…"
        if text.strip():
            shown.append((said.role, text))
    while shown and shown[0][0] == "assistant":
        del shown[0]
    shown.append(("user", f"State: {state}\nMessage: {message}"))
    merged: list[ChatMessage] = []
    for role, text in shown:
        if merged and merged[-1].role == role:
            text = f"{merged.pop().text}\n{text}"
        merged.append(ChatMessage("user" if role == "user" else "assistant", text))
    return merged


def _without_read_back(text: str) -> str:
    """The state tells what a read-back did: of the answer what stands before it and the question
    below it are left.
    """
    before, found, rest = text.partition(f"\n{BULLET}")
    if not found:
        return text
    return "\n".join(
        part for part in (before.rpartition("\n")[0], rest.rpartition("\n")[2]) if part
    )


def _seller(profile: Profile) -> dict[str, Any]:
    known = {
        "currency": profile.currency,
        "locale": profile.locale,
        "default_terms_days": profile.default_terms_days,
    }
    return {name: value for name, value in known.items() if value is not None}


def _draft(draft: Draft) -> dict[str, Any]:
    document = draft_document(draft)
    lines = document.pop("line_items")
    for name in _UNTOLD if lines else SUMS:
        document.pop(name, None)
    for name in ("tax_rate", *SUMS):
        if not Decimal(document.get(name, 1)) and name not in ("subtotal", "total"):
            del document[name]
    if "withheld_total" not in document and "amount_paid" not in document:
        for name in ("payable", "amount_due"):
            document.pop(name, None)
    for name in ("taxes", "charges", "payments"):
        document[name] = [_told(each) for each in document[name]]
    shown = _told(document)
    shown["lines"] = [_line(number, line) for number, line in enumerate(lines, 1)][-SHOWN_LINES:]
    if len(lines) > SHOWN_LINES:
        shown["line_count"] = len(lines)
    return shown


def _told(values: dict[str, Any]) -> dict[str, Any]:
    """What is known, less what goes without saying."""
    return {
        name: value
        for name, value in values.items()
        if value not in (None, [], {}, _UNSAID.get(name))
    }


def _line(number: int, line: dict[str, Any]) -> dict[str, Any]:
    return {"line": number, **{SHORT.get(name, name): each for name, each in _told(line).items()}}


# Sums that follow from the others at a glance.
_UNTOLD = ("net_total", "withheld_base")
_UNSAID: dict[str, Any] = {
    "taxable": True,
    "withheld": True,
    "prices_include_tax": False,
    "category": "standard",
}
