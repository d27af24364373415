"""Where a conversation stands when a message arrives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scatterpilot.domain.conversation import Question, State
from scatterpilot.domain.draft import Draft
from scatterpilot.domain.profile import Profile
from scatterpilot.engines.embedded.values.currencies import DOLLARS


@dataclass(frozen=True, slots=True)
class Situation:
    """``question`` is what the assistant asked last; ``turn`` counts the user's messages from 0;
    ``previous`` is the user's message before this one."""

    draft: Draft
    question: Question | None
    stage: State
    profile: Profile
    today: date
    turn: int
    previous: str = ""

    @property
    def asked(self) -> str:
        """The path of the field last asked for, or an empty string."""
        return self.question.field if self.question else ""

    @property
    def own_currency(self) -> str:
        """What a bare ``$`` means: the draft's dollar if it has one, else the seller's currency."""
        if self.draft.currency in DOLLARS:
            return self.draft.currency
        return self.profile.currency
