"""The local server as an ASGI application: the same handlers as on AWS, the page and the files."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from urllib.parse import parse_qsl, unquote

from scatterpilot.adapters.attachment import content_disposition
from scatterpilot.api.handler import Handler
from scatterpilot.api.headers import SECURITY_HEADERS
from scatterpilot.api.log import Log
from scatterpilot.api.operations import GET_HEALTH, Operation, operations_at
from scatterpilot.api.problems import MEDIA_TYPE, RefusedError, problem_of
from scatterpilot.domain.errors import NotFoundError, UnavailableError
from scatterpilot.local.events import event_of
from scatterpilot.local.functions import find_folder, load_handlers
from scatterpilot.local.guard import Guard
from scatterpilot.local.messages import (
    READING,
    ClientGoneError,
    Message,
    Receive,
    Reply,
    Scope,
    Send,
    encoded,
    read_message,
    reply_of,
    send_reply,
)
from scatterpilot.local.pages import Pages
from scatterpilot.local.threads import COMPUTING_THREADS, WAITING_THREADS, Threads
from scatterpilot.wiring.engines import warm_engine
from scatterpilot.wiring.local import OWNER, LocalHome
from scatterpilot.wiring.settings import Settings


@dataclass(frozen=True)
class LocalApp:
    """Answers in threads, so that a slow turn holds up nobody else.

    What only reads is answered at once: it takes less time than handing it to a thread.
    """

    home: LocalHome
    handlers: Mapping[Operation, Handler]
    guard: Guard
    pages: Pages
    threads: Threads
    answered: Callable[[], None] = lambda: None
    """Called behind each reply."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        try:
            message = await read_message(scope, receive)
            if message.method in READING:
                reply = self.answer(message)
            else:
                reply = await self.threads.run(partial(self.answer, message))
        except ClientGoneError:
            return
        except (RefusedError, UnavailableError) as error:
            reply = self._problem(error)
        await send_reply(send, reply, with_body=scope["method"] != "HEAD")
        self.answered()

    def answer(self, message: Message) -> Reply:
        """The reply to anything; no exception gets out."""
        try:
            self.guard.check(message)
            return self._route(message)
        except Exception as error:
            return self._problem(error)

    def _route(self, message: Message) -> Reply:
        reading = message.method in READING
        if reading and message.path.startswith("/files/"):
            return self._file(message)
        method = "GET" if reading else message.method
        operation = operations_at(message.path).get(method)
        if operation is None and reading:
            page = self.pages.find(message.path, message.header.get("accept-encoding", ""))
            if page is not None:
                return page
        # Any function tells what there is instead of an unknown operation.
        handler = self.handlers[operation or GET_HEALTH]
        owner = OWNER if self.guard.signed_in(message) else None
        event = event_of(message, owner)
        return reply_of(handler(event, context=None))

    def _file(self, message: Message) -> Reply:
        given = dict(parse_qsl(message.query))
        filename = given.get("filename", "")
        try:
            content = self.home.blobs.open(
                unquote(message.path.removeprefix("/files/")),
                filename,
                given.get("expires", ""),
                given.get("signature", ""),
                self.home.now(),
            )
        except NotFoundError as error:
            raise RefusedError(403, error.code, error.message) from None
        headers = {
            **SECURITY_HEADERS,
            "Content-Type": "application/pdf",
            "Content-Disposition": content_disposition(filename),
        }
        return Reply(200, encoded(headers), content)

    def _problem(self, error: Exception) -> Reply:
        request_id = uuid.uuid4().hex
        problem = problem_of(error)
        if problem.status == 500:
            Log(self.home.log_level, request_id).unforeseen(error)
        headers = {
            **SECURITY_HEADERS,
            **problem.headers,
            "Content-Type": MEDIA_TYPE,
            "X-Request-Id": request_id,
        }
        return Reply(problem.status, encoded(headers), problem.body(request_id).encode())


def create_app(settings: Settings) -> LocalApp:
    """The application of one process, with its parts and threads.

    What the first turn needs is loaded behind the first reply, so that the start waits for nothing.
    """
    return app_of(LocalHome(settings), cache(partial(warm_engine, settings)))


def app_of(home: LocalHome, answered: Callable[[], None] = lambda: None) -> LocalApp:
    """The application in a home; ``answered`` is called behind each reply."""
    computes = home.settings.engine == "embedded"
    return LocalApp(
        home=home,
        handlers=load_handlers(find_folder("functions"), home),
        guard=Guard(home.settings.token, home.settings.allowed_origins),
        pages=Pages(find_folder("demo")),
        threads=Threads(COMPUTING_THREADS if computes else WAITING_THREADS),
        answered=answered,
    )
