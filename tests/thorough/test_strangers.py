"""What strangers wrote, and what we did: played through the embedded engine, counted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scatterpilot.engines.embedded.engine import EmbeddedEngine
from scatterpilot.engines.embedded.reader.installed import installed
from tests.conversations.in_process import InProcessSpeaker
from tests.conversations.playing import FRESH, OWN, Outcome, Play, cases_in

# The share of whole conversations that must be right of those we wrote ourselves. Raise it when
# the engine gets better.
OWN_BAR = 0.98
# What docs/accuracy.md states of the fresh batches, a little less: whole, and created with a wrong
# total.
FRESH_BAR, WRONG_BAR = 0.85, 0.02


def played(files: Sequence[Path]) -> list[Outcome]:
    speaker = InProcessSpeaker(EmbeddedEngine(installed))
    return [Play(case, speaker).run() for path in files for case in cases_in(path)]


def test_what_strangers_wrote_goes_through_as_often_as_is_stated() -> None:
    outcomes = played(FRESH)
    assert len(outcomes) == 1_231
    assert sum(outcome.right for outcome in outcomes) >= FRESH_BAR * len(outcomes)
    assert sum(outcome.wrong_money for outcome in outcomes) <= WRONG_BAR * len(outcomes)


def test_nearly_all_of_our_own_conversations_lead_to_their_invoice() -> None:
    outcomes = played(OWN)
    wrong = [outcome.wrong for outcome in outcomes if not outcome.right]
    assert len(outcomes) > 600
    assert 1 - len(wrong) / len(outcomes) >= OWN_BAR, wrong
