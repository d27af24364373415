from __future__ import annotations

import pytest

from tests.api.gateway import BOB, Gateway, check_problem, check_schema


def test_the_profile_has_defaults_until_it_is_set(api: Gateway) -> None:
    profile = api("GET", "/profile")
    check_schema(profile.json, "Profile")
    assert (profile.status, profile.json["currency"]) == (200, "USD")
    assert profile.json["business_name"] is None


def test_putting_a_profile_replaces_all_of_it(api: Gateway) -> None:
    first = {"business_name": "Ada & Co", "default_tax_rate": "0.19", "currency": "EUR"}
    put = api("PUT", "/profile", first)
    check_schema(put.json, "Profile")
    assert put.json["default_tax_rate"] == "0.19"
    assert api("GET", "/profile").json == put.json
    second = api("PUT", "/profile", {"business_name": "Ada & Co"}).json
    assert (second["currency"], second["default_tax_rate"]) == ("USD", None)


@pytest.mark.parametrize("rate", ["0.190", 0.19])
def test_a_rate_may_be_a_number_and_is_echoed_as_a_string(api: Gateway, rate: object) -> None:
    put = api("PUT", "/profile", {"default_tax_rate": rate})
    assert put.json["default_tax_rate"] == "0.19"
    exact = api("PUT", "/profile", raw='{"default_tax_rate": 0.19000000000000000001}')
    check_problem(exact, 400, "default_tax_rate")


def test_a_profile_is_its_owners_only(api: Gateway) -> None:
    api("PUT", "/profile", {"business_name": "Ada & Co"})
    assert api("GET", "/profile", owner=BOB).json["business_name"] is None


def test_a_profile_can_be_sent_back_as_it_came(api: Gateway) -> None:
    api("PUT", "/profile", {"default_tax_rate": "0.0825", "default_terms_days": 30})
    came = api("GET", "/profile").json
    assert api("PUT", "/profile", came).json == came


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("business_name", 5),
        ("business_name", "x" * 201),
        ("address", "\0"),
        ("currency", None),
        ("currency", "EURO"),
        ("locale", "xx_YY"),
        ("locale", "\0"),
        ("accent_color", "blue"),
        ("logo", "https://example.com/logo.png"),
        ("logo", "data:image/png;base64,%%%"),
        ("default_terms_days", "30"),
        ("default_terms_days", -1),
        ("default_terms_days", True),
        ("default_terms_days", 10**35),
        ("default_tax_rate", "19"),
        ("default_tax_rate", "NaN"),
        ("default_tax_rate", "1e-999999"),
        ("default_tax_rate", "1e-1"),
        ("default_tax_rate", "0.1_9"),
        ("default_tax_rate", "０.１９"),
        ("default_tax_rate", True),
        ("default_tax_rate", 19),
        ("number_pattern", "INV"),
        ("number_reset_yearly", "no"),
        ("colour", "#123456"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(api: Gateway, field: str, value: object) -> None:
    check_problem(api("PUT", "/profile", {field: value}), 400, field)
