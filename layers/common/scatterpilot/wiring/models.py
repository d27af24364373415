"""The language models of the settings: which there are, what they lack, how old they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from scatterpilot.domain.default_models import bedrock_models
from scatterpilot.domain.model_ages import age_warning, lifetime_of
from scatterpilot.wiring.settings import Settings, SettingsError
from scatterpilot.wiring.tracing import watch_of

if TYPE_CHECKING:
    from scatterpilot.ports import ChatModel


def make_models(settings: Settings) -> list[tuple[str, ChatModel]]:
    """The models to ask, in this order, by their ids."""
    from scatterpilot.domain.chat import ModelError

    try:
        return _MODELS[model_kind(settings)](settings)
    except ModelError as error:
        raise SettingsError(error.message) from error


def model_kind(settings: Settings) -> str:
    """Which of ``MODEL_ENGINES`` is asked, by itself or for the rest."""
    return settings.cascade_engine if settings.engine == "cascade" else settings.engine


def model_ids(settings: Settings) -> tuple[str, ...]:
    """The ids that are asked, in this order; one that must still be set is left out."""
    kind = model_kind(settings)
    if kind == "bedrock":
        return bedrock_models(settings.bedrock_model_id, settings.bedrock_fallback_model_ids)
    only = settings.anthropic_model_id if kind == "anthropic" else settings.openai_model_id
    return (only,) if only else ()


def models_lacking(settings: Settings) -> str:
    """Why no model can answer, in words; empty where nothing is seen to be missing.

    Nobody is asked: whether a key is right, only its provider knows.
    """
    try:
        make_models(settings)
    except SettingsError as error:
        return error.message
    if model_kind(settings) != "bedrock":
        return ""
    from scatterpilot.adapters.bedrock import BedrockModel

    return BedrockModel(settings.bedrock_model_id, settings.aws_region).lacking_here()


def age_warnings(settings: Settings, today: date) -> tuple[str, ...]:
    """A sentence for each model that is deprecated, near its end or gone, and what to set."""
    kind = model_kind(settings)
    told = []
    for place, model_id in enumerate(model_ids(settings)):
        lifetime = lifetime_of(model_id, kind, settings.model_dates)
        if warning := age_warning(model_id, lifetime, today):
            setting = "BEDROCK_FALLBACK_MODEL_IDS" if place else f"{kind.upper()}_MODEL_ID"
            told.append(f"{warning} Set {setting} to its successor; docs/models.md tells more.")
    return tuple(told)


def _bedrock(settings: Settings) -> list[tuple[str, ChatModel]]:
    from scatterpilot.adapters.bedrock import BedrockModel

    region, watch = settings.aws_region, watch_of(settings)
    return [(model_id, BedrockModel(model_id, region, watch)) for model_id in model_ids(settings)]


def _anthropic(settings: Settings) -> list[tuple[str, ChatModel]]:
    from scatterpilot.adapters.anthropic import AnthropicModel

    [key] = _needed({"ANTHROPIC_API_KEY": settings.anthropic_api_key})
    model_id = settings.anthropic_model_id
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
