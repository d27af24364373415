"""What the network told, as spans, line groups and acts; plain Python over lists of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from training.annotations import Span
from training.encode import TAGS, TARGETS, Read
from training.labels import ACTS, LINE

Row = Sequence[float]


@dataclass(frozen=True, slots=True)
class Told:
    """``spans`` carry a group: ``""``, ``S``, ``r0`` or the number of the new line."""

    spans: tuple[Span, ...]
    acts: tuple[str, ...]


def decode(
    read: Read, tags: Sequence[Row], targets: Sequence[Row], same: Sequence[Row], acts: Row
) -> Told:
    """The logits of one message, read greedily. Acts are those more likely than not, or else
    the likeliest.
    """
    found = _spans(read, tags)
    kinds = [
        TARGETS[_best(targets[place])] if role in LINE or role == "REF" else "invoice"
        for place, _, _, role in found
    ]
    numbers = _numbers([place for place, *_ in found], kinds, same)
    spans = tuple(
        Span(start, end, role, _group(kind, number))
        for (_, start, end, role), kind, number in zip(found, kinds, numbers, strict=True)
    )
    likely = tuple(act for act, logit in zip(ACTS, acts, strict=True) if logit > 0)
    return Told(spans, likely or (ACTS[_best(acts)],))


def _spans(read: Read, tags: Sequence[Row]) -> list[tuple[int, int, int, str]]:
    """(first token, start, end, role); an I without its B begins a span of its own."""
    found: list[tuple[int, int, int, str]] = []
    going = ""
    for place, start, end in read.places:
        edge, _, role = TAGS[_best(tags[place])].partition("-")
        if edge == "I" and role == going:
            found[-1] = (*found[-1][:2], end, role)
        elif role:
            found.append((place, start, end, role))
        going = role
    return found


def _numbers(places: Sequence[int], kinds: Sequence[str], same: Sequence[Row]) -> list[int]:
    """Line numbers from 1 for spans of new lines, by the mean score with the lines so far; 0
    for others.
    """
    lines: list[list[int]] = []
    numbers = []
    for place, kind in zip(places, kinds, strict=True):
        if kind != "new":
            numbers.append(0)
            continue
        scores = [sum(same[place][other] for other in line) / len(line) for line in lines]
        best = _best(scores) if scores else -1
        if best < 0 or scores[best] <= 0:
            lines.append([])
            best = len(lines) - 1
        lines[best].append(place)
        numbers.append(best + 1)
    return numbers


def _group(kind: str, number: int) -> str:
    return {"invoice": "", "shared": "S", "referred": "r0", "new": str(number)}[kind]


def _best(row: Sequence[float]) -> int:
    return max(range(len(row)), key=row.__getitem__)
