"""The words of a model's turn: its own where they show only what is stored, else the code's."""

from __future__ import annotations

import json
from collections.abc import Sequence

from scatterpilot.domain.documents import draft_document
from scatterpilot.domain.draft import Draft, missing_fields
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.values import text_fault
from scatterpilot.engines.claude.claims import without_claims
from scatterpilot.engines.typed.figures import unknown_figures
from scatterpilot.presentation.catalogue import texts_in
from scatterpilot.presentation.questions import question_for
from scatterpilot.presentation.read_back import read_back
from scatterpilot.presentation.refusals import reasons

LONGEST_REPLY, LONGEST_QUESTION = 1_000, 120
_ASKS = ("?", "？", "؟", ";")


def checked_reply(
    text: str, draft: Draft, message: str, profile: Profile, *, changed: bool = True
) -> str:
    """The model's words, or nothing when they can't be shown.

    A figure must be in the draft, in its totals or in the user's own message, so that no reply
    states what is not stored; a sentence that claims what only code may say is left out.
    """
    text = without_claims(text.strip(), changed=changed)
    if text_fault(text, LONGEST_REPLY):
        return ""
    stored = (json.dumps(draft_document(draft)), read_back(draft, profile.locale), message)
    lines = " ".join(str(number) for number in range(1, len(draft.line_items) + 1))
    rate = f"{draft.tax_rate * 100:f}" if draft.tax_rate else ""
    return "" if unknown_figures(text, stored=(*stored, lines, rate)) else text


def checked_question(text: str) -> str:
    """The model's wording of the question under a read-back: one short question without figures."""
    text = text.strip()
    if text_fault(text, LONGEST_QUESTION) or any(map(str.isdigit, text)):
        return ""
    return text if text.endswith(_ASKS) and without_claims(text, changed=False) == text else ""


def code_reply(
    draft: Draft, refused: Sequence[str], locale: str, language: str, *, lost: bool
) -> str:
    """What code says instead: what was refused and why, and the next question."""
    missing = missing_fields(draft)
    parts = [reasons(refused, locale, language)] if refused else []
    if lost:
        parts.append(texts_in(language)("model.lost"))
    elif missing:
        parts.append(question_for(missing[0], draft, language)[0])
    elif refused:
        parts.append(texts_in(language)("model.unchanged"))
    return " ".join(parts)


def ask_for_yes(language: str) -> str:
    """What is said to a yes that code does not find in the message."""
    return texts_in(language)("model.ask_for_yes")
