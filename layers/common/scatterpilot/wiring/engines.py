"""The engine of the settings, and its daily budget. Nothing of a model is imported unless used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from scatterpilot.wiring.settings import Settings, SettingsError

if TYPE_CHECKING:
    from decimal import Decimal

    from scatterpilot.app.spending import DailyBudget
    from scatterpilot.domain.model_prices import Price
    from scatterpilot.engines.embedded.engine import EmbeddedEngine
    from scatterpilot.engines.embedded.explaining import Explained
    from scatterpilot.ports import ChatModel, Engine, SpendStore, Turn


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


def make_models(settings: Settings) -> list[tuple[str, ChatModel]]:
    """The models to ask, in this order, by their ids."""
    from scatterpilot.domain.chat import ModelError

    try:
        return _MODELS[_kind(settings)](settings)
    except ModelError as error:
        raise SettingsError(error.message) from error


def _kind(settings: Settings) -> str:
    return settings.cascade_engine if settings.engine == "cascade" else settings.engine


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
        name=_kind(settings),
        price_of=price,
        budget_seconds=settings.llm_turn_budget_seconds,
    )


def _bedrock(settings: Settings) -> list[tuple[str, ChatModel]]:
    from scatterpilot.adapters.bedrock import BedrockModel

    ids = (settings.bedrock_model_id, *settings.bedrock_fallback_model_ids)
    return [(model_id, BedrockModel(model_id)) for model_id in ids]


def _anthropic(settings: Settings) -> list[tuple[str, ChatModel]]:
    from scatterpilot.adapters.anthropic import AnthropicModel

    model_id, key = _needed(
        {
            "ANTHROPIC_MODEL_ID": settings.anthropic_model_id,
            "ANTHROPIC_API_KEY": settings.anthropic_api_key,
        }
    )
    return [(model_id, AnthropicModel(model_id, key))]


def _openai(settings: Settings) -> list[tuple[str, ChatModel]]:
    from scatterpilot.adapters.openai_compatible import OpenAiCompatibleModel

    key, url = settings.openai_api_key, settings.openai_base_url
    model_id, _ = _needed(
        {
            "OPENAI_MODEL_ID": settings.openai_model_id,
            "OPENAI_API_KEY (or OPENAI_BASE_URL of your own server)": key or url,
        }
    )
    return [(model_id, OpenAiCompatibleModel(model_id, key, url))]


def _needed(settings: dict[str, str | None]) -> list[str]:
    """The values; raises ``SettingsError`` that names all that are not set."""
    lacking = [name for name, value in settings.items() if value is None]
    if lacking:
        raise SettingsError(f"This engine needs more settings: set {' and '.join(lacking)}.")
    return [value for value in settings.values() if value is not None]


_MODELS: dict[str, Callable[[Settings], list[tuple[str, ChatModel]]]] = {
    "bedrock": _bedrock,
    "anthropic": _anthropic,
    "openai": _openai,
}
