"""Whether a message agrees to the invoice that was read back: 643 of them in ten languages."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.engines.consent import Objection, objection
from scatterpilot.presentation.language import LANGUAGES

READ_BACK = Draft(
    customer_name="Acme",
    line_items=(
        LineItem(
            description="Logo design", quantity=Decimal(3), unit="hours", unit_price=Decimal(90)
        ),
    ),
    invoice_date=date(2026, 3, 1),
    due_date=date(2026, 3, 30),
)
_LOCALES = {
    "de": "de_DE",
    "fr": "fr_FR",
    "es": "es_ES",
    "it": "it_IT",
    "nl": "nl_NL",
    "pt": "pt_PT",
}


def messages(name: str) -> list[dict[str, Any]]:
    path = Path(__file__).with_name(f"{name}.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def judged(message: str, language: str) -> Objection | None:
    """As an engine asks: a language that code doesn't speak counts as English."""
    spoken = language if language in LANGUAGES else "en"
    return objection(message, spoken, READ_BACK, _LOCALES.get(spoken, "en_US"))


def test_99_of_100_confirmations_are_taken() -> None:
    said = messages("yes")
    refused = [each["text"] for each in said if judged(each["text"], each["lang"])]
    assert len(refused) <= len(said) // 100, refused


def test_nothing_that_only_looks_like_a_confirmation_is_one() -> None:
    taken = [each["text"] for each in messages("no") if not judged(each["text"], each["lang"])]
    assert taken == []


@pytest.mark.parametrize(
    ("message", "language", "why"),
    [
        ("is it correct?", "en", "question"),
        ("is it correct", "en", "question"),
        ("create?", "en", "question"),
        ("can you create it?", "en", None),
        ("go ahead tomorrow", "en", "delay"),
        ("yes, create it. I'll send it tomorrow", "en", None),
        ("maybe yes", "en", "doubt"),
        ("yes, but change the date", "en", "contrast"),
        ("create it once she confirms", "en", "condition"),
        ("don't create it", "en", "negation"),
        ("nothing to change, create it", "en", None),
        ("yes, $270", "en", None),
        ("yes, $280", "en", "figure"),
        ("yes, for four hours", "en", "figure"),
        ("yes, for three hours", "en", None),
        ("ja, fällig am 30.03.2026", "de", None),
        ("ja, fällig am 31.03.2026", "de", "figure"),
        ("Parfait, vous pouvez valider.", "fr", None),
        ("はい、この内容で作成してください。", "ja", None),
        ("thanks", "en", "thanks"),
        ("my dog ate the other one", "en", "remark"),
        ("yes 🤔", "en", "negation"),
    ],
)
def test_what_stands_against_a_yes_has_a_name(
    message: str, language: str, why: Objection | None
) -> None:
    assert judged(message, language) == why
