"""No log line tells who somebody is or opens a door, and none that tells neither is touched.

A line of ``*.jsonl`` names what must be gone (``pii``) and what must still be there (``keep``).
"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from scatterpilot.api.redaction import LINE_LIMIT, VALUE_LIMIT, capped, redact

CASES = [
    json.loads(line)
    for name in ("dev.jsonl", "own.jsonl")
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
]
LOG_LINE = (
    '{"level":"INFO","message":"answered","timestamp":"2026-11-24T'
    '17:02:33.123Z","service":"scatterpilot","request_id":"6f9619ff-8b86-d011-b42d-00cf4fc964ff",'
    '"operation":"take_turn","status":200,"code":null,"ms":48,'
    '"xray_trace_id":"1-5759e988-bd862e3fe1be46a994272793"}'
)
HOSTILE = (
    'a|A|1|1 |1-|1.|+1 |(1|a@|a.|a@b.|%40|"|\'|\\"|:|::|1:|a:|=|name=|for A|for Ab |Mr |Ab Cd |'
    "12 Main |12 A |Via |rue de la |calle de A |https://|://a:|eyJ.|eyJa.b|-----BEGIN KEY-----|sk-|"
    "password=|password |phone 1 |iban |DE12 |A1 |4111 |0 1 |x-|_|东|東京都|강남|ul. A |ул. а |"
    '[at]|&|a [at] b [dot] |O\'|St |Am A |customer: a |{"a":"|token=a,|\t|é|ﷺ|😀|van der |'
    "A, |A van |tel |(tel) |no. |account no "
).split("|")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_line_loses_what_is_personal_and_keeps_the_rest(case: dict[str, Any]) -> None:
    shown = redact(case["line"])
    assert [text for text in case["pii"] if text in shown] == []
    assert [text for text in case["keep"] if text not in shown] == []
    if not case["pii"]:
        assert shown == case["line"]


def test_every_kind_has_lines_and_a_third_are_clean() -> None:
    kinds = defaultdict(list)
    for case in CASES:
        kinds[case["cat"]].append(case)
    assert len(CASES) >= 39 + 200
    assert len(kinds) == 11
    assert len(kinds["neg"]) * 3 > len(CASES)


def test_our_own_lines_pass_untouched() -> None:
    assert redact(LOG_LINE) == LOG_LINE


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_redacted_line_stays_as_it_is(case: dict[str, Any]) -> None:
    once = redact(case["line"])
    assert redact(once) == once


@pytest.mark.parametrize("unit", HOSTILE)
def test_ten_thousand_characters_of_anything_cost_little(unit: str) -> None:
    text = (unit * 10_000)[:10_000]
    redact(text)  # what a rule loads is paid once

    def took() -> float:
        started = time.process_time()
        redact(text)
        return time.process_time() - started

    # 10 ms on an idle machine; a busy one is slower, a pattern that is not linear far more so.
    assert min(took() for _ in range(3)) < 0.05


def test_a_value_is_cut_before_what_would_be_cut_in_two() -> None:
    for secret in ("4111 1111 1111 1111", "max@web.example", "+49 30 1234567"):
        for place in range(VALUE_LIMIT - 25, VALUE_LIMIT + 1):
            text = "x " * (place // 2) + secret + " and more" * 10
            shown = redact(capped(text))
            assert len(shown) <= VALUE_LIMIT + 1
            assert secret[:6] not in shown
    assert capped("short") == "short"
    assert len(redact("x " * LINE_LIMIT)) <= LINE_LIMIT + 1
