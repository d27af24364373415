"""What a message's words were taken for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

#: Whom a mark is about: the invoice, a new line, one that the draft has, several lines.
Target = Literal["invoice", "new", "referred", "shared"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words with a role; ``end`` is one past the last character.

    ``line`` counts from 1 the new lines, and apart from them the lines that are referred to;
    0 for other targets. ``sure`` is the probability of the role, the least over the words.
    """

    start: int
    end: int
    role: str
    target: Target = "invoice"
    line: int = 0
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Marks:
    """A message with its marks in the order of the text, and how likely each act is.

    ``idle`` are figures without a mark: (start, end, probability that they mean nothing).
    """

    text: str
    marks: tuple[Mark, ...]
    acts: Mapping[str, float] = field(default_factory=dict)
    idle: tuple[tuple[int, int, float], ...] = ()

    def words(self, mark: Mark) -> str:
        return self.text[mark.start : mark.end]

    def of(self, role: str) -> list[Mark]:
        return [mark for mark in self.marks if mark.role == role]

    def likely(self, act: str) -> bool:
        return self.acts.get(act, 0.0) > 0.5


class Reads(Protocol):
    """What reads a message; ``asked`` is one of ``labels.ASKED``, ``lines`` are the draft's
    descriptions.
    """

    def __call__(self, text: str, asked: str | None = None, lines: Sequence[str] = ()) -> Marks: ...
