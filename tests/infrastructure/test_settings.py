"""A function is told the settings that the code reads, by the names that it reads them by."""

from __future__ import annotations

from scatterpilot.wiring.settings import ENVIRONMENTS, read_settings
from tests.infrastructure.template import FUNCTIONS, TABLES, TEMPLATE

SHARED = TEMPLATE["Globals"]["Function"]["Environment"]["Variables"]


def default(value: object) -> str:
    """What a variable is when every parameter has its default."""
    if isinstance(value, dict) and "Ref" in value:
        parameter = TEMPLATE["Parameters"].get(value["Ref"])
        return str(parameter["Default"]) if parameter else str(value["Ref"])
    if isinstance(value, dict) and "Fn::Join" in value:
        return default(value["Fn::Join"][1])
    return ""


def variables(function: str) -> dict[str, object]:
    own = FUNCTIONS[function].get("Environment", {}).get("Variables", {})
    return {**SHARED, **own}


def test_every_table_and_the_bucket_have_their_variable() -> None:
    named = {value["Ref"]: name for name, value in SHARED.items() if "Ref" in value}
    for table in TABLES:
        words = table.removesuffix("Table").replace("RateLimits", "Rate_Limits")
        assert named[table] == f"{words.upper()}_TABLE"
    assert named["InvoiceBucket"] == "INVOICE_BUCKET"


def test_the_defaults_of_the_template_are_settings_that_the_code_takes() -> None:
    for function in FUNCTIONS:
        given = {name: default(value) for name, value in variables(function).items()}
        settings = read_settings({**given, "AWS_LAMBDA_FUNCTION_NAME": function})
        assert settings.on_lambda
        assert settings.rate_limit_max_requests == 100


def test_metrics_are_told_apart_by_the_environment_of_the_stack() -> None:
    assert SHARED["SCATTERPILOT_ENVIRONMENT"] == {"Ref": "Environment"}
    assert TEMPLATE["Parameters"]["Environment"]["AllowedValues"] == list(ENVIRONMENTS)


def test_no_secret_is_handed_over_in_the_environment() -> None:
    for function in FUNCTIONS:
        for name in variables(function):
            assert not any(word in name for word in ("SECRET", "PASSWORD", "TOKEN", "KEY"))
