"""In whose language the page says that an answer takes its time."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.screen import Screen
from tests.browser.slow_server import COURSE, PATIENCE_MS, SlowServer, send

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]

READING = {
    "de-AT": "Ihre Nachricht wird gelesen …",
    "fr-FR": "Lecture de votre message…",
    "es-MX": "Leyendo tu mensaje…",
    "it-IT": "Leggo il tuo messaggio…",
    "nl-BE": "Je bericht wordt gelezen…",
    "pt-PT": "A ler a sua mensagem…",
    "ja-JP": COURSE[PATIENCE_MS],
}
SHAPES = """async () => {
  const { WAITING } = await import("/js/words/waiting.js");
  return Object.entries(WAITING).map(([lang, words]) => [lang, Object.keys(words)]);
}"""


@pytest.mark.parametrize(
    ("look", "text"),
    [({"locale": locale}, text) for locale, text in READING.items()],
    ids=READING,
)
def test_it_speaks_the_language_of_the_browser(
    screen: Screen, waiting: Locator, look: dict[str, Any], text: str
) -> None:
    SlowServer(screen)
    send(screen)
    screen.page.clock.run_for(PATIENCE_MS)
    expect(waiting).to_have_text(text)
    tag = look["locale"][:2] if text != COURSE[PATIENCE_MS] else "en"
    expect(screen.page.locator(f"[lang={tag}]", has=waiting).last).to_be_attached()


def test_a_chosen_language_goes_before_the_browser_s(screen: Screen) -> None:
    screen.page.add_init_script("localStorage.setItem('scatterpilot.language', '\"de\"')")
    SlowServer(screen)
    screen.open()
    send(screen)
    expect(screen.part("waiting")).to_have_text(READING["de-AT"])


def test_every_language_has_every_word(screen: Screen) -> None:
    screen.open()
    languages = dict(screen.page.evaluate(SHAPES))
    assert sorted(languages) == ["de", "en", "es", "fr", "it", "nl", "pt"]
    assert all(words == languages["en"] for words in languages.values())
