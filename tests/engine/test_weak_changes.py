"""What the reader is not sure of overwrites no figure unasked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from scatterpilot.engines.embedded.reader.marks import Marks
from tests.engine.marked import marks, unsure
from tests.engine.talking import Talk

_BILL = (
    "Bill {CUSTOMER|Ann} {1.QTY|24} {1.UNIT|hours} of {1.DESC|care} at {1.PRICE|$42}, {DUE|net 9}"
)


class Read:
    """Fits ``Reads``: the bill surely, and another message as surely as it is told."""

    def __init__(self, annotated: str, sure: float) -> None:
        changes = unsure(marks(annotated, ("change",)), sure)
        self.known = {each.text: each for each in (marks(_BILL), changes)}
        self.bill, self.change = self.known

    def __call__(self, text: str, asked: str | None = None, lines: Sequence[str] = ()) -> Marks:
        return self.known.get(text, Marks(text, ()))


def answer(annotated: str, sure: float) -> str:
    read = Read(annotated, sure)
    talk = Talk(reader=read)
    talk.say(read.bill)
    return talk.say(read.change).text


@pytest.mark.parametrize("annotated", ["so use {0.QTY|30}", "plus {0.DQTY|12} please"])
def test_a_weak_reading_that_overwrites_a_figure_is_asked_about(annotated: str) -> None:
    assert "not sure that I read" in answer(annotated, 0.5)
    assert "not sure that I read" not in answer(annotated, 0.9)


@pytest.mark.parametrize(
    "annotated",
    ["make the care {0.QTY|30}", "{0.QTY|30} hours then", "{0.QTY|30}, not {OLD|24}"],
)
def test_a_change_of_what_is_named_is_plain_however_weak(annotated: str) -> None:
    assert "not sure that I read" not in answer(annotated, 0.5)


def test_a_figure_far_from_the_old_one_is_asked_about_even_of_a_line_that_is_named() -> None:
    assert "not sure that I read" in answer("the care is {0.QTY|3000}", 0.5)
