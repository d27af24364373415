"""The command line."""

from __future__ import annotations

import sys
from io import TextIOWrapper


def main() -> None:
    """Run the program ``scatterpilot`` with the arguments of this process, and exit."""
    from scatterpilot.cli.program import program

    for stream, errors in (
        (sys.stdin, "surrogateescape"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        # What a terminal can't show or read must not end in a traceback.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)
    program(prog_name="scatterpilot")
