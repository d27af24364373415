"""How far the engine's ``sure`` can be trusted: ``python -m tests.conversations.sureness [FILE…]``.

A conversation counts as sure where every answer was. Printed for each set: how many were sure
(coverage), how many of those came out right as a whole, and with the right figures.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from scatterpilot.engines.embedded.engine import EmbeddedEngine
from scatterpilot.engines.embedded.reader.installed import installed
from scatterpilot.ports import EngineReply, Turn
from tests.conversations.in_process import InProcessSpeaker
from tests.conversations.playing import CORPUS, FRESH, OWN, Case, Outcome, Play, cases_in

_ROW = "{:<28}{:>7}{:>8}{:>11}{:>9}{:>15}\n"
_MONEY = ("subtotal", "total", "tax", "discount", "quantity", "unit_price", "lines:")


@dataclass
class Watched:
    """The engine, and whether it was sure of each answer; fits ``ports.Engine``."""

    engine: EmbeddedEngine
    sure: list[bool] = field(default_factory=list)

    def respond(self, turn: Turn) -> EngineReply:
        reply = self.engine.respond(turn)
        self.sure.append(reply.sure)
        return reply


def played(case: Case) -> tuple[bool, Outcome]:
    """Whether every answer was sure, and how the conversation went."""
    watched = Watched(EmbeddedEngine(installed))
    outcome = Play(case, InProcessSpeaker(watched)).run()
    return all(watched.sure), outcome


def rows(files: Sequence[Path]) -> Iterator[str]:
    for folder, paths in groupby(files, key=lambda path: path.parent.name):
        found = [played(case) for path in paths for case in cases_in(path) if "expect" in case]
        sure = [outcome for is_sure, outcome in found if is_sure]
        right = sum(outcome.right for outcome in sure)
        figures = sum(not any(wrong.startswith(_MONEY) for wrong in each.wrong) for each in sure)
        share = max(len(sure), 1)
        yield _ROW.format(
            folder,
            len(found),
            len(sure),
            f"{len(sure) / len(found):.1%}",
            f"{right / share:.1%}",
            f"{figures / share:.1%}",
        )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.conversations.sureness")
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path)
    files = parser.parse_args().files or [*CORPUS, *OWN, *FRESH]
    sys.stdout.write(_ROW.format("", "cases", "sure", "coverage", "right", "right figures"))
    for row in rows(files):
        sys.stdout.write(row)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
