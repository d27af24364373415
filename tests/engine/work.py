"""How much work the engine does for a message: counted, so that no busy machine can change it."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

from scatterpilot.engines import embedded
from scatterpilot.engines.embedded.reader.reading import LearnedReader
from tests.engine.talking import Talk
from tests.reader.reading import FiguresAreQuantities

_ENGINE = embedded.__path__[0]


def lines_run(message: str) -> int:
    """Lines of the engine's code that run for one message, the first of a conversation. Every
    figure is taken for the quantity of a line, so that there is much to do.
    """
    count = 0

    def line(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, event: str, arg: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(_ENGINE) else None

    talk = Talk(reader=LearnedReader(FiguresAreQuantities()))
    before = sys.gettrace()
    sys.settrace(call)
    try:
        talk.say(message)
    finally:
        sys.settrace(before)
    return count
