"""What a function has done by the time a snapshot is taken of it: nothing that may not be copied.

Lambda starts many instances of one snapshot, days later: a connection, a key or a random number
of the first would be that of all.
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.architecture.sources import ROOT
from tests.infrastructure.template import FUNCTIONS

# What a process is heard to do, by Python's own audit events.
_PROGRAM = """
import importlib, json, os, random, sys

heard = []
sys.addaudithook(lambda event, args: heard.append(event))
begun = random.getstate()
module, _, name = sys.argv[1].rpartition(".")
handler = getattr(importlib.import_module(module), name)
from scatterpilot.adapters import aws_client
from scatterpilot.wiring import home
made = [each.cache_info().currsize for each in (home, aws_client.client, aws_client._session)]
asking = {"socket.connect", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen"}
outside = sorted(asking & set(heard))
json.dump([outside, made, random.getstate() == begun], sys.stdout)
"""


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_that_is_loaded_has_asked_nobody_and_drawn_nothing(function: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _PROGRAM, FUNCTIONS[function]["Handler"]],
        cwd=ROOT,
        env={
            "PYTHONPATH": f"{ROOT / 'layers' / 'common'}:{ROOT}",
            "AWS_LAMBDA_FUNCTION_NAME": "x",
            "PYDANTIC_DISABLE_PLUGINS": "__all__",
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr
    outside, made, undrawn = json.loads(run.stdout)
    assert outside == []
    assert made == [0, 0, 0]  # region, keys and clients are found when the first request is there
    assert undrawn
