"""Play the corpus against a real server and print how much of it is right.

``python -m tests.conversations.accuracy [--transcripts] [FILE...]``
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from tests.api.server_process import ServerProcess
from tests.conversations.over_http import HttpSpeaker
from tests.conversations.playing import CORPUS, FRESH, HARD, OWN, TODAY, Outcome, Play, cases_in

_ROW = "{:<26}{:>9}{:>8}{:>13}{:>13}{:>8}{:>10}{:>11}{:>8}\n"
_HEAD = _ROW.format(
    "", "whole", "", "fields", "wrong money", "asked", "needless", "ms a turn", "95 %"
)


@dataclass(frozen=True)
class Score:
    """What playing one file, or all of them, came to; ``turn_ms`` in milliseconds."""

    name: str
    outcomes: Sequence[Outcome]
    turn_ms: Sequence[float]

    def row(self) -> str:
        right = sum(outcome.right for outcome in self.outcomes)
        fields = sum(outcome.fields for outcome in self.outcomes)
        fields_wrong = sum(min(each.fields_wrong, each.fields) for each in self.outcomes)
        return _ROW.format(
            self.name,
            f"{right}/{len(self.outcomes)}",
            f"{right / len(self.outcomes):.1%}",
            f"{fields - fields_wrong}/{fields}",
            sum(outcome.wrong_money for outcome in self.outcomes),
            sum(outcome.questions for outcome in self.outcomes),
            sum(outcome.needless for outcome in self.outcomes),
            f"{statistics.median(self.turn_ms):.1f}",
            f"{statistics.quantiles(self.turn_ms, n=20)[-1]:.1f}",
        )


def play(path: Path, speaker: HttpSpeaker) -> Score:
    before = len(speaker.turn_ms)
    outcomes = [Play(case, speaker).run() for case in cases_in(path)]
    return Score(path.name, outcomes, speaker.turn_ms[before:])


def together(name: str, scores: Sequence[Score]) -> Score:
    return Score(
        name,
        [outcome for score in scores for outcome in score.outcomes],
        [ms for score in scores for ms in score.turn_ms],
    )


def play_all(files: Sequence[Path], speaker: HttpSpeaker) -> Iterator[Score]:
    """Every file, and after those of a folder all of them together."""
    for folder, paths in groupby(files, key=lambda path: path.parent):
        scores = []
        for path in paths:
            scores.append(play(path, speaker))
            yield scores[-1]
        yield together(f"all of {folder.name}", scores)


def show_wrong(outcome: Outcome, transcripts: bool) -> None:
    sys.stdout.write(f"\n{outcome.case_id}\n")
    for wrong in outcome.wrong:
        sys.stdout.write(f"  {wrong}\n")
    for said, answer in outcome.transcript if transcripts else ():
        sys.stdout.write(f"  > {said}\n  < {answer}\n")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.conversations.accuracy")
    parser.add_argument(
        "files", metavar="FILE", nargs="*", type=Path, default=[*CORPUS, *OWN, *HARD, *FRESH]
    )
    parser.add_argument("--transcripts", action="store_true", help="show what went wrong in full")
    given = parser.parse_args()
    wrong: dict[str, Outcome] = {}
    with running_server() as client:
        sys.stdout.write(_HEAD)
        for score in play_all(given.files, HttpSpeaker(client)):
            sys.stdout.write(score.row())
            wrong.update({each.case_id: each for each in score.outcomes if not each.right})
    for outcome in wrong.values():
        show_wrong(outcome, given.transcripts)


@contextmanager
def running_server() -> Iterator[httpx.Client]:
    with TemporaryDirectory() as folder:
        server = ServerProcess(Path(folder), settings={"SCATTERPILOT_TODAY": TODAY})
        try:
            with server.client() as client:
                yield client
        finally:
            server.stop()


if __name__ == "__main__":
    main()
