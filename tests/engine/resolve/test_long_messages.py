"""The longest message that is taken is heard in a moment, whatever it is made of."""

from __future__ import annotations

from time import process_time

import pytest

from scatterpilot.engines.embedded.learned import heard_in
from tests.engine.marked import Desk, item, marks

_LONGEST = 10_000
_SECONDS = 1.5
"""Several times what the slowest takes; what grows with the square takes ten times as long."""


def big() -> Desk:
    return Desk(*(item(f"thing number {index}", "1", "2") for index in range(900)))


def repeated(part: str) -> str:
    """So often that the message itself has nearly as many characters as may be."""
    one = len(marks(part.replace("#", "1")).text)
    return "".join(
        part.replace("#", str(1 + each)) for each in range((_LONGEST - 500) // (one + 3))
    )


@pytest.mark.parametrize(
    "annotated",
    [
        repeated("{#.QTY|3} {#.DESC|mugs} at {#.PRICE|$5}, "),
        repeated("{REF#|thing} {0#.QTY|2}; "),
        repeated("{REF#|the other ones} {0#.QTY|2}; "),
        repeated("not {OLD|4}, ") + "{S.QTY|5}",
        repeated("{1.QTY|1}{1.UNIT|h} "),
        repeated("{#.DESC|mugs} {#.LTAX|7%} {#.LDISC|5%}, "),
        repeated("{REF#|thing} {0#.DQTY|2} less, "),
        "{CUSTOMER|" + "a(" * 4_900 + "}",
        "{NOTE|" + "“" * 9_900 + "}",
        "{1.QTY|" + "9" * 9_900 + "} {1.DESC|mugs}",
        "{1.QTY|" + "one " * 2_400 + "} {1.DESC|mugs}",
        "{DUE|" + "in 30 days " * 880 + "}",
    ],
)
def test_the_longest_message_is_heard_in_a_moment(annotated: str) -> None:
    read, situation = marks(annotated, ("change",)), big().situation()
    began = process_time()
    heard_in(read, situation)
    assert process_time() - began < _SECONDS
