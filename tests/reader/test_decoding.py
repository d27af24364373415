"""From logits to marks."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from scatterpilot.engines.embedded.reader.decoding import decode
from scatterpilot.engines.embedded.reader.encoding import TAGS, TARGETS, read
from scatterpilot.engines.embedded.reader.labels import ACTS
from scatterpilot.engines.embedded.reader.marks import Marks
from tests.reader.reading import OneTokenPerPiece, logits_of, tag


def decoded(text: str, tags: Any, target: str = "new", same: Any = None) -> Marks:
    """``tags`` and ``same`` are of the pieces alone; the beginning and the end say nothing."""
    as_read = read(OneTokenPerPiece(), None, (), text)
    size = len(as_read.ids)
    around = np.zeros((size, len(TAGS)))
    around[1:-1] = tags
    together = np.full((size, size), -1.0)
    if same is not None:
        together[1:-1, 1:-1] = same
    targets = logits_of([TARGETS.index(target)] * size, len(TARGETS))  # type: ignore[arg-type]
    return decode(text, as_read, around, targets, together, np.zeros(len(ACTS)))


def likeliest(*names: str) -> Any:
    return logits_of([tag(name) for name in names], len(TAGS))


def shown(marks: Marks) -> list[tuple[str, str]]:
    return [(mark.role, marks.words(mark)) for mark in marks.marks]


def test_a_mark_goes_on_over_its_words() -> None:
    found = decoded("web design for Bell", likeliest("B-DESC", "I-DESC", "O", "B-CUSTOMER"))
    assert shown(found) == [("DESC", "web design"), ("CUSTOMER", "Bell")]


@pytest.mark.parametrize("before", ["O", "B-CUSTOMER"])
def test_no_mark_goes_on_that_did_not_begin(before: str) -> None:
    tags = likeliest(before, "I-DESC")
    tags[1, tag("B-DESC")] = 8.0
    assert shown(decoded("the logo", tags))[-1] == ("DESC", "logo")


def test_a_word_before_it_begins_a_mark_rather_than_that_two_are_lost() -> None:
    tags = likeliest("O", "I-DESC", "I-DESC")
    tags[0, tag("B-DESC")] = 8.5
    assert shown(decoded("new logo drawn", tags)) == [("DESC", "new logo drawn")]


def test_a_mark_is_as_sure_as_its_least_sure_word() -> None:
    tags = likeliest("B-DESC", "I-DESC")
    tags[1, 0] = tags[1, tag("I-DESC")] - 0.001  # nearly as likely nothing
    [mark] = decoded("logo now", tags).marks
    assert mark.sure == pytest.approx(0.5, abs=0.01)


def test_a_figure_that_means_nothing_is_told_with_its_probability() -> None:
    [(start, end, share)] = decoded("room 12", likeliest("O", "O")).idle
    assert (start, end) == (5, 7)
    assert share > 0.9


def test_marks_that_score_together_are_of_one_line() -> None:
    same = np.full((4, 4), -2.0)
    same[0, 3] = same[3, 0] = same[1, 2] = same[2, 1] = 2.0
    found = decoded("4 6 pots mugs", likeliest("B-QTY", "B-QTY", "B-DESC", "B-DESC"), same=same)
    assert [mark.line for mark in found.marks] == [1, 2, 2, 1]


def test_a_line_is_joined_by_the_mean_of_its_marks() -> None:
    same = np.full((3, 3), 2.0)
    same[0, 2] = same[2, 0] = -3.0
    found = decoded("4 mugs 9", likeliest("B-QTY", "B-DESC", "B-PRICE"), same=same)
    assert [mark.line for mark in found.marks] == [1, 1, 2]


def test_what_is_said_of_the_invoice_has_no_line() -> None:
    [mark] = decoded("Bell", likeliest("B-CUSTOMER")).marks
    assert (mark.target, mark.line) == ("invoice", 0)


def test_lines_referred_to_are_marked_as_such() -> None:
    [mark] = decoded("it", likeliest("B-REF"), target="referred").marks
    assert (mark.target, mark.line) == ("referred", 1)
