"""When models go, and that those we ask by default have a price, a role and dates."""

from __future__ import annotations

from datetime import date

import pytest

from scatterpilot.domain.default_models import (
    ANTHROPIC_MODEL,
    BEDROCK_FALLBACKS,
    BEDROCK_MODEL,
    bedrock_models,
)
from scatterpilot.domain.model_ages import (
    DATES_AS_OF,
    Lifetime,
    age_warning,
    lifetime_of,
    read_lifetimes,
)
from scatterpilot.domain.model_prices import price_of

OLD = Lifetime(date(2026, 9, 30), date(2026, 11, 30))
DEFAULTS = [
    ("anthropic", ANTHROPIC_MODEL),
    *(("bedrock", model) for model in (BEDROCK_MODEL, *BEDROCK_FALLBACKS)),
]


@pytest.mark.parametrize(("platform", "model"), DEFAULTS)
def test_every_default_model_has_a_price_and_known_dates(platform: str, model: str) -> None:
    assert price_of(model) is not None
    assert lifetime_of(model, platform) is not None


@pytest.mark.parametrize(
    ("platform", "model"), [pair for pair in DEFAULTS if pair[1] != BEDROCK_MODEL]
)
def test_no_model_that_stands_in_is_near_its_end(platform: str, model: str) -> None:
    read_on = date.fromisoformat(DATES_AS_OF)
    assert age_warning(model, lifetime_of(model, platform), read_on) == ""


def test_each_platform_has_dates_of_its_own() -> None:
    model = "claude-sonnet-4-5-20250929"
    assert lifetime_of(model, "anthropic") == OLD
    assert lifetime_of(BEDROCK_MODEL, "bedrock") == Lifetime()
    assert lifetime_of("llama3.1", "openai") is None


@pytest.mark.parametrize(
    ("today", "told"),
    [
        ("2026-08-31", ""),
        ("2026-09-01", "m retires on 2026-11-30, in 90 days."),
        ("2026-11-29", "m retires on 2026-11-30, in one day."),
        ("2026-11-30", "m retired on 2026-11-30."),
        ("2027-03-01", "m retired on 2026-11-30."),
    ],
)
def test_ninety_days_before_its_end_a_model_is_warned_of(today: str, told: str) -> None:
    assert age_warning("m", OLD, date.fromisoformat(today)) == told


@pytest.mark.parametrize(
    ("lifetime", "told"),
    [
        (Lifetime(date(2026, 1, 1)), "m is deprecated since 2026-01-01; its end is not announced"),
        (Lifetime(date(2026, 1, 1), date(2027, 1, 1)), "2026-01-01; retires on 2027-01-01."),
        (Lifetime(date(2026, 6, 1)), ""),
        (None, ""),
    ],
)
def test_a_deprecated_model_is_warned_of_as_long_as_it_answers(
    lifetime: Lifetime | None, told: str
) -> None:
    warning = age_warning("m", lifetime, date(2026, 3, 1))
    assert told in warning
    assert bool(warning) == bool(told)


def test_dates_that_are_set_win_over_the_table() -> None:
    own = read_lifetimes("claude-sonnet-4-5=2027-01-31..2027-07-31, llama3=..2027-03-01,quiet=..")
    assert own["claude-sonnet-4-5"] == Lifetime(date(2027, 1, 31), date(2027, 7, 31))
    assert (own["llama3"], own["quiet"]) == (Lifetime(None, date(2027, 3, 1)), Lifetime())
    assert lifetime_of(BEDROCK_MODEL, "bedrock", own) == own["claude-sonnet-4-5"]
    assert lifetime_of("claude-sonnet-4-5", "anthropic", own) == own["claude-sonnet-4-5"]


def test_the_fallbacks_go_with_the_default_model_only() -> None:
    """Who chose a profile to keep data in Europe must not find it elsewhere."""
    eu = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0"
    assert bedrock_models() == bedrock_models(BEDROCK_MODEL) == (BEDROCK_MODEL, *BEDROCK_FALLBACKS)
    assert bedrock_models(eu) == (eu,)
    assert bedrock_models(eu, ("eu.b",)) == (eu, "eu.b")
    assert bedrock_models(BEDROCK_MODEL, ("none",)) == (BEDROCK_MODEL,)
