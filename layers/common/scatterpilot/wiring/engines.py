"""The engine of the settings, and its daily budget. Nothing of a model is imported unless used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from scatterpilot.wiring.models import make_models, model_kind
from scatterpilot.wiring.settings import Settings, SettingsError

if TYPE_CHECKING:
    from decimal import Decimal

    from scatterpilot.app.spending import DailyBudget
    from scatterpilot.domain.model_prices import Price
    from scatterpilot.engines.embedded.engine import EmbeddedEngine
    from scatterpilot.engines.embedded.explaining import Explained
    from scatterpilot.ports import Engine, SpendStore, Turn


def make_engine(settings: Settings) -> Engine:
    """What answers in a conversation.

    Raises ``SettingsError`` that says what to set or to install.
    """
    embedded = _embedded()
    if settings.engine == "embedded":
        return embedded
    from scatterpilot.engines.cascade import CascadeEngine
    from scatterpilot.engines.fallback import FallbackEngine

    model: Engine = _model_engine(settings)
    if settings.llm_fallback == "embedded":
        model = FallbackEngine(model, embedded, can_read=lambda: not reader_lacking())
    return CascadeEngine(embedded, model) if settings.engine == "cascade" else model


def make_budget(settings: Settings, spending: Callable[[], SpendStore]) -> DailyBudget | None:
    """The limit on what models may cost an owner in a day, or ``None`` where none is set."""
    if settings.engine == "embedded" or settings.llm_daily_budget_usd is None:
        return None
    from scatterpilot.app.spending import DailyBudget

    return DailyBudget(spending(), settings.llm_daily_budget_usd, _embedded())


def make_explainer() -> Callable[[Turn], Explained]:
    """What tells how the embedded engine understands a message, whichever engine answers."""
    from functools import partial

    from scatterpilot.engines.embedded.explaining import explained

    return partial(explained, engine=_embedded())


def reader_lacking() -> str:
    """What the learned reader lacks to work, in words; empty where it does."""
    from scatterpilot.engines.embedded.reader.installed import lacking

    return lacking()


def warm_engine(settings: Settings) -> None:
    """Begin to load, in a thread, what the first turn would else wait for."""
    if settings.engine in ("embedded", "cascade"):
        from scatterpilot.engines.embedded.reader.installed import warm

        warm()


def _embedded() -> EmbeddedEngine:
    from scatterpilot.engines.embedded.engine import EmbeddedEngine
    from scatterpilot.engines.embedded.reader.installed import installed

    return EmbeddedEngine(reader=installed)


def _model_engine(settings: Settings) -> Engine:
    from scatterpilot.domain.model_prices import PRICES_AS_OF, Price, price_of
    from scatterpilot.engines.claude import ClaudeEngine
    from scatterpilot.engines.claude.chain import ModelChain

    given: tuple[Decimal, ...] = settings.llm_prices_usd
    override = Price(*given) if given else None

    def price(model_id: str) -> Price | None:
        return price_of(model_id, override)

    models = make_models(settings)
    unknown = [model_id for model_id, _ in models if price(model_id) is None]
    if unknown and settings.llm_daily_budget_usd is not None:
        raise SettingsError(
            f"LLM_DAILY_BUDGET_USD needs the price of {', '.join(unknown)}, which is not in the "
            f"table of {PRICES_AS_OF}. Set LLM_PRICES_USD, for example 3,15,3.75,0.30."
        )
    return ClaudeEngine(
        model=ModelChain(models),
        name=model_kind(settings),
        price_of=price,
        budget_seconds=settings.llm_turn_budget_seconds,
    )
