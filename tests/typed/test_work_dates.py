"""When work was done, as people say it."""

from __future__ import annotations

from datetime import date

import pytest

from scatterpilot.engines.typed.work_dates import work_dates

_TODAY = date(2026, 3, 10)
_LOCALES = {"en": "en_US", "de": "de_DE", "fr": "fr_FR", "es": "es_ES", "nl": "nl_NL"}


@pytest.mark.parametrize(
    ("text", "language", "start", "end"),
    [
        ("February", "en", "2026-02-01", "2026-02-28"),
        ("in November", "en", "2025-11-01", "2025-11-30"),
        ("Februar 2024", "de", "2024-02-01", "2024-02-29"),
        ("mars", "fr", "2026-03-01", "2026-03-31"),
        ("from 3 to 14 March", "en", "2026-03-03", "2026-03-14"),
        ("March 3 – March 5", "en", "2026-03-03", "2026-03-05"),
        ("2 au 6 mars", "fr", "2026-03-02", "2026-03-06"),
        ("vom 2. bis 6. März", "de", "2026-03-02", "2026-03-06"),
        ("del 2 al 6 de marzo", "es", "2026-03-02", "2026-03-06"),
        ("28 februari tot 6 maart", "nl", "2026-02-28", "2026-03-06"),
        ("on March 3", "en", "2026-03-03", None),
        ("2026-03-02", "en", "2026-03-02", None),
        ("last Friday", "en", "2026-03-06", None),
        ("Friday", "en", "2026-03-06", None),
    ],
)
def test_a_day_or_a_period(text: str, language: str, start: str, end: str | None) -> None:
    found = work_dates(text, language, _LOCALES[language], _TODAY)
    assert found is not None
    assert (f"{found.start}", found.end and f"{found.end}") == (start, end)


@pytest.mark.parametrize("text", ["", "soon", "the usual", "14 to 3 March", "phase 2"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert work_dates(text, "en", "en_US", _TODAY) is None
