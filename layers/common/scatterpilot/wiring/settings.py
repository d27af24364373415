"""The settings: the only place that reads the environment, and ``.env`` in the working folder."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from scatterpilot.domain.default_models import ANTHROPIC_MODEL, BEDROCK_MODEL
from scatterpilot.domain.errors import ScatterPilotError
from scatterpilot.domain.model_ages import Lifetime, read_lifetimes
from scatterpilot.wiring.env_file import parse_env_file
from scatterpilot.wiring.setting_readers import (
    MODEL_ID,
    ORIGIN,
    address,
    day,
    listed,
    one_of,
    prices,
    secret,
    usd,
    whole,
)

MODEL_ENGINES = ("bedrock", "anthropic", "openai")
ENGINES = ("embedded", *MODEL_ENGINES, "cascade")
ENVIRONMENTS = ("dev", "staging", "prod")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
AWS_RATE_LIMIT = 100
AWS_NAMES = (
    *("CONVERSATIONS_TABLE", "INVOICES_TABLE", "PROFILES_TABLE", "RATE_LIMITS_TABLE"),
    *("RECEIPTS_TABLE", "INVOICE_BUCKET"),
)
"""What a function on Lambda can't do without."""


class SettingsError(ScatterPilotError):
    """Some settings can't be used; the message has a line for each."""

    code = "settings_not_valid"


@dataclass(frozen=True)
class Settings:
    """Every setting by its name in the environment, in lower case, less ``SCATTERPILOT_``.

    ``rate_limit_max_requests`` is ``None`` where there is no limit: at home one person uses their
    own machine. Tables and bucket belong to AWS, where they must be given. No fallback models are
    those of ``domain.default_models``.
    """

    engine: str = "embedded"
    today: date | None = None
    token: str | None = None
    port: int = 8000
    data_dir: Path = Path("data")
    rate_limit_max_requests: int | None = None
    rate_limit_window_seconds: int = 3600
    log_level: str = "INFO"
    allowed_origins: tuple[str, ...] = ()
    aws_region: str | None = None
    bedrock_model_id: str = BEDROCK_MODEL
    bedrock_fallback_model_ids: tuple[str, ...] = ()
    llm_turn_budget_seconds: int = 25
    llm_daily_budget_usd: Decimal | None = None
    llm_prices_usd: tuple[Decimal, ...] = ()
    llm_fallback: str = "embedded"
    cascade_engine: str = "bedrock"
    model_dates: Mapping[str, Lifetime] = field(default_factory=dict)
    anthropic_model_id: str = ANTHROPIC_MODEL
    anthropic_api_key: str | None = None
    openai_model_id: str | None = None
    openai_api_key: str | None = None
    openai_base_url: str | None = None
    conversation_retention_days: int | None = None
    conversations_table: str = ""
    invoices_table: str = ""
    profiles_table: str = ""
    rate_limits_table: str = ""
    receipts_table: str = ""
    invoice_bucket: str = ""
    environment: str = "dev"
    aws_xray_daemon_address: str | None = None
    user_pool_id: str | None = None
    on_lambda: bool = False


def read_settings(
    environment: Mapping[str, str] | None = None, env_file: Path = Path(".env")
) -> Settings:
    """Read all settings; the environment wins over the file, and empty counts as not set.

    Raises ``SettingsError`` that tells everything that is wrong at once.
    """
    given = {**_from_file(env_file), **(os.environ if environment is None else environment)}
    given = {name: text.strip() for name, text in given.items() if text.strip()}
    on_lambda = "AWS_LAMBDA_FUNCTION_NAME" in given
    faults = _unknown_names(given) + (_missing_names(given) if on_lambda else [])
    values: dict[str, object] = {}
    for name, read in _READERS.items():
        if name not in given:
            continue
        try:
            values[_field(name)] = read(given[name])
        except ValueError as fault:
            faults.append(f"{name} {fault}")
    if faults:
        raise SettingsError("\n".join(["Some settings can't be used:", *sorted(faults)]))
    if on_lambda:
        values.setdefault("rate_limit_max_requests", AWS_RATE_LIMIT)
    return Settings(**values, on_lambda=on_lambda)  # type: ignore[arg-type]


def trace_header() -> str:
    """X-Ray's header of the request under way: Lambda sets it anew for each."""
    return os.environ.get("_X_AMZN_TRACE_ID", "")


def _field(name: str) -> str:
    return name.removeprefix("SCATTERPILOT_").lower()


def _unknown_names(given: Mapping[str, str]) -> list[str]:
    """A misspelt name would silently do nothing, so one with our prefix is refused."""
    faults = []
    for name in given:
        if name.startswith("SCATTERPILOT_") and name not in _READERS:
            close = difflib.get_close_matches(name, _READERS, n=1)
            hint = f"; did you mean {close[0]}?" if close else ""
            faults.append(f"{name} is not a setting{hint}")
    return faults


def _missing_names(given: Mapping[str, str]) -> list[str]:
    return [f"{name} is missing" for name in AWS_NAMES if name not in given]


_READERS: dict[str, Callable[[str], object]] = {
    "SCATTERPILOT_ENGINE": one_of(*ENGINES),
    "SCATTERPILOT_ENVIRONMENT": one_of(*ENVIRONMENTS),
    "SCATTERPILOT_TODAY": day,
    "SCATTERPILOT_TOKEN": secret,
    "PORT": whole(1, 65_535),
    "DATA_DIR": lambda text: Path(text).expanduser(),
    "RATE_LIMIT_MAX_REQUESTS": whole(1, 1_000_000),
    "RATE_LIMIT_WINDOW_SECONDS": whole(1, 86_400),
    "CONVERSATION_RETENTION_DAYS": whole(1, 99_999),
    "LOG_LEVEL": one_of(*LOG_LEVELS),
    "ALLOWED_ORIGINS": listed(ORIGIN, "https://app.example.com,http://localhost:3000"),
    "AWS_REGION": str,
    "AWS_XRAY_DAEMON_ADDRESS": str,
    "BEDROCK_MODEL_ID": str,
    "BEDROCK_FALLBACK_MODEL_IDS": listed(MODEL_ID, "global.anthropic.model-a,eu.model-b"),
    "LLM_TURN_BUDGET_SECONDS": whole(1, 900),
    "LLM_DAILY_BUDGET_USD": usd,
    "LLM_PRICES_USD": prices,
    "LLM_FALLBACK": one_of("embedded", "none"),
    "CASCADE_ENGINE": one_of(*MODEL_ENGINES),
    "MODEL_DATES": read_lifetimes,
    "ANTHROPIC_MODEL_ID": str,
    "ANTHROPIC_API_KEY": str,
    "OPENAI_MODEL_ID": str,
    "OPENAI_API_KEY": str,
    "OPENAI_BASE_URL": address,
    **dict.fromkeys(AWS_NAMES, str),
    "USER_POOL_ID": str,
}


def _from_file(env_file: Path) -> dict[str, str]:
    try:
        return parse_env_file(env_file)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{env_file} is not UTF-8 text; save it as UTF-8.") from error
    except OSError as error:
        raise SettingsError(f"{env_file} can't be read: {error.strerror}.") from error
