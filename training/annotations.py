"""Annotated messages: inline marks to places and back, one JSON object a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from scatterpilot.engines.embedded.reader.labels import (
    ACTS,
    ASKED,
    LANGUAGES,
    LINE,
    REFERENCE,
    ROLES,
)

DATA: Final = Path(__file__).parent / "data"
#: Marked by the rules, not by hand: taught, never graded.
SILVER: Final = DATA / "silver"

MARK: Final = re.compile(r"\{(?:(\d+|S)\.)?([A-Z]+)(\d*)\|([^{}|]+)\}")


class AnnotationError(ValueError):
    """An annotation that can't be taken as it stands; the message names its id and what to mend."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words with a role. ``end`` is one past the last character.

    ``group`` says which line they belong to: ``"1"`` a new one, ``"r0"`` the one that is asked
    about or
    referred to, ``"r1"`` that of the first numbered reference, ``"S"`` several, ``""`` the invoice.
    """

    start: int
    end: int
    role: str
    group: str = ""

    @property
    def target(self) -> str:
        """``invoice``, ``new``, ``referred`` or ``shared``."""
        if not self.group:
            return "invoice"
        return {"r": "referred", "S": "shared"}.get(self.group[0], "new")


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody wrote, what they had been asked, the lines of their draft, and what the
    words mean.

    ``unsure`` holds places whose role nobody has settled; they are neither taught nor graded.
    """

    id: str
    lang: str
    asked: str | None
    lines: tuple[str, ...]
    acts: tuple[str, ...]
    text: str
    spans: tuple[Span, ...]
    unsure: tuple[tuple[int, int], ...] = field(default=())

    def words(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @property
    def is_first(self) -> bool:
        return self.asked is None and not self.lines


def parse_marks(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its marks, and the marks as places in it. Raises AnnotationError."""
    text, spans, read = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[read : mark.start()]
        number, role, behind, words = mark.groups()
        spans.append(Span(len(text), len(text) + len(words), role, _group(number, role, behind)))
        text += words
        read = mark.end()
    text += marked[read:]
    if "{" in text or "}" in text:
        raise AnnotationError(f"a mark that doesn't read as {{LABEL|words}}: {text!r}")
    return text, tuple(spans)


def _group(number: str | None, role: str, behind: str) -> str:
    if role == REFERENCE:
        return f"r{behind or 0}"
    if not number or number == "S":
        return number or ""
    return f"r{number[1:] or 0}" if number.startswith("0") else number


def write_marks(text: str, spans: Iterable[Span]) -> str:
    """The inverse of ``parse_marks``."""
    out, read = "", 0
    for span in sorted(spans):
        out += f"{text[read : span.start]}{{{_label(span)}|{text[span.start : span.end]}}}"
        read = span.end
    return out + text[read:]


def _label(span: Span) -> str:
    number = span.group.removeprefix("r")
    if span.role == REFERENCE:
        return span.role if number == "0" else f"{span.role}{number}"
    if span.target == "referred":
        return f"0{number}.{span.role}" if number != "0" else f"0.{span.role}"
    return f"{span.group}.{span.role}" if span.group else span.role


def from_json(line: str) -> Message:
    """One line of a data file. Raises AnnotationError."""
    row = json.loads(line)
    text, spans = parse_marks(row["text"])
    unsure = tuple((start, end) for start, end in row.get("unsure", ()))
    return Message(
        row["id"],
        row["lang"],
        row["asked"],
        tuple(row["lines"]),
        tuple(row["acts"]),
        text,
        spans,
        unsure,
    )


def to_json(message: Message) -> str:
    row: dict[str, object] = {
        "id": message.id,
        "lang": message.lang,
        "asked": message.asked,
        "lines": message.lines,
        "acts": message.acts,
        "text": write_marks(message.text, message.spans),
    }
    if message.unsure:
        row["unsure"] = message.unsure
    return json.dumps(row, ensure_ascii=False)


def read_folder(folder: Path = DATA) -> Iterator[Message]:
    """Every message of the folder's ``.jsonl`` files, file by file."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from_json(line)


def faults(message: Message) -> Iterator[str]:
    """What is wrong with an annotation, in words; nothing where it is sound."""
    if message.lang not in LANGUAGES:
        yield f"unknown language {message.lang!r}"
    if message.asked not in ASKED:
        yield f"unknown question {message.asked!r}"
    yield from (f"unknown act {act!r}" for act in message.acts if act not in ACTS)
    if not message.acts:
        yield "no act"
    end = 0
    for span in message.spans:
        yield from (
            f"{fault}: {message.words(span)!r}" for fault in _span_faults(message, span, end)
        )
        end = span.end


def _span_faults(message: Message, span: Span, last_end: int) -> Iterator[str]:
    words = message.words(span)
    if span.role not in ROLES:
        yield f"unknown label {span.role!r}"
    if span.start < last_end:
        yield "overlaps the mark before it"
    if not words or words != words.strip():
        yield "blank at the edge of a mark"
    if (span.role in LINE) != bool(span.group) and span.role != REFERENCE:
        yield f"{span.role} {'needs a' if span.role in LINE else 'takes no'} line number"
