"""A conversation in a language that only the model reads; the stub's answers are scripted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scatterpilot.presentation.standing import confirm_prompt
from tests.bedrock_stub import Answered, BedrockStub
from tests.cli.program import Program
from tests.models.conftest import OnStub, speaker
from tests.models.talking import call, change

GERMAN = "Rechnung an Müller GmbH: 40 Stunden Beratung zu je 150 Dollar, 30 Tage"
ASKED = "Soll ich diese Rechnung so erstellen?"
DUE = "due April 9, 2026 (net 30)"
CHANGES = (
    change("customer_name", "Müller GmbH", "Müller GmbH"),
    change("description", "Beratung", "Beratung", 1),
    change("quantity", "40", "40 Stunden", 1),
    change("unit", "Stunden", "40 Stunden", 1),
    change("unit_price", "150", "150 Dollar", 1),
    change("terms_days", "30", "30 Tage"),
)


def answering(stub: BedrockStub, **words: Any) -> None:
    stub.brain = lambda asked: Answered(arguments=call(*CHANGES, **words))


def test_the_question_under_the_read_back_is_in_the_users_language(
    stub: BedrockStub, on_stub: OnStub
) -> None:
    answering(stub, confirm=ASKED)
    talk = speaker(on_stub("bedrock", stub))
    turn = talk.say(GERMAN, None)
    assert turn["message"].endswith(f"Total: $6,000.00\nDated March 10, 2026, {DUE}\n{ASKED}")
    assert turn["draft"]["line_items"][0]["description"] == "Beratung"
    stub.brain = lambda asked: Answered(arguments=call(intent="issue"))
    assert talk.say("Ja, bitte.", turn["conversation_id"])["state"] == "completed"


@pytest.mark.parametrize(
    "confirm", ["", "Soll ich 7 Rechnungen erstellen?", "Soll ich? " * 20, "Soll\u202e ich?"]
)
def test_a_question_that_can_not_be_shown_is_asked_in_our_words(
    stub: BedrockStub, on_stub: OnStub, confirm: str
) -> None:
    answering(stub, confirm=confirm)
    turn = speaker(on_stub("bedrock", stub)).say(GERMAN, None)
    assert turn["message"].endswith(f"{DUE}\n{confirm_prompt()}")


def test_what_is_no_text_is_a_fault(stub: BedrockStub, on_stub: OnStub) -> None:
    answering(stub, confirm=["Ja"])
    speaker(on_stub("bedrock", stub)).say(GERMAN, None)
    assert stub.exchanges[1].asked.results == ("Fault: confirm must be a string.",)


def test_one_text_to_an_invoice_takes_it_for_no_remark(
    stub: BedrockStub, on_stub: OnStub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(stub, confirm=ASKED)
    on_stub("bedrock", stub)
    monkeypatch.chdir(tmp_path)
    result = Program(tmp_path)("invoice", GERMAN, "--yes", SCATTERPILOT_ENGINE="bedrock")
    assert result.exit_code == 0, result.stderr
    assert "$6,000.00" in result.stdout
    assert ASKED not in result.stderr
