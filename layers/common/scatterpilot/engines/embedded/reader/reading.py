"""Read a message whole: in one window, or in several where it is long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scatterpilot.engines.embedded.reader.decoding import decode
from scatterpilot.engines.embedded.reader.marks import Mark, Marks, Target
from scatterpilot.engines.embedded.reader.network import Network


@dataclass(frozen=True, slots=True)
class LearnedReader:
    """Roles, lines, targets and acts of a message, each with a probability."""

    network: Network

    def __call__(self, text: str, asked: str | None = None, lines: Sequence[str] = ()) -> Marks:
        """``asked`` is one of ``labels.ASKED``, ``lines`` are the draft's descriptions."""
        found = list(self._windows(text, asked, lines))
        if len(found) == 1:
            return found[0]
        acts = {act: max(each.acts[act] for each in found) for act in found[0].acts}
        return Marks(text, tuple(_together(found)), acts)

    def _windows(self, text: str, asked: str | None, lines: Sequence[str]) -> Iterator[Marks]:
        start = 0
        while True:
            read = self.network.read(asked, lines, text[start:])
            end = _break(text, start, start + read.rest)
            if end < start + read.rest:
                read = self.network.read(asked, lines, text[start:end])
            marks = decode(text[start:end], read, *self.network.logits(read))
            yield Marks(text, tuple(_moved(mark, start) for mark in marks.marks), marks.acts)
            start = end
            if not text[start:].strip():
                return


def _break(text: str, start: int, end: int) -> int:
    """Where a window ends: behind the last row or sentence that fits, or the last word."""
    if not text[end:].strip():
        return len(text)
    window = text[start:end]
    for sign in ("\n", ". ", " "):
        at = window.rfind(sign)
        if at > len(window) // 2:
            return start + at + len(sign)
    return end


def _moved(mark: Mark, by: int) -> Mark:
    return replace(mark, start=mark.start + by, end=mark.end + by)


def _together(windows: Sequence[Marks]) -> Iterator[Mark]:
    """The marks of all windows, lines counted on from one to the next."""
    for number, marks in enumerate(windows):
        earlier = windows[:number]
        for mark in marks.marks:
            before = sum(_lines(each, mark.target) for each in earlier) if mark.line else 0
            yield replace(mark, line=mark.line + before)


def _lines(marks: Marks, target: Target) -> int:
    return max((mark.line for mark in marks.marks if mark.target == target), default=0)
