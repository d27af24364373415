"""The floor: Starlette routes on the same server, that do nothing for the answer or only compute.

``GET /invoices/{id}`` answers the bytes of a file, ``POST /compute/{steps}`` when it has counted
so far: what a request costs that takes as long as ours without being ours.
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

_CONTENT = Path(sys.argv[1]).read_bytes()


async def stored(request: Request) -> Response:
    return Response(_CONTENT, media_type="application/json")


async def computed(request: Request) -> Response:
    total = 0
    for step in range(int(request.path_params["steps"])):
        total += step * step
    return Response(str(total))


listener = socket.create_server(("127.0.0.1", 0))
listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
app = Starlette(
    routes=[
        Route("/invoices/{invoice_id}", stored),
        Route("/compute/{steps}", computed, methods=["POST"]),
    ]
)
config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off")
uvicorn.Server(config).run(sockets=[listener])
