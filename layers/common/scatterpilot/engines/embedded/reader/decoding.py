"""What the network told, as marks: the likeliest tags that fit together, and lines by pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from scatterpilot.engines.embedded.reader.encoding import TAGS, TARGETS, Read
from scatterpilot.engines.embedded.reader.labels import ACTS, LINE, REFERENCE
from scatterpilot.engines.embedded.reader.marks import Mark, Marks, Target

#: One row for each token, or one number for each act.
Numbers = Any

#: Whether a tag may follow another: ``I-X`` only behind ``B-X`` or ``I-X``.
_FOLLOWS: Final = np.array(
    [
        [not tag.startswith("I") or before[1:] == tag[1:] for tag in TAGS]
        for before in TAGS
    ]
)  # fmt: skip
_BEGINS: Final = np.array([not tag.startswith("I") for tag in TAGS])
_NEVER: Final = -1e9


def decode(
    text: str, read: Read, tags: Numbers, targets: Numbers, same: Numbers, acts: Numbers
) -> Marks:
    """The logits of one message as marks, and each act's probability."""
    log = _log_shares(read, np.asarray(tags))
    path = _path(log) if len(log) else []
    found = list(_marks(read, log, path))
    kinds = [_target(mark.role, targets[place]) for place, mark in found]
    numbers = _numbers([place for place, _ in found], kinds, np.asarray(same))
    marks = tuple(
        Mark(mark.start, mark.end, mark.role, kind, number, mark.sure)
        for (_, mark), kind, number in zip(found, kinds, numbers, strict=True)
    )
    likely = 1 / (1 + np.exp(-np.asarray(acts, dtype=np.float64)))
    named = dict(zip(ACTS, likely.tolist(), strict=True))
    return Marks(text, marks, named, tuple(_idle(text, read, log, path)))


def _log_shares(read: Read, tags: Numbers) -> Numbers:
    """The logarithm of each tag's probability at each piece."""
    logits = tags[[place for place, _, _ in read.places]].astype(np.float64)
    if not len(logits):
        return logits
    logits -= logits.max(axis=1, keepdims=True)
    return logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))


def _idle(
    text: str, read: Read, log: Numbers, path: Sequence[int]
) -> Iterator[tuple[int, int, float]]:
    """The figures that are taken for nothing."""
    for at, tag in enumerate(path):
        _, start, end = read.places[at]
        if tag == 0 and text[start:end].isdigit():
            yield start, end, float(np.exp(log[at, 0]))


def _marks(read: Read, log: Numbers, path: Sequence[int]) -> Iterator[tuple[int, Mark]]:
    """Each mark with its first token."""
    begins = [at for at, tag in enumerate(path) if TAGS[tag][0] == "B"]
    for at in begins:
        end = at + 1
        while end < len(path) and TAGS[path[end]][0] == "I":
            end += 1
        role = TAGS[path[at]][2:]
        sure = _sure(np.exp(log[at:end]), role)
        place, start, _ = read.places[at]
        yield place, Mark(start, read.places[end - 1][2], role, sure=sure)


def _path(log: Numbers) -> list[int]:
    """The likeliest tags in which no mark goes on that didn't begin (Viterbi)."""
    score = np.where(_BEGINS, log[0], _NEVER)
    back = []
    for row in log[1:]:
        reached = np.where(_FOLLOWS, score[:, None], _NEVER)
        best = reached.argmax(axis=0)
        back.append(best)
        score = reached[best, np.arange(len(TAGS))] + row
    path = [int(score.argmax())]
    for best in reversed(back):
        path.append(int(best[path[-1]]))
    return path[::-1]


def _sure(shares: Numbers, role: str) -> float:
    """The least probability of the role over the words, as a begin or not."""
    first = TAGS.index(f"B-{role}")
    return float((shares[:, first] + shares[:, first + 1]).min())


def _target(role: str, logits: Sequence[float]) -> Target:
    if role not in LINE and role != REFERENCE:
        return "invoice"
    return TARGETS[int(np.argmax(np.asarray(logits)))]


def _numbers(places: Sequence[int], kinds: Sequence[Target], same: Numbers) -> list[int]:
    """The line of each mark from 1, by the mean score with the marks of the lines so far; new
    lines and those referred to are counted apart.
    """
    lines: dict[Target, list[_Line]] = {"new": [], "referred": []}
    numbers = []
    for place, kind in zip(places, kinds, strict=True):
        numbers.append(_joined(lines[kind], place, same) if kind in lines else 0)
    return numbers


@dataclass(slots=True)
class _Line:
    """How many marks a line has, and the sum of their scores with each token."""

    marks: int
    sums: Numbers


def _joined(lines: list[_Line], place: int, same: Numbers) -> int:
    """Put the mark to the line it fits best, or to a new one; gives its number."""
    scores = [line.sums[place] / line.marks for line in lines]
    best = int(np.argmax(scores)) if scores else -1
    if best < 0 or scores[best] <= 0:
        lines.append(_Line(0, np.zeros(len(same))))
        best = len(lines) - 1
    lines[best].marks += 1
    lines[best].sums += same[:, place]
    return best + 1
