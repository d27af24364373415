"""Play recorded conversations and grade what they lead to, by the rules of `corpus/README.md`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import permutations
from pathlib import Path
from typing import Any, Protocol

_HERE = Path(__file__).parent
CORPUS = sorted(_HERE.glob("corpus/*.jsonl"))
HARD = sorted(_HERE.glob("hard/*.jsonl"))
OWN = sorted(_HERE.glob("own/*.jsonl"))
FRESH = sorted(_HERE.glob("fresh/*.jsonl"))
TODAY = "2026-03-10"

_MONEY = ("discount_total", "tax_rate", "subtotal", "tax_total", "total")
_TEXT = ("customer_name", "customer_email", "po_number", "customer_address")
_PLAIN = ("currency", "invoice_date", "due_date")
_MAX_ANSWERS = 12
# Of longer lists the order counts: trying all orders takes too long.
_MAX_SHUFFLED = 6

Case = dict[str, Any]
Reply = dict[str, Any]


class Speaker(Protocol):
    """Somebody who can hold a conversation: in process or over HTTP."""

    def begin(self, profile: dict[str, str]) -> None:
        """Set the seller's profile and start afresh."""
        ...

    def say(self, message: str, conversation_id: str | None) -> Reply: ...

    def invoice(self, conversation_id: str) -> dict[str, Any] | None:
        """The invoice this conversation has created, without creating one."""
        ...


@dataclass
class Outcome:
    """How one case went: what differed, how many fields were graded, what was asked.

    A question is ``needless`` when the case has no answer to it, because all was said.
    ``wrong_money``: an invoice was created, and its total is not the one that was meant.
    """

    case_id: str
    wrong: list[str] = field(default_factory=list)
    fields: int = 0
    fields_wrong: int = 0
    questions: int = 0
    needless: int = 0
    turns: int = 0
    wrong_money: bool = False
    transcript: list[tuple[str, str]] = field(default_factory=list)

    @property
    def right(self) -> bool:
        return not self.wrong


def cases_in(path: Path) -> Iterator[Case]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


class Play:
    """One case played to its end."""

    def __init__(self, case: Case, speaker: Speaker) -> None:
        self.case = case
        self.speaker = speaker
        self.outcome = Outcome(case["id"])
        self.conversation_id: str | None = None
        self.reply: Reply = {}
        self.replies: list[str] = []
        self.created_early = False

    def run(self) -> Outcome:
        self.speaker.begin(self.case["profile"])
        for message in self.case["opening"]:
            self.say(message)
        self._answer()
        for message in self.case["corrections"]:
            self.say(message)
        behaviour = self.case.get("expect_behaviour")
        before = self.reply
        self.created_early = self._invoice() is not None
        self.say(self.case["confirm"])
        if behaviour:
            self._grade_behaviour(behaviour)
        else:
            self._grade(before)
        return self.outcome

    def say(self, message: str) -> None:
        self.reply = self.speaker.say(message, self.conversation_id)
        self.conversation_id = self.reply["conversation_id"]
        self.replies.append(self.reply["message"])
        self.outcome.transcript.append((message, self.reply["message"]))
        self.outcome.turns += 1

    def _answer(self) -> None:
        answers = dict(self.case["answers"])
        for _ in range(_MAX_ANSWERS):
            missing = self.reply["missing_fields"]
            if not missing:
                return
            keys = [answer_key(path) for path in missing]
            key = next((k for k in keys if k in answers), "other")
            message = answers.pop(key, None)
            if message is None:
                self.outcome.needless += key == "other" and "expect" in self.case
                return
            self.outcome.questions += 1
            self.say(message)

    def _invoice(self) -> dict[str, Any] | None:
        return self.speaker.invoice(self.conversation_id) if self.conversation_id else None

    def _grade(self, before: Reply) -> None:
        wanted = self.case["expect"]
        draft = before["draft"] or {}
        # All was said, and still the draft is in doubt.
        self.outcome.needless += not before["invoice_ready"] and not before["missing_fields"]
        self._grade_fields(wanted, draft)
        if self.created_early:
            self._fault("an invoice was created before the confirmation", fields=0)
        invoice = self._invoice()
        self.outcome.fields += 1
        if invoice is None:
            self._fault(f"no invoice was created (missing {self.reply['missing_fields']})")
        elif str(invoice["data"]["total"]) != str(draft.get("total")):
            self._fault("the invoice's total is not the draft's")
        if invoice is not None and "total" in wanted:
            billed = invoice["data"]["total"]
            self.outcome.wrong_money = not same_number(wanted["total"], billed)

    def _grade_fields(self, wanted: dict[str, Any], draft: dict[str, Any]) -> None:
        for name in (*_TEXT, *_PLAIN, *_MONEY):
            if name in wanted:
                self.outcome.fields += 1
                if not same(name, wanted[name], draft.get(name)):
                    self._differs(name, wanted[name], draft.get(name))
        for word in wanted.get("notes_keywords", []):
            self.outcome.fields += 1
            if word.lower() not in (draft.get("notes") or "").lower():
                self._differs("notes", word, draft.get("notes"))
        if "line_items" in wanted:
            self._grade_lines(wanted["line_items"], draft.get("line_items") or [])

    def _grade_lines(self, wanted: list[dict[str, Any]], lines: list[dict[str, Any]]) -> None:
        fields = sum(len(item) for item in wanted)
        self.outcome.fields += fields
        if len(wanted) != len(lines):
            got = [line["description"] for line in lines]
            self._fault(f"lines: wanted {len(wanted)}, got {got}", fields)
            return
        orders = permutations(lines) if len(lines) <= _MAX_SHUFFLED else [lines]
        for fault in min((self._line_faults(wanted, order) for order in orders), key=len):
            self._fault(fault)

    def _line_faults(self, wanted: list[dict[str, Any]], lines: Any) -> list[str]:
        """One for each field that differs."""
        faults = []
        for item, line in zip(wanted, lines, strict=True):
            text = (line["description"] or "").lower()
            absent = [word for word in item["keywords"] if word.lower() not in text]
            if absent:
                faults.append(f"{' and '.join(absent)} not in {text!r}")
            faults += [
                f"{text!r} {name}: wanted {item[name]}, got {line[name]}"
                for name in ("quantity", "unit_price")
                if not same_number(item[name], line[name])
            ]
            if "taxable" in item and item["taxable"] != line["taxable"]:
                faults.append(f"{text!r} taxable: wanted {item['taxable']}")
        return faults

    def _grade_behaviour(self, behaviour: str) -> None:
        self.outcome.fields += 1
        if self.created_early or self._invoice() is not None:
            self._fault("an invoice was created")
        if behaviour == "cancelled" and self.reply["state"] != "cancelled":
            self._fault(f"not cancelled but {self.reply['state']}")
        if behaviour == "stays_gathering" and self.reply["state"] != "gathering":
            self._fault(f"not gathering but {self.reply['state']}")
        if behaviour == "rejects_with_reason" and not any(_gives_reason(r) for r in self.replies):
            self._fault("no reply gives a reason")

    def _differs(self, name: str, wanted: Any, got: Any) -> None:
        self._fault(f"{name}: wanted {wanted!r}, got {got!r}")

    def _fault(self, what: str, fields: int = 1) -> None:
        self.outcome.wrong.append(what)
        self.outcome.fields_wrong += fields


def answer_key(path: str) -> str:
    """The corpus names answers by the last part of a missing field's path."""
    return path.rpartition(".")[2]


def same(name: str, wanted: Any, got: Any) -> bool:
    if wanted is None or got is None:
        return wanted is None and got in (None, "")
    if name in _MONEY:
        return same_number(wanted, got)
    if name in _TEXT:
        return _squash(str(wanted), name) == _squash(str(got), name)
    return bool(wanted == got)


def same_number(wanted: Any, got: Any) -> bool:
    try:
        return Decimal(str(wanted)) == Decimal(str(got))
    except InvalidOperation:
        return False


def _squash(text: str, name: str) -> str:
    marks = r"[\s,]+" if name == "customer_address" else r"\s+"
    return re.sub(marks, " ", text).strip().casefold()


def _gives_reason(reply: str) -> bool:
    cues = ("can't", "not possible", "must be", "is before", "would be after", "more than")
    return any(cue in reply for cue in cues)
