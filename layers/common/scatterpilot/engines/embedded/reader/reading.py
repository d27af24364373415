"""Read a message whole: in one window, or in several where it is long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

from scatterpilot.engines.embedded.reader.encoding import LONGEST, Read
from scatterpilot.engines.embedded.reader.marks import Mark, Marks, Target

#: Tokens of a window where a message needs several: each looks at all of its window, so two halves
#: take less time than a whole.
WINDOW: Final = 256
#: Characters in which a window is looked for, for each of its tokens; few have as many.
_LENGTH: Final = 6


class Network(Protocol):
    """Text to tokens to logits; see ``network.Network``."""

    def read(
        self, asked: str | None, lines: Sequence[str], text: str, most: int = LONGEST
    ) -> Read: ...
    def logits(self, read: Read) -> tuple[Any, ...]: ...


@dataclass(frozen=True, slots=True)
class LearnedReader:
    """Roles, lines, targets and acts of a message, each with a probability."""

    network: Network

    def __call__(self, text: str, asked: str | None = None, lines: Sequence[str] = ()) -> Marks:
        """``asked`` is one of ``labels.ASKED``, ``lines`` are the draft's descriptions."""
        whole = self.network.read(asked, lines, text[: _LENGTH * LONGEST])
        if not text[whole.rest :].strip():
            return self._decoded(text, whole)
        found = list(self._windows(text, asked, lines))
        acts = {act: max(each.acts[act] for each in found) for act in found[0].acts}
        idle = tuple(figure for each in found for figure in each.idle)
        return Marks(text, tuple(_together(found)), acts, idle)

    def _windows(self, text: str, asked: str | None, lines: Sequence[str]) -> Iterator[Marks]:
        start = 0
        while text[start:].strip():
            ahead = text[start : start + _LENGTH * WINDOW]
            read = self.network.read(asked, lines, ahead, WINDOW)
            end = _break(text, start, start + read.rest)
            yield _moved(self._decoded(text[start:end], read.until(end - start)), start)
            start = end

    def _decoded(self, text: str, read: Read) -> Marks:
        # NumPy takes long to import; who only names a reader doesn't need it.
        from scatterpilot.engines.embedded.reader.decoding import decode

        return decode(text, read, *self.network.logits(read))


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


def _moved(marks: Marks, by: int) -> Marks:
    return replace(
        marks,
        marks=tuple(
            replace(each, start=each.start + by, end=each.end + by) for each in marks.marks
        ),
        idle=tuple((start + by, end + by, share) for start, end, share in marks.idle),
    )


def _together(windows: Sequence[Marks]) -> Iterator[Mark]:
    """The marks of all windows, lines counted on from one to the next."""
    before: dict[Target, int] = {}
    for marks in windows:
        for mark in marks.marks:
            yield replace(mark, line=mark.line + before.get(mark.target, 0) if mark.line else 0)
        for target in {mark.target for mark in marks.marks}:
            before[target] = before.get(target, 0) + _lines(marks, target)


def _lines(marks: Marks, target: Target) -> int:
    return max((mark.line for mark in marks.marks if mark.target == target), default=0)
