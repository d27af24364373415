from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from scatterpilot.domain.model_ages import Lifetime
from scatterpilot.wiring.settings import Settings, SettingsError, read_settings

NO_FILE = Path("no such .env")


def read(**environment: str) -> Settings:
    return read_settings(environment, NO_FILE)


def test_everything_has_a_default_but_what_belongs_to_aws() -> None:
    settings = read()
    assert (settings.port, settings.data_dir, settings.engine) == (8000, Path("data"), "embedded")
    assert settings.rate_limit_max_requests is None
    assert settings.token is None
    assert settings.invoices_table == ""


def test_settings_are_read_by_their_names() -> None:
    settings = read(
        PORT="8123",
        DATA_DIR="/srv/invoices",
        SCATTERPILOT_TODAY="2026-03-09",
        SCATTERPILOT_TOKEN="correct-horse-battery",
        RATE_LIMIT_MAX_REQUESTS="10",
        RATE_LIMIT_WINDOW_SECONDS="60",
        LOG_LEVEL="debug",
        ALLOWED_ORIGINS="https://app.example.com, http://localhost:3000,http://[::1]:8080",
    )
    assert settings == Settings(
        port=8123,
        data_dir=Path("/srv/invoices"),
        today=date(2026, 3, 9),
        token="correct-horse-battery",
        rate_limit_max_requests=10,
        rate_limit_window_seconds=60,
        log_level="DEBUG",
        allowed_origins=(
            "https://app.example.com",
            "http://localhost:3000",
            "http://[::1]:8080",
        ),
    )


LAMBDA = {
    "AWS_LAMBDA_FUNCTION_NAME": "ScatterPilot-Conversation-dev",
    "CONVERSATIONS_TABLE": "conversations",
    "INVOICES_TABLE": "invoices",
    "PROFILES_TABLE": "profiles",
    "RATE_LIMITS_TABLE": "rate-limits",
    "RECEIPTS_TABLE": "receipts",
    "INVOICE_BUCKET": "bucket",
}


def test_what_models_may_cost_is_read_exactly() -> None:
    settings = read(
        SCATTERPILOT_ENGINE="Cascade",
        CASCADE_ENGINE="openai",
        LLM_DAILY_BUDGET_USD="0.50",
        LLM_PRICES_USD="3, 15, 3.75, 0.30",
        OPENAI_BASE_URL="http://localhost:11434/v1",
    )
    assert (settings.engine, settings.cascade_engine) == ("cascade", "openai")
    assert settings.llm_daily_budget_usd == Decimal("0.50")
    assert settings.llm_prices_usd == tuple(map(Decimal, ("3", "15", "3.75", "0.30")))
    assert settings.openai_base_url == "http://localhost:11434/v1"


def test_the_dates_of_models_and_the_region_are_read_too() -> None:
    settings = read(MODEL_DATES="claude-sonnet-4-5=..2027-07-31", AWS_REGION="eu-central-1")
    assert settings.model_dates == {"claude-sonnet-4-5": Lifetime(None, date(2027, 7, 31))}
    assert settings.aws_region == "eu-central-1"


def test_on_lambda_there_is_a_rate_limit_unless_another_is_set() -> None:
    assert read(**LAMBDA).rate_limit_max_requests == 100
    assert read(**LAMBDA).rate_limit_window_seconds == 3600
    assert read(**LAMBDA, RATE_LIMIT_MAX_REQUESTS="5").rate_limit_max_requests == 5


def test_on_lambda_all_missing_names_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        read(AWS_LAMBDA_FUNCTION_NAME="x", INVOICES_TABLE="invoices", PORT="x")
    missing = sorted(set(LAMBDA) - {"AWS_LAMBDA_FUNCTION_NAME", "INVOICES_TABLE"})
    assert [line for line in caught.value.message.splitlines() if "missing" in line] == [
        f"{name} is missing" for name in missing
    ]
    assert "PORT must be" in caught.value.message


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "http"),
        ("PORT", "8_000"),
        ("RATE_LIMIT_MAX_REQUESTS", "0"),
        ("RATE_LIMIT_MAX_REQUESTS", "-5"),
        ("RATE_LIMIT_WINDOW_SECONDS", "1h"),
        ("LOG_LEVEL", "LOUD"),
        ("ALLOWED_ORIGINS", "app.example.com"),
        ("ALLOWED_ORIGINS", "https://app.example.com/path"),
        ("SCATTERPILOT_ENGINE", "gpt"),
        ("SCATTERPILOT_ENVIRONMENT", "test"),
        ("SCATTERPILOT_TODAY", "tomorrow"),
        ("SCATTERPILOT_TOKEN", "short"),
        ("SCATTERPILOT_TOKEN", "with spaces in the middle"),
        ("LLM_TURN_BUDGET_SECONDS", "0"),
        ("LLM_DAILY_BUDGET_USD", "0"),
        ("LLM_DAILY_BUDGET_USD", "1e9"),
        ("LLM_PRICES_USD", "3,15"),
        ("LLM_PRICES_USD", "3,15,-1,0"),
        ("LLM_FALLBACK", "other"),
        ("CASCADE_ENGINE", "embedded"),
        ("OPENAI_BASE_URL", "localhost:11434"),
        ("MODEL_DATES", "claude-sonnet-4-5"),
        ("MODEL_DATES", "claude-sonnet-4-5=2027-02-30.."),
    ],
)
def test_a_wrong_value_is_named(name: str, wrong: str) -> None:
    with pytest.raises(SettingsError, match=name):
        read(**{name: wrong})


def test_all_wrong_values_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        read(PORT="x", LOG_LEVEL="LOUD", SCATTERPILOT_TOKEN="short", SCATTERPILOT_TODY="2026-01-01")
    message = caught.value.message
    assert len(message.splitlines()) == 5
    assert all(name in message for name in ("PORT", "LOG_LEVEL", "SCATTERPILOT_TOKEN"))
    assert "SCATTERPILOT_TODY is not a setting; did you mean SCATTERPILOT_TODAY?" in message


def test_a_wrong_secret_is_not_shown() -> None:
    with pytest.raises(SettingsError) as caught:
        read(SCATTERPILOT_TOKEN="hunter2")
    assert "hunter2" not in caught.value.message


def test_an_empty_value_counts_as_not_set() -> None:
    assert read(PORT="", SCATTERPILOT_TODAY=" ") == Settings()


def test_a_file_gives_settings_and_the_environment_wins(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(
        "# my settings\n\n"
        "PORT=8001\n"
        "export DATA_DIR='my invoices'\n"
        'SCATTERPILOT_TOKEN="correct-horse#battery" \n'
        "LOG_LEVEL=ERROR # quiet\n"
        "not a setting\n"
    )
    settings = read_settings({"PORT": "8002"}, file)
    assert settings == Settings(
        port=8002,
        data_dir=Path("my invoices"),
        token="correct-horse#battery",
        log_level="ERROR",
    )


def test_a_settings_file_that_is_no_text_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"PORT=90\xff00\n")
    with pytest.raises(SettingsError, match="not UTF-8 text; save it as UTF-8"):
        read_settings({}, file)


def test_a_byte_order_mark_before_the_first_setting_is_no_part_of_it(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"\xef\xbb\xbfPORT=9001\n")
    assert read_settings({}, file).port == 9001
