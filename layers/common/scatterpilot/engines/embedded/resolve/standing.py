"""What a message is resolved against."""

from __future__ import annotations

from dataclasses import dataclass

from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.money import is_currency, went_out
from scatterpilot.domain.profile import Profile
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.typed.money import Money, settled


@dataclass(frozen=True, slots=True)
class Standing:
    """``asked`` is the path of the field last asked for, or empty; ``own_currency`` what a bare
    ``$`` means; ``before`` the draft before the last change."""

    draft: Draft
    profile: Profile
    asked: str
    words: Words
    own_currency: str
    before: Draft | None = None

    @property
    def lines(self) -> tuple[LineItem, ...]:
        return self.draft.line_items

    @property
    def asked_line(self) -> int | None:
        """The line that the last question was about."""
        parts = self.asked.split(".")
        if parts[0] != "line_items" or len(parts) < 2:
            return None
        index = int(parts[1])
        return index if index < len(self.lines) else None

    @property
    def asked_field(self) -> str:
        """What was asked for, without its line."""
        return self.asked.rpartition(".")[2]

    @property
    def changed_last(self) -> list[bool]:
        """Of each line whether the last change was one of it, or added it; empty where one went."""
        before = self.before.line_items if self.before else ()
        if not before or len(before) > len(self.lines):
            return []
        added = len(self.lines) - len(before)
        return [
            *(now != was for now, was in zip(self.lines, before, strict=False)),
            *[True] * added,
        ]

    @property
    def terms_changed_last(self) -> bool:
        """Whether the last change was one of the terms, and of nothing else."""
        before, now = self.before, self.draft
        if before is None or before.line_items != now.line_items:
            return False
        return before.terms_days is not None and before.terms_days != now.terms_days

    def currency_of(self, money: Money) -> str | None:
        """The currency the money is in; ``None`` where it has no sign or word."""
        if money.currency is None and money.sign is None:
            return None
        code = settled(money, self.own_currency)
        return code if code is not None and (is_currency(code) or went_out(code)) else None
