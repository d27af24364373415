"""The settings: the only place that reads the environment, and ``.env`` in the working folder."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from scatterpilot.domain.errors import ScatterPilotError
from scatterpilot.wiring.env_file import parse_env_file

T = TypeVar("T")

MODEL_ENGINES = ("bedrock", "anthropic", "openai")
ENGINES = ("embedded", *MODEL_ENGINES, "cascade")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
AWS_RATE_LIMIT = 100
AWS_NAMES = (
    *("CONVERSATIONS_TABLE", "INVOICES_TABLE", "PROFILES_TABLE", "RATE_LIMITS_TABLE"),
    *("RECEIPTS_TABLE", "INVOICE_BUCKET"),
)
"""What a function on Lambda can't do without."""

_ORIGIN = re.compile(r"\*|https?://[A-Za-z0-9.-]+(?::\d{1,5})?|https?://\[[0-9a-fA-F:]+\](?::\d+)?")
_TOKEN = re.compile(r"[!-~]{16,}")
_AMOUNT = re.compile(r"[0-9]{1,7}(?:\.[0-9]{1,6})?")
_BASE_URL = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?")
_MODEL_ID = re.compile(r"[A-Za-z0-9.:/_-]+")


class SettingsError(ScatterPilotError):
    """Some settings can't be used; the message has a line for each."""

    code = "settings_not_valid"


@dataclass(frozen=True)
class Settings:
    """Every setting by its name in the environment, in lower case, less ``SCATTERPILOT_``.

    ``rate_limit_max_requests`` is ``None`` where there is no limit: at home one person uses their
    own machine. Tables and bucket belong to AWS, where they must be given.
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
    bedrock_model_id: str = "global.anthropic.claude-sonnet-4-5-20250929-v1:0"
    bedrock_fallback_model_ids: tuple[str, ...] = ()
    llm_turn_budget_seconds: int = 25
    llm_daily_budget_usd: Decimal | None = None
    llm_prices_usd: tuple[Decimal, ...] = ()
    llm_fallback: str = "embedded"
    cascade_engine: str = "bedrock"
    anthropic_model_id: str | None = None
    anthropic_api_key: str | None = None
    openai_model_id: str | None = None
    openai_api_key: str | None = None
    openai_base_url: str | None = None
    conversations_table: str = ""
    invoices_table: str = ""
    profiles_table: str = ""
    rate_limits_table: str = ""
    receipts_table: str = ""
    invoice_bucket: str = ""
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


def _whole(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not low <= int(text) <= high:
            raise ValueError(f"must be a whole number from {low} to {high}, not {text!r}")
        return int(text)

    return read


def _usd(text: str) -> Decimal:
    if not _AMOUNT.fullmatch(text) or not 0 < Decimal(text) <= 1_000_000:
        raise ValueError(f"must be an amount of US dollars such as 0.50, not {text!r}")
    return Decimal(text)


def _prices(text: str) -> tuple[Decimal, ...]:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 4 or not all(_AMOUNT.fullmatch(part) for part in parts):
        raise ValueError(
            "must be four prices per million tokens, input, output, cache write and cache read, "
            f"such as 3,15,3.75,0.30, not {text!r}"
        )
    return tuple(map(Decimal, parts))


def _address(text: str) -> str:
    if not _BASE_URL.fullmatch(text):
        raise ValueError(f"must be an address such as http://localhost:11434/v1, not {text!r}")
    return text


def _one_of(*allowed: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        for choice in allowed:
            if text.lower() == choice.lower():
                return choice
        raise ValueError(f"must be one of {', '.join(allowed)}, not {text!r}")

    return read


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"must be a date such as 2026-03-09, not {text!r}") from None


def _secret(text: str) -> str:
    if not _TOKEN.fullmatch(text):
        raise ValueError("must be at least 16 letters, digits or signs, without spaces")
    return text


def _listed(pattern: re.Pattern[str], example: str) -> Callable[[str], tuple[str, ...]]:
    def read(text: str) -> tuple[str, ...]:
        items = tuple(item for part in text.split(",") if (item := part.strip()))
        for item in items:
            if not pattern.fullmatch(item):
                raise ValueError(f"must be a list such as {example}, without {item!r}")
        return items

    return read


_READERS: dict[str, Callable[[str], object]] = {
    "SCATTERPILOT_ENGINE": _one_of(*ENGINES),
    "SCATTERPILOT_TODAY": _day,
    "SCATTERPILOT_TOKEN": _secret,
    "PORT": _whole(1, 65_535),
    "DATA_DIR": lambda text: Path(text).expanduser(),
    "RATE_LIMIT_MAX_REQUESTS": _whole(1, 1_000_000),
    "RATE_LIMIT_WINDOW_SECONDS": _whole(1, 86_400),
    "LOG_LEVEL": _one_of(*LOG_LEVELS),
    "ALLOWED_ORIGINS": _listed(_ORIGIN, "https://app.example.com,http://localhost:3000"),
    "BEDROCK_MODEL_ID": str,
    "BEDROCK_FALLBACK_MODEL_IDS": _listed(_MODEL_ID, "global.anthropic.model-a,eu.model-b"),
    "LLM_TURN_BUDGET_SECONDS": _whole(1, 900),
    "LLM_DAILY_BUDGET_USD": _usd,
    "LLM_PRICES_USD": _prices,
    "LLM_FALLBACK": _one_of("embedded", "none"),
    "CASCADE_ENGINE": _one_of(*MODEL_ENGINES),
    "ANTHROPIC_MODEL_ID": str,
    "ANTHROPIC_API_KEY": str,
    "OPENAI_MODEL_ID": str,
    "OPENAI_API_KEY": str,
    "OPENAI_BASE_URL": _address,
    **dict.fromkeys(AWS_NAMES, str),
}


def _from_file(env_file: Path) -> dict[str, str]:
    try:
        return parse_env_file(env_file)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{env_file} is not UTF-8 text; save it as UTF-8.") from error
    except OSError as error:
        raise SettingsError(f"{env_file} can't be read: {error.strerror}.") from error
