"""What no mark tells of an invoice with one line, or of lines by what is counted."""

from __future__ import annotations

import pytest

from tests.engine.marked import Desk, item


def wall() -> Desk:
    return Desk(item("Dry stone wall", "18", "42", "yards"))


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("It's a yard and a half less than I said", "16.5"),
        ("so that's one more", "19"),
        ("it was two yards more in the end", "20"),
    ],
)
def test_a_difference_without_a_mark_is_of_the_only_line(said: str, count: str) -> None:
    desk = wall()
    desk.say(said, "change")
    assert desk.counts == [count]


@pytest.mark.parametrize(
    "said", ["two people less came", "a bit more care next time", "no more, no less"]
)
def test_words_of_more_that_measure_nothing_of_the_line_change_nothing(said: str) -> None:
    desk = wall()
    desk.say(said, "change")
    assert desk.counts == ["18"]


@pytest.mark.parametrize(
    "annotated", ["I forgot my petrol. Add {TOTALSAID|£25} for that", "plus {TOTALSAID|£25}, flat"]
)
def test_a_sum_on_top_is_a_line_of_its_own(annotated: str) -> None:
    desk = Desk(item("Piping", "1", "180"))
    desk.say(annotated, "change")
    assert desk.figures == [("Piping", "1", "180"), (None, "1", "25")]


def test_what_is_counted_names_the_line_that_changes() -> None:
    desk = Desk(item("Brownies", "100", "2"), item("Cake", "1", "90"))
    desk.say("the {0.REF|cake} is off, but {0.QTY|150} {0.UNIT|brownies}", "remove_line")
    assert desk.figures == [("Brownies", "150", "2")]
