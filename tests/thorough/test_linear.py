"""Work grows with a message's length and no faster, whatever the message is made of."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import scatterpilot.app
import scatterpilot.domain
import scatterpilot.engines
from tests.engine.work import lines_run

# Each once made, or might make, something look at the rest of the message for every word of it.
_UNITS = (
    *("40 hours at $150, ", "- 3 shirts @ 12.50\n", "acme | 3 | $5\n", "12 Main Street, "),
    *("9 9 9 ", "3/", "½", "2h30 ", "a", "1", "-", "(", "\n", "a. ", "a-", "“", "🎉", "e\u0301"),
    *("x@", "a@", "email a@b.co ", "PO 12-", "http://", "<b>", "SW1A 1AA ", "A & B "),
    *("cancel x ", "yes ", "remove the x and y ", "swap the a for b ", "same price ", "not 5 "),
    *("whole job is 5 deposit ", "whole job is $5 deposit ", "left 5 deposit ", "half of the "),
    *("due ", "2 weeks ", "10% off ", "discount of the ", "10% vat ", "only the a are taxed "),
    *("note: ", '" to the ai ', "“a b c” ", "what is the total? ", "customer is ", "invoice "),
    *("line 2 ", "1) ", "same for the other ", "is the registered name ", "remove one "),
    *("if they pay within ", "swap the discount for a ", "deposit of 5 paid ", "double the "),
    *("from 5 ", "5 total ", "is still 5 ", "a day of ", "IT AND HR ", "one hundred and "),
)
_SHORT = 3_300
"""More than the reader looks at at once: what it reads in windows grows with their number."""
_HOSTILE = ("a", "A", "0", " ", "-", ".", "/", ";", "=", "A0", "a ", "0.", "a-", "data:", "\n", "é")
_LONG = 50_000


@pytest.mark.parametrize("unit", _UNITS)
def test_three_times_the_text_is_three_times_the_work(unit: str) -> None:
    short, long = ((unit * _SHORT)[: _SHORT * times] for times in (1, 3))
    assert lines_run(long) < 3.6 * lines_run(short)


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of the code that reads what a user wrote or words the answer."""
    for package in (scatterpilot.domain, scatterpilot.app, scatterpilot.engines):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(found.name)).items():
                if isinstance(value, re.Pattern):
                    yield f"{found.name}.{name}", value


@pytest.mark.parametrize(("name", "pattern"), [*_patterns()])
def test_no_pattern_backtracks_over_hostile_text(name: str, pattern: re.Pattern[str]) -> None:
    """Five times what may be sent takes milliseconds; one that backtracks, minutes."""
    start = time.process_time()
    for unit in _HOSTILE:
        text = (unit * _LONG)[:_LONG] + "\u0000"
        pattern.fullmatch(text)
        pattern.match(text)
        pattern.sub("", text)
    assert time.process_time() - start < 10, name
