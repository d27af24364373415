"""Readings against annotations: spans by label and language, acts, line groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from scatterpilot.engines.embedded.reader.labels import ACTS, LANGUAGES, ROLES
from training.annotations import Message, Span
from training.decode import Told
from training.table import show


@dataclass(slots=True)
class Score:
    """Right, told and wanted; their harmonic mean is the F1."""

    right: int = 0
    told: int = 0
    wanted: int = 0

    def add(self, told: AbstractSet[object], wanted: AbstractSet[object]) -> None:
        self.right += len(told & wanted)
        self.told += len(told)
        self.wanted += len(wanted)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.told + self.wanted) if self.told + self.wanted else 0.0


@dataclass(slots=True)
class Grades:
    spans: dict[tuple[str, str], Score] = field(default_factory=dict)
    acts: dict[str, Score] = field(default_factory=dict)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, message: Message, told: Told) -> None:
        settled = [span for span in told.spans if not _unsure(message, span)]
        for role in {span.role for span in (*settled, *message.spans)}:
            score = self.spans.setdefault((message.lang, role), Score())
            score.add(_places(settled, role), _places(message.spans, role))
        for act in {*told.acts, *message.acts}:
            self.acts.setdefault(act, Score()).add(
                {act} & set(told.acts), {act} & set(message.acts)
            )
        kind = f"{message.lang} {'1st' if message.is_first else 'later'}"
        alike = _places(settled) == _places(message.spans)
        self.counts[kind, "messages"] += 1
        self.counts[kind, "acts"] += set(told.acts) == set(message.acts)
        self.counts[kind, "spans"] += alike
        self.counts[kind, "spans, lines, acts"] += (
            alike and lines(settled) == lines(message.spans) and set(told.acts) == set(message.acts)
        )

    def overall(self) -> float:
        """F1 over all spans."""
        scores = self.spans.values()
        return Score(
            *(sum(getattr(s, name) for s in scores) for name in ("right", "told", "wanted"))
        ).f1

    def show(self) -> None:
        rows = [
            [role, *(self._f1(lang, role) for lang in LANGUAGES), self._wanted(role)]
            for role in ROLES
        ]
        show("F1 of spans", ["label", *LANGUAGES, "marks"], rows)
        show(
            "acts",
            ["act", "F1", "messages"],
            [[a, self.acts[a].f1, self.acts[a].wanted] for a in ACTS if a in self.acts],
        )
        names = ("acts", "spans", "spans, lines, acts")
        kinds = sorted({kind for kind, _ in self.counts})
        whole = [
            [
                kind,
                self.counts[kind, "messages"],
                *(self.counts[kind, n] / self.counts[kind, "messages"] for n in names),
            ]
            for kind in kinds
        ]
        show("share of messages right", ["", "messages", *names], whole)
        show("all", ["", "F1"], [["spans", self.overall()]])

    def _f1(self, lang: str, role: str) -> float | str:
        score = self.spans.get((lang, role))
        return score.f1 if score and score.wanted else "-"

    def _wanted(self, role: str) -> int:
        return sum(score.wanted for (_, name), score in self.spans.items() if name == role)


def _places(spans: Iterable[Span], role: str | None = None) -> set[object]:
    return {(span.start, span.end, span.role) for span in spans if role in (None, span.role)}


def lines(spans: Iterable[Span]) -> set[frozenset[tuple[int, int]]]:
    """Which marks belong to one line, whatever its number."""
    groups: dict[str, set[tuple[int, int]]] = {}
    for span in spans:
        if span.target == "new":
            groups.setdefault(span.group, set()).add((span.start, span.end))
    return {frozenset(group) for group in groups.values()}


def _unsure(message: Message, span: Span) -> bool:
    return any(start < span.end and span.start < end for start, end in message.unsure)
