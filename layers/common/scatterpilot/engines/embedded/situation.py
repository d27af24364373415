"""Where a conversation stands when a message arrives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scatterpilot.domain.conversation import Question, State
from scatterpilot.domain.draft import Draft
from scatterpilot.domain.profile import Profile
from scatterpilot.engines.packs import signs
from scatterpilot.presentation.catalogue import Texts, texts_in


@dataclass(frozen=True, slots=True)
class Situation:
    """``question`` is what the assistant asked last; ``turn`` counts the user's messages from 0;
    ``previous`` is their message before this one, ``earlier`` what an undo goes back to;
    ``language`` is what the user is answered in; ``left_open`` is a message of theirs that came to
    nothing and that nobody has spoken of since."""

    draft: Draft
    question: Question | None
    stage: State
    profile: Profile
    today: date
    turn: int
    previous: str = ""
    earlier: Sequence[Draft] = ()
    language: str = "en"
    left_open: str = ""

    @property
    def say(self) -> Texts:
        """What code says, in the user's language."""
        return texts_in(self.language)

    @property
    def asked(self) -> str:
        """The path of the field last asked for, or an empty string."""
        return self.question.field if self.question else ""

    @property
    def own_currency(self) -> str:
        """What a bare ``$`` means: the draft's dollar if it has one, else the seller's currency."""
        if self.draft.currency in signs().families["$"].members:
            return self.draft.currency
        return self.profile.currency
