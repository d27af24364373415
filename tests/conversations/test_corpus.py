"""The corpus: what people say, and the invoice that it must lead to."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from scatterpilot.engines.embedded.engine import EmbeddedEngine
from scatterpilot.engines.embedded.reader.installed import installed
from tests.conversations.in_process import InProcessSpeaker
from tests.conversations.playing import CORPUS, Outcome, Play, cases_in

PUBLISHED = [
    pytest.param(path, case["id"], id=f"{path.stem}-{case['id']}")
    for path in CORPUS
    for case in cases_in(path)
]


@cache
def outcomes(path: Path) -> dict[str, Outcome]:
    speaker = InProcessSpeaker(EmbeddedEngine(installed))
    return {case["id"]: Play(case, speaker).run() for case in cases_in(path)}


@pytest.mark.parametrize(("path", "case_id"), PUBLISHED)
def test_a_published_conversation_leads_to_its_invoice(path: Path, case_id: str) -> None:
    outcome = outcomes(path)[case_id]
    assert outcome.wrong == [], outcome.transcript
