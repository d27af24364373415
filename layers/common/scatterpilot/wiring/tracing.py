"""Traces of the calls that functions make; off where nobody takes them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from scatterpilot.wiring.settings import Settings, trace_header

if TYPE_CHECKING:
    from scatterpilot.adapters.aws_client import Watch


def watch_of(settings: Settings) -> Watch | None:
    """What tells X-Ray's daemon of the calls of a client; ``None`` without one."""
    return _watch(settings.aws_xray_daemon_address)


@cache
def _watch(address: str | None) -> Watch | None:
    if address is None:
        return None
    from scatterpilot.adapters.xray import Subsegments, daemon_at

    daemon = daemon_at(address)
    return None if daemon is None else Subsegments(daemon, trace_header).watch
