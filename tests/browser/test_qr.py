"""The picture of a key is a QR code that says it, read back by another program than drew it."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.browser import qr_reader
from tests.browser.screen import Screen
from tests.browser.signing_in import Open, answer
from tests.cognito_stub import PASSWORD, USER, PoolServer

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]

DRAW = """async (texts) => {
  const { qrCode } = await import("/js/qr/code.js");
  return texts.map((text) => qrCode(text));
}"""
# The longest text of each size, one more, and some between.
LENGTHS = [1, 17, 18, 32, 53, 54, 78, 106, 107, 134, 135, 154, 192, 193, 230, 231, 250, 271]


def test_every_size_of_code_reads_as_what_was_written(screen: Screen) -> None:
    screen.open()
    long = ("otpauth://totp/Ünïcode:" * 20).encode()
    texts = [long[:length].decode(errors="ignore") for length in LENGTHS]
    texts += ["7" * length for length in LENGTHS]
    codes = screen.page.evaluate(DRAW, [*texts, "7" * 272])
    assert codes.pop() is None
    assert [qr_reader.read(code) for code in codes] == texts


def test_a_damaged_code_is_noticed(screen: Screen) -> None:
    """Or the test above would prove nothing."""
    screen.open()
    [code] = screen.page.evaluate(DRAW, ["otpauth://totp/ScatterPilot"])
    code[-1][-1] = not code[-1][-1]
    with pytest.raises(ValueError, match="damaged"):
        qr_reader.read(code)


@pytest.mark.parametrize("look", [{"color_scheme": "dark"}, {"color_scheme": "light"}], ids=str)
def test_the_picture_holds_the_key_and_whose_it_is_dark_on_light(
    open_signed_out: Open, pool: PoolServer, look: dict[str, str]
) -> None:
    pool.pool.requires_app = True
    screen = open_signed_out(False)
    answer(screen, USER, PASSWORD)
    picture = screen.part("qr")
    expect(picture).to_have_attribute("role", "img")
    said = qr_reader.read(qr_reader.squares_of(picture.locator("path").get_attribute("d") or ""))
    key = screen.part("secret").inner_text().replace(" ", "")
    expected = "otpauth://totp/ScatterPilot:anna%40example.com?secret={}&issuer=ScatterPilot"
    assert said == expected.format(key)
    ground = picture.evaluate("(node) => getComputedStyle(node).backgroundColor")
    dark = picture.locator("path").evaluate("(node) => getComputedStyle(node).fill")
    assert (ground, dark) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")


def test_a_name_too_long_for_the_picture_is_left_out_of_it(
    open_signed_out: Open, pool: PoolServer
) -> None:
    name = f"{'ä' * 40}@example.com"
    pool.pool.requires_app = True
    pool.pool.accounts[name] = pool.pool.anna
    screen = open_signed_out(False)
    answer(screen, name, PASSWORD)
    said = qr_reader.read(
        qr_reader.squares_of(screen.part("qr").locator("path").get_attribute("d") or "")
    )
    assert said.startswith("otpauth://totp/ScatterPilot?secret=")
    assert json.dumps(said).isascii()
