"""A conversation in a language that only the model reads; the stub's answers are scripted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.bedrock_stub import Answered, Asked, BedrockStub
from tests.cli.program import Program
from tests.models.conftest import OnStub, speaker
from tests.models.talking import call, change, row

GERMAN = "Rechnung an Müller GmbH: 40 Stunden Beratung zu je 150 Dollar, 30 Tage"
SHOWN = (
    "Rechnung an Müller GmbH\n• Beratung: 40 Stunden × $150.00 = $6,000.00\n"
    "Gesamtbetrag: $6,000.00\nDatum: 10. März 2026, fällig am 9. April 2026 (30 Tage)\n"
    "Soll ich diese Rechnung erstellen?"
)
JAPANESE = "田中商店にロゴデザイン3時間、1時間90ドルで請求、30日以内"
ASKED = "この内容で請求書を作成しますか？"
CHANGES = (
    change("customer_name", "Müller GmbH", "Müller GmbH"),
    row(
        "40 Stunden Beratung zu je 150 Dollar",
        description="Beratung",
        quantity="40",
        unit="Stunden",
        unit_price="150",
    ),
    change("terms_days", "30", "30 Tage"),
)


def answering(stub: BedrockStub, **words: Any) -> None:
    stub.brain = lambda asked: Answered(arguments=call(*CHANGES, **words))


def test_all_that_code_says_is_in_the_language_of_the_user(
    stub: BedrockStub, on_stub: OnStub
) -> None:
    answering(stub, confirm="Shall I?", language="de")
    talk = speaker(on_stub("bedrock", stub))
    turn = talk.say(GERMAN, None)
    assert turn["message"] == SHOWN
    assert turn["draft"]["line_items"][0]["description"] == "Beratung"
    negative = row("-2", 1, quantity="-2")
    stub.brain = lambda asked: Answered(arguments=call(negative) if not asked.results else call())
    refused = talk.say("ändere die Stunden auf -2", turn["conversation_id"])["message"]
    assert refused.startswith("Eine Menge von -2 lässt sich nicht berechnen")
    done = talk.say("Ja, bitte.", turn["conversation_id"])
    assert done["state"] == "completed"
    assert done["message"].startswith("Fertig: Die Rechnung an Müller GmbH")


def japanese(asked: Asked) -> Answered:
    """A model that words what is asked, and claims what it may not."""
    if "3時間" not in asked.message:
        return Answered(arguments=call(intent="issue", language="ja", reply="作成しました。"))
    line = row(
        "ロゴデザイン3時間、1時間90ドル", description="ロゴデザイン", quantity="3", unit_price="90"
    )
    changes = (
        change("customer_name", "田中商店", "田中商店"),
        change("terms_days", "30", "30日以内"),
    )
    return Answered(arguments=call(*changes, line, language="ja", confirm=ASKED))


def test_in_a_language_code_does_not_speak_it_says_figures_and_signs(
    stub: BedrockStub, on_stub: OnStub
) -> None:
    stub.brain = japanese
    talk = speaker(on_stub("bedrock", stub))
    turn = talk.say(JAPANESE, None)
    assert turn["message"] == (
        "→ 田中商店\n• ロゴデザイン: 3 × $90.00 = $270.00\n= $270.00\n"
        f"2026-03-10 → 2026-04-09 (+30)\n{ASKED}"
    )
    later = talk.say("この請求書でよろしくお願いします。作成してください", turn["conversation_id"])
    assert (later["state"], later["message"]) == ("completed", "✓ 田中商店")


def test_the_question_is_remembered_where_a_model_leaves_it_out(
    stub: BedrockStub, on_stub: OnStub
) -> None:
    stub.brain = japanese
    talk = speaker(on_stub("bedrock", stub))
    turn = talk.say(JAPANESE, None)
    changed = row("4時間", 1, quantity="4")
    stub.brain = lambda asked: Answered(arguments=call(changed))
    turn = talk.say("4時間にしてください", turn["conversation_id"])
    assert turn["message"].endswith(f"(+30)\n{ASKED}")
    assert turn["draft"]["total"] == "360.00"


@pytest.mark.parametrize("confirm", ["", "7 つ作成しますか？", "？" * 200, "作成\u202eしますか？"])
def test_a_question_that_can_not_be_shown_is_a_sign(
    stub: BedrockStub, on_stub: OnStub, confirm: str
) -> None:
    answering(stub, confirm=confirm, language="ja")
    turn = speaker(on_stub("bedrock", stub)).say(GERMAN, None)
    assert turn["message"].endswith("\n✓ ?")


def test_what_is_no_text_is_a_fault(stub: BedrockStub, on_stub: OnStub) -> None:
    answering(stub, confirm=["Ja"])
    speaker(on_stub("bedrock", stub)).say(GERMAN, None)
    assert stub.exchanges[1].asked.results[0].startswith("Fault: confirm must be a string.")


def test_one_text_to_an_invoice_takes_it_for_no_remark(
    stub: BedrockStub, on_stub: OnStub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(stub, language="de")
    on_stub("bedrock", stub)
    monkeypatch.chdir(tmp_path)
    result = Program(tmp_path)("invoice", GERMAN, "--yes", SCATTERPILOT_ENGINE="bedrock")
    assert result.exit_code == 0, result.stderr
    assert "$6,000.00" in result.stdout
    assert "Soll ich" not in result.stderr
