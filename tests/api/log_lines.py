from __future__ import annotations

import json
from typing import Any

import pytest


def log_lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """The fields of every log line written since the last call; metrics are none.

    All are as they were given: none had anything in it that the redactor marks or cuts.
    """
    lines = [line for line in capsys.readouterr().out.splitlines() if '"_aws"' not in line]
    assert [line for line in lines if "[" in line or "…" in line] == []
    return [json.loads(line) for line in lines]
