from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.program import COMPLETE, Program
from tests.pictures import picture_of, png, url

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def profile(program: Program) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(program("profile", "--json").stdout)
    return found


def test_settings_are_stored_and_shown(program: Program) -> None:
    result = program(
        "profile",
        "set",
        "business_name=Ann = Example",
        r"address=1 High Street\nOxford",
        "currency=eur",
        "locale=de-DE",
        "default_terms_days=14",
        "default_tax_rate=8.25%",
        "number_reset_yearly=no",
    )
    assert result.exit_code == 0, result.stderr
    stored = profile(program)
    assert stored["business_name"] == "Ann = Example"
    assert stored["address"] == "1 High Street\nOxford"
    assert (stored["currency"], stored["locale"]) == ("EUR", "de_DE")
    assert (stored["default_terms_days"], stored["default_tax_rate"]) == (14, "0.0825")
    assert stored["number_reset_yearly"] is False
    assert "business_name\tAnn = Example" in program("profile").stdout.splitlines()


def test_where_the_seller_is_and_what_numbers_they_have(program: Program) -> None:
    result = program(
        "profile",
        "set",
        "country=fr",
        "tax_status=small business",
        "tax_ids=siret 732 829 320 00074; vat FR40303265045",
        "iban=FR1420041010050500013M02606",
    )
    assert result.exit_code == 0, result.stderr
    stored = profile(program)
    assert (stored["country"], stored["tax_status"]) == ("FR", "small_business")
    assert stored["tax_ids"] == [
        {"kind": "siret", "value": "732 829 320 00074"},
        {"kind": "vat", "value": "FR40303265045"},
    ]
    assert "tax_ids\tsiret 732 829 320 00074; vat FR40303265045" in result.stdout.splitlines()


def test_what_is_not_named_stays_and_an_empty_value_takes_away(program: Program) -> None:
    program("profile", "set", "phone=123", "currency=EUR", "business_name=Ann")
    program("profile", "set", "phone=", "currency=")
    stored = profile(program)
    assert (stored["phone"], stored["currency"], stored["business_name"]) == (None, "USD", "Ann")


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("busines_name=Ann", "business_name"),
        ("colour=red", "accent_color"),
        ("business_name", "KEY=VALUE"),
        ("currency=XXX", "currency"),
        ("accent_color=red", "accent_color"),
        ("default_terms_days=a month", "default_terms_days"),
        ("default_tax_rate=20", "default_tax_rate"),
        ("default_tax_rate=nan", "default_tax_rate"),
        ("number_reset_yearly=maybe", "number_reset_yearly"),
        ("number_pattern=INV", "number_pattern"),
        ("business_name=𓀀", "business_name"),
        ("country=UK", "country"),
        ("tax_status=rich", "registered or small_business"),
        ("tax_ids=732", "kind and number"),
        ("tax_ids=siret 1", "tax_ids"),
        ("iban=DE89370400440532013001", "iban"),
        ("bic=COBA", "bic"),
    ],
)
def test_a_setting_that_can_not_be_used_changes_nothing(
    program: Program, setting: str, told: str
) -> None:
    before = profile(program)
    result = program("profile", "set", "phone=123", setting)
    assert result.exit_code == 2
    assert told in result.stderr
    assert profile(program) == before


@pytest.mark.parametrize("arguments", [("logo", "logo.bin"), ("set", "logo=logo.bin")])
@pytest.mark.parametrize(("content", "kind"), [(png(), "png"), (DRAWING, "svg+xml")])
def test_a_picture_becomes_the_logo_whatever_its_name(
    program: Program, content: bytes, kind: str, arguments: tuple[str, str]
) -> None:
    (program.folder / "logo.bin").write_bytes(content)
    result = program("profile", *arguments)
    assert result.exit_code == 0, result.stderr
    assert profile(program)["logo"].startswith(f"data:image/{kind};base64,")
    assert f"logo\timage/{kind}, 1 kB" in result.stdout
    assert program("invoice", COMPLETE, "-o", "with-logo.pdf", "--yes").exit_code == 0


def test_a_logo_can_be_given_as_a_url_and_taken_away(program: Program) -> None:
    program("profile", "set", f"logo={url(png())}")
    kept = profile(program)["logo"]
    assert picture_of(kept).size == (4, 2)
    program("profile", "set", "phone=123")
    assert profile(program)["logo"] == kept
    program("profile", "set", "logo=")
    assert profile(program)["logo"] is None


@pytest.mark.parametrize("content", [b"GIF89a", png()[:40], DRAWING + b" " * 200_000, b""])
@pytest.mark.parametrize("arguments", [("logo", "logo.png"), ("set", "logo=logo.png")])
def test_a_picture_that_can_not_be_printed_is_refused(
    program: Program, content: bytes, arguments: tuple[str, str]
) -> None:
    (program.folder / "logo.png").write_bytes(content)
    result = program("profile", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("logo: ")
    assert profile(program)["logo"] is None


@pytest.mark.parametrize("arguments", [("logo", "nowhere.png"), ("set", "logo=nowhere.png")])
def test_a_picture_that_is_not_there_is_one_sentence(
    program: Program, arguments: tuple[str, str]
) -> None:
    result = program("profile", *arguments)
    assert result.exit_code == 1
    assert "nowhere.png can't be read" in result.stderr
