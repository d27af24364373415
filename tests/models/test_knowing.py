"""What a model reads right, code keeps right: both corpora, with a model that knows the answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bedrock_stub import BedrockStub
from tests.conversations.playing import CORPUS, HARD, Play, cases_in
from tests.models.conftest import OnStub, speaker
from tests.models.knowing import Knowing

CANNOT_BE_STATED = {
    "dev2-126": "a deposit as a share of a price",
    "dev2-137": "a price in steps",
}
"""What an invoice can't hold yet."""


@pytest.mark.parametrize("path", CORPUS + HARD, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_code_spoils_nothing_that_a_model_read_right(
    stub: BedrockStub, on_stub: OnStub, path: Path
) -> None:
    talk = speaker(on_stub("bedrock", stub))
    wrong = {}
    for case in cases_in(path):
        stub.brain = Knowing(case)
        outcome = Play(case, talk).run()
        if not outcome.right and case["id"] not in CANNOT_BE_STATED:
            wrong[case["id"]] = outcome.wrong
    assert wrong == {}
    assert stub.refused == []
