"""What the tokens of an annotated message should mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from scatterpilot.engines.embedded.reader.encoding import TAGS, TARGETS, Read
from scatterpilot.engines.embedded.reader.labels import ACTS
from training.annotations import Message, Span

#: Not taught: the later tokens of a piece, the draft's lines, and what is unsure.
IGNORED: Final = -100


@dataclass(frozen=True, slots=True)
class Meant:
    """What ``Read`` should mean: a tag, target and line begin per token; pairs of first tokens
    and whether one line.
    """

    tags: list[int]
    targets: list[int]
    begins: list[int]
    pairs: list[tuple[int, int, int]]
    acts: list[int]


def meant(message: Message, read: Read) -> Meant:
    size = len(read.ids)
    result = Meant(
        [IGNORED] * size,
        [IGNORED] * size,
        [IGNORED] * size,
        [],
        [int(a in message.acts) for a in ACTS],
    )
    first = {}
    for place, start, end in read.places:
        span = next((each for each in message.spans if each.start < end and start < each.end), None)
        if any(low < end and start < high for low, high in message.unsure):
            continue
        result.tags[place] = _tag(span, start)
        result.begins[place] = 0
        if span and span not in first:
            first[span] = place
            result.targets[place] = TARGETS.index(span.target)
    begun: set[str] = set()
    for span, place in first.items():
        if span.target == "new" and span.group not in begun:
            begun.add(span.group)
            result.begins[place] = 1
    result.pairs.extend(_pairs(first))
    return result


def _tag(span: Span | None, start: int) -> int:
    if span is None:
        return 0
    return TAGS.index(f"{'B' if start <= span.start else 'I'}-{span.role}")


def _pairs(first: dict[Span, int]) -> list[tuple[int, int, int]]:
    """Marks of lines, two by two: 1 where they are about one line. Shared ones belong to no
    single line.
    """
    ones = [(span.group, place) for span, place in first.items() if span.group not in ("", "S")]
    return [
        (place, other_place, int(group == other_group))
        for index, (group, place) in enumerate(ones)
        for other_group, other_place in ones[index + 1 :]
    ]
