"""A limit to what models may cost an owner in a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

from scatterpilot.domain.conversation import Usage
from scatterpilot.ports import Engine, EngineReply, SpendStore, Turn

BUDGET_SPENT = "budget_spent"


@dataclass(frozen=True)
class DailyBudget:
    """``limit_usd`` is for each owner and day (UTC). Once it is spent, ``spare`` answers.

    The turn that crosses the limit is still answered, and so are turns under way at that moment:
    the limit is overrun by what those cost at most.
    """

    spending: SpendStore
    limit_usd: Decimal
    spare: Engine

    def is_spent(self, owner: str, now: datetime) -> bool:
        return self.spending.spent(owner, now.astimezone(UTC).date()) >= self.limit_usd

    def engine(self, preferred: Engine, owner: str, now: datetime) -> Engine:
        """Who answers this owner now."""
        return StandIn(self.spare, BUDGET_SPENT) if self.is_spent(owner, now) else preferred

    def count(self, owner: str, usage: Usage, now: datetime) -> None:
        """Add what a turn cost, whether or not it led to an answer."""
        if usage.cost_usd:
            self.spending.add(owner, now.astimezone(UTC).date(), usage.cost_usd)


@dataclass(frozen=True)
class StandIn:
    """An ``Engine`` that answers because a better one does not, and says so."""

    engine: Engine
    why: str

    def respond(self, turn: Turn) -> EngineReply:
        """Answer one message; see ``ports.Engine``."""
        reply = self.engine.respond(turn)
        return replace(reply, degraded=True, trace={**reply.trace, "degraded_by": self.why})
