"""The corpus: what people say, and the invoice that it must lead to."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from scatterpilot.engines.embedded.engine import EmbeddedEngine
from tests.conversations.in_process import InProcessSpeaker
from tests.conversations.playing import CORPUS, OWN, Outcome, Play, cases_in

# The share of whole conversations that must be right of those we wrote ourselves; of the published
# corpus it is all of them. Raise it when the engine gets better.
OWN_BAR = 0.98

PUBLISHED = [
    pytest.param(path, case["id"], id=f"{path.stem}-{case['id']}")
    for path in CORPUS
    for case in cases_in(path)
]


@cache
def outcomes(path: Path) -> dict[str, Outcome]:
    speaker = InProcessSpeaker(EmbeddedEngine())
    return {case["id"]: Play(case, speaker).run() for case in cases_in(path)}


@pytest.mark.parametrize(("path", "case_id"), PUBLISHED)
def test_a_published_conversation_leads_to_its_invoice(path: Path, case_id: str) -> None:
    outcome = outcomes(path)[case_id]
    assert outcome.wrong == [], outcome.transcript


def test_nearly_all_of_our_own_conversations_lead_to_their_invoice() -> None:
    played = {case: outcome for path in OWN for case, outcome in outcomes(path).items()}
    wrong = {case_id: outcome.wrong for case_id, outcome in played.items() if not outcome.right}
    assert len(played) > 600
    assert 1 - len(wrong) / len(played) >= OWN_BAR, wrong
