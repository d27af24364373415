"""Start the local server."""

from __future__ import annotations

import os
import socket
import sys
from dataclasses import replace
from functools import partial

import uvicorn
from uvicorn.supervisors import Multiprocess

from scatterpilot.domain.errors import ScatterPilotError
from scatterpilot.local.app import create_app
from scatterpilot.local.guard import is_loopback
from scatterpilot.local.protocol import Protocol
from scatterpilot.ports import Answering
from scatterpilot.wiring.answering import told
from scatterpilot.wiring.local import LocalHome
from scatterpilot.wiring.settings import Settings, SettingsError, read_settings

HOST = "127.0.0.1"


class AddressError(ScatterPilotError):
    """The server can't listen there."""

    code = "address_not_available"


def serve(host: str = HOST, port: int | None = None, workers: int = 1) -> None:
    """Serve until interrupted; ``port`` is the setting's unless given, 0 is any that is free.

    Raises ``ScatterPilotError`` with a sentence for the user when it can't start.
    """
    settings = read_settings()
    _check_exposure(host, settings)
    answering = _check_home(settings)
    with listen(host, settings.port if port is None else port) as listener:
        _announce(host, listener.getsockname()[1], told(answering, settings))
        config = uvicorn.Config(
            partial(create_app, replace(settings, port=listener.getsockname()[1])),
            factory=True,
            workers=workers,
            http=Protocol,
            ws="none",
            lifespan="off",
            log_level="warning",
            access_log=False,
            server_header=False,
            # A client could claim any address in X-Forwarded-For; the guard wants the real one.
            proxy_headers=False,
            timeout_graceful_shutdown=30,
            # Longer than clients keep an idle connection, so that none sends into a closing one.
            timeout_keep_alive=75,
        )
        try:
            if workers > 1:
                Multiprocess(config, sockets=[listener]).run()
            else:
                uvicorn.Server(config).run(sockets=[listener])
        except KeyboardInterrupt:
            pass


def _check_exposure(host: str, settings: Settings) -> None:
    if is_loopback(host) or settings.token is not None:
        return
    raise SettingsError(
        f"With --host {host} other machines can reach your invoices. Set SCATTERPILOT_TOKEN to a "
        "secret of at least 16 characters, which they must send as Authorization: Bearer <token>; "
        "or leave --host out to serve only this machine."
    )


def _check_home(settings: Settings) -> Answering:
    """Open the data folder now, and look for what the engine needs, so that a wrong one is told at
    the start and not at a request."""
    home = LocalHome(settings)
    _ = home.secret
    if settings.engine != "embedded":
        _ = home.engine
    home.database.close()
    return home.answering


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; raises ``AddressError`` when there can be none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=2048)
        # Connections inherit it; else an answer's body waits 40 ms for the client to acknowledge
        # its headers. asyncio sets it only on sockets that it made itself.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listener
    except OSError as error:
        raise AddressError(
            f"{host}:{port} can't be used ({os.strerror(error.errno or 0)}). Stop what uses "
            "it, or choose another port."
        ) from error


def _announce(host: str, port: int, more: list[str]) -> None:
    shown = f"[{host}]" if ":" in host else host
    sys.stdout.write(
        f"ScatterPilot runs at http://{shown}:{port} (API: http://{shown}:{port}/docs). "
        "Press Ctrl+C to stop.\n"
    )
    sys.stdout.writelines(f"{line}\n" for line in more)
    sys.stdout.flush()
