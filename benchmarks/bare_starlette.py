"""The floor: Starlette routes on the same server, that do nothing for the answer or only compute.

``GET /invoices/{id}`` answers the bytes of a file, ``POST /compute/{steps}`` when it has counted
so far: what a request costs that takes as long as ours without being ours. With the word
``headers`` after the file there is no Starlette: what uvicorn takes to send the headers we send.
"""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from scatterpilot.api.headers import SECURITY_HEADERS

_HEADERS = {**SECURITY_HEADERS, "Content-Type": "application/json", "X-Request-Id": "0" * 32}
_CONTENT = Path(sys.argv[1]).read_bytes()


async def stored(request: Request) -> Response:
    return Response(_CONTENT, media_type="application/json")


async def headed(scope: Scope, receive: Receive, send: Send) -> None:
    headers = [(name.lower().encode(), text.encode()) for name, text in _HEADERS.items()]
    headers.append((b"content-length", b"%d" % len(_CONTENT)))
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": _CONTENT})


async def computed(request: Request) -> Response:
    total = 0
    for step in range(int(request.path_params["steps"])):
        total += step * step
    return Response(str(total))


listener = socket.create_server(("127.0.0.1", 0))
listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
bare = Starlette(
    routes=[
        Route("/invoices/{invoice_id}", stored),
        Route("/compute/{steps}", computed, methods=["POST"]),
    ]
)
app = headed if "headers" in sys.argv else bare
config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off")
uvicorn.Server(config).run(sockets=[listener])
