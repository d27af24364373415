"""What the network told, in the terms of the annotations, to be graded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scatterpilot.engines.embedded.reader import decoding
from scatterpilot.engines.embedded.reader.encoding import Read
from scatterpilot.engines.embedded.reader.marks import Mark
from training.annotations import Span

Row = Sequence[float]


@dataclass(frozen=True, slots=True)
class Told:
    """``spans`` carry a group: ``""``, ``S``, ``r1`` … or the number of the new line."""

    spans: tuple[Span, ...]
    acts: tuple[str, ...]


def decode(
    read: Read, tags: Sequence[Row], targets: Sequence[Row], same: Sequence[Row], acts: Row
) -> Told:
    """The logits of one message. Acts are those more likely than not, or else the likeliest."""
    marks = decoding.decode("", read, tags, targets, same, acts)
    likely = tuple(act for act in marks.acts if marks.likely(act))
    spans = tuple(Span(mark.start, mark.end, mark.role, _group(mark)) for mark in marks.marks)
    return Told(spans, likely or (max(marks.acts, key=marks.acts.__getitem__),))


def _group(mark: Mark) -> str:
    names = {"invoice": "", "shared": "S", "referred": f"r{mark.line}", "new": str(mark.line)}
    return names[mark.target]
