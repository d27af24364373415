"""Messages marked by the rules: ``python -m training.silver``, into ``data/silver/en.jsonl``.

Conversations of the repository that the rules alone read right as a whole tell where each value
was said; what the rules quote is cut into the marks of ``LABELS.md``. Words that a change points
with are not told, so they are left ``unsure``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from tests.conversations.in_process import InProcessSpeaker
from tests.conversations.playing import CORPUS, OWN, Play, cases_in

from scatterpilot.domain.draft import Draft, LineItem, Source
from scatterpilot.engines.embedded.engine import EmbeddedEngine, situation_of
from scatterpilot.engines.embedded.learned import asked_of
from scatterpilot.engines.embedded.resolve.references import roots
from scatterpilot.ports import EngineReply, Turn
from training.annotations import SILVER
from training.quotes import Mark, marks_in

OUT: Final = SILVER / "en.jsonl"
_POINTING: Final = frozenset(
    "first second third fourth last one ones line item it that those other same rate price both "
    "all".split()
)


@dataclass(frozen=True)
class Heard:
    """A message, what was asked, the drafts before and after it, and what it led to."""

    text: str
    number: int
    asked: str | None
    before: Draft
    after: Draft
    intent: str


@dataclass
class Recorder:
    """The rules, and what they made of each message; fits ``ports.Engine``."""

    engine: EmbeddedEngine = field(default_factory=EmbeddedEngine)
    heard: list[Heard] = field(default_factory=list)

    def respond(self, turn: Turn) -> EngineReply:
        situation = situation_of(turn, "en")
        before = turn.editor.draft
        reply = self.engine.respond(turn)
        given = (turn.message, situation.turn, asked_of(situation), before, turn.editor.draft)
        self.heard.append(Heard(*given, reply.intent))
        return reply


def annotated(heard: Heard) -> dict[str, Any] | None:
    """The message as an annotation, or ``None`` where its marks can't be told."""
    marks, acts = _marks(heard), _acts(heard)
    if marks is None or acts is None or "{" in heard.text or "}" in heard.text:
        return None
    return {
        "asked": heard.asked,
        "lines": [line.description or "" for line in heard.before.line_items],
        "acts": acts,
        "text": _with_marks(heard.text, marks),
        "unsure": _unsure(heard, marks),
    }


def _marks(heard: Heard) -> list[Mark] | None:
    """The places of all values that the message gave; ``None`` if one can't be told."""
    before, after = heard.before, heard.after
    changed = [i for i, line in enumerate(after.line_items) if _said_now(line, heard)]
    old = [index for index in changed if index < len(before.line_items)]
    if len(old) > 1 or len(after.line_items) < len(before.line_items) or _loses(heard):
        return None
    marks = marks_in(heard.text, after.provenance, heard.number, "", after)
    for number, index in enumerate(changed, start=1 - len(old)):
        line = after.line_items[index]
        prefix = "0." if index in old else f"{number}."
        found = marks_in(heard.text, line.provenance, heard.number, prefix, line)
        marks = None if marks is None or found is None else [*marks, *found]
    ordered = sorted(set(marks)) if marks is not None else None
    if ordered and any(one.end > other.start for one, other in pairwise(ordered)):
        return None
    return ordered


def _said_now(line: LineItem, heard: Heard) -> bool:
    return any(source.turn == heard.number for source in line.provenance.values())


def _loses(heard: Heard) -> bool:
    """Whether something went that no mark tells of: a tax, a discount, a note."""
    before, after = heard.before, heard.after
    if any(getattr(before, name) != getattr(after, name) for name in ("discount", "notes")):
        return True
    if before.tax_rate != after.tax_rate and not _from(after.provenance.get("tax_rate"), heard):
        return True
    return [line.taxable for line in after.line_items].count(False) > 0


def _from(source: Source | None, heard: Heard) -> bool:
    return source is not None and source.turn == heard.number


def _acts(heard: Heard) -> list[str] | None:
    if heard.intent == "issue":
        return ["confirm"]
    if heard.intent != "continue" or heard.before == heard.after:
        return None
    if heard.asked != "confirm":
        return ["provide"]
    new = len(heard.after.line_items) - len(heard.before.line_items)
    same = heard.after.model_copy(update={"line_items": heard.before.line_items})
    other = same.model_dump(exclude={"provenance"}) != heard.before.model_dump(
        exclude={"provenance"}
    )
    return [*(["add_line"] if new else []), *(["change"] if other or not new else [])]


def _with_marks(text: str, marks: Sequence[Mark]) -> str:
    for mark in reversed(marks):
        inner = text[mark.start : mark.end]
        text = f"{text[: mark.start]}{{{mark.label}|{inner}}}{text[mark.end :]}"
    return text


def _unsure(heard: Heard, marks: Sequence[Mark]) -> list[list[int]]:
    """Words that may point at a line, and figures that may be an old value."""
    lines = heard.before.line_items
    if not lines or heard.intent == "issue":
        return []
    known = frozenset().union(*(roots(line.description or "") for line in lines))
    free = (
        found
        for found in re.finditer(r"\w+", heard.text)
        if not any(mark.start < found.end() and found.start() < mark.end for mark in marks)
    )
    return [
        [found.start(), found.end()]
        for found in free
        if found.group()[0].isdigit()
        or found.group().casefold() in _POINTING
        or roots(found.group()) & known
    ]


def messages() -> Iterator[dict[str, Any]]:
    """Those of every conversation that the rules read right; each yes once."""
    agreed: set[str] = set()
    for case in (case for path in (*CORPUS, *OWN) for case in cases_in(path)):
        recorder = Recorder()
        if "expect" not in case or not Play(case, InProcessSpeaker(recorder)).run().right:
            continue
        for number, heard in enumerate(recorder.heard):
            found = annotated(heard)
            if found is None or heard.text.casefold() in agreed:
                continue
            if found["acts"] == ["confirm"]:
                agreed.add(heard.text.casefold())
            yield {"id": f"s-{case['id']}-{number}", "lang": "en", **found}


def main() -> None:
    OUT.parent.mkdir(exist_ok=True)
    rows = [json.dumps(each, ensure_ascii=False) for each in messages()]
    OUT.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} messages in {OUT}")


if __name__ == "__main__":
    main()
