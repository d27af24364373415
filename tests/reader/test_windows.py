"""A message of any length is read whole, in windows that the network can take."""

from __future__ import annotations

import pytest

from scatterpilot.engines.embedded.reader.encoding import LONGEST
from scatterpilot.engines.embedded.reader.reading import WINDOW, LearnedReader
from tests.reader.reading import FiguresAreQuantities

ROWS = [f"{number} boxes of part A" for number in range(1, 301)]
TEXT = "\n".join(ROWS)


def test_a_message_that_fits_is_read_at_once() -> None:
    network = FiguresAreQuantities()
    marks = LearnedReader(network)("a " * (LONGEST - 10) + "7 boxes")
    assert len(network.windows) == 1
    assert [marks.words(mark) for mark in marks.marks] == ["7"]


def test_a_longer_one_is_read_in_windows_of_half_the_length() -> None:
    network = FiguresAreQuantities()
    LearnedReader(network)(TEXT)
    assert len(network.windows) > 1
    assert max(network.windows) <= WINDOW


def test_every_figure_of_a_long_message_is_marked_once_and_where_it_stands() -> None:
    marks = LearnedReader(FiguresAreQuantities())(TEXT).marks
    assert [TEXT[mark.start : mark.end] for mark in marks] == [row.split()[0] for row in ROWS]


def test_lines_are_counted_on_from_window_to_window() -> None:
    marks = LearnedReader(FiguresAreQuantities())(TEXT).marks
    assert [mark.line for mark in marks] == list(range(1, len(ROWS) + 1))


def test_an_act_in_any_window_is_one_of_the_message() -> None:
    text = "so " * 600 + "\n4 boxes\n" + "so " * 600
    assert LearnedReader(FiguresAreQuantities(sure_of="cancel"))(text).likely("cancel")


def test_a_window_ends_with_a_row_where_it_can() -> None:
    network = FiguresAreQuantities()
    LearnedReader(network)(TEXT)
    # A row is five pieces; the beginning and the end are a token each.
    assert {(tokens - 2) % 5 for tokens in network.windows} == {0}


@pytest.mark.parametrize(
    "text",
    ["", "   ", "7" * 9_000, "x" * 9_000 + " 7", " " * 9_000 + "7", "é\u0301" * 3_000 + "7"],
    ids=["nothing", "blank", "one figure", "one word", "blanks first", "accents"],
)
def test_no_text_is_endless(text: str) -> None:
    marks = LearnedReader(FiguresAreQuantities())(text)
    assert "".join(marks.words(mark) for mark in marks.marks) == "".join(filter(str.isdigit, text))


def test_the_lines_of_the_draft_leave_room_for_the_message() -> None:
    network = FiguresAreQuantities()
    lines = ["a long description of what was done " * 9] * 12
    marks = LearnedReader(network)(TEXT, "confirm", lines)
    assert max(network.windows) <= WINDOW
    assert len(marks.marks) == len(ROWS)
