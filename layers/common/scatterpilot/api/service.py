"""``GET /health`` and ``GET /openapi.json``: what anybody may ask of the service."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from scatterpilot import __version__
from scatterpilot.api import operations
from scatterpilot.api.answers import Answer, json_answer
from scatterpilot.api.handler import Route
from scatterpilot.api.home import Home
from scatterpilot.api.requests import Request


def get_health(request: Request, home: Home) -> Answer:
    found = home.answering
    return json_answer(
        {
            "status": "ok",
            "version": __version__,
            "engine": found.chosen,
            "answering": found.engine,
            "lacking": found.lacking or None,
            "warnings": list(found.warnings),
        }
    )


def get_openapi(request: Request, home: Home) -> Answer:
    return Answer(200, _openapi_text())


@cache
def _openapi_text() -> str:
    return Path(__file__).with_name("openapi.json").read_text(encoding="utf-8")


GET_HEALTH = Route(operations.GET_HEALTH, get_health)
GET_OPENAPI = Route(operations.GET_OPENAPI, get_openapi)
