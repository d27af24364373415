"""A user pool that knows one person: as much of Amazon Cognito as a sign-in uses."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

USER, FIRST_PASSWORD, PASSWORD = "anna@example.com", "temporary", "correct horse"
CODE, REFRESH = "one-time-code", "a-refresh-token"


class Pool(ThreadingHTTPServer):
    """Whoever signs in gets ``token``."""

    def __init__(self, token: str) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.token = token
        self.password = PASSWORD
        self.lifetime = 3600
        """Of a token, in seconds."""
        self.knows_refresh = True
        self.swaps_state = False
        """The hosted page answers another sign-in than the one that was asked for."""
        self.trip: dict[str, str] = {}
        """What the page sent along to the hosted page."""
        self.exchanges = 0
        self.renewals = 0

    def tokens(self) -> dict[str, Any]:
        return {"id_token": self.token, "refresh_token": REFRESH, "expires_in": self.lifetime}


class _Answers(BaseHTTPRequestHandler):
    server: Pool

    def do_OPTIONS(self) -> None:
        self._answer(204, None)

    def do_GET(self) -> None:
        """The hosted page: it signs in at once and sends the browser back with a code."""
        asked = _values(urlsplit(self.path).query)
        self.server.trip = asked
        state = "of another tab" if self.server.swaps_state else asked["state"]
        back = urlencode({"code": CODE, "state": state})
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{back}")
        self.end_headers()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/oauth2/token":
            self._exchange(_values(body))
            return
        said = json.loads(body)
        assert said["ClientId"] == "client"
        if not self.headers["X-Amz-Target"].endswith(".InitiateAuth"):
            assert said["Session"] == "s"
            self.server.password = said["ChallengeResponses"]["NEW_PASSWORD"]
            self._signed_in()
        elif said["AuthFlow"] == "REFRESH_TOKEN_AUTH":
            self._renew(said["AuthParameters"]["REFRESH_TOKEN"])
        else:
            self._check(said["AuthParameters"])

    def _exchange(self, given: dict[str, str]) -> None:
        self.server.exchanges += 1
        digest = hashlib.sha256(given["code_verifier"].encode()).digest()
        proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        expected = {"code": CODE, "redirect_uri": self.server.trip["redirect_uri"]}
        if proof != self.server.trip["code_challenge"] or expected.items() - given.items():
            self._answer(400, {"error": "invalid_grant"})
        else:
            self._answer(200, self.server.tokens())

    def _check(self, given: dict[str, str]) -> None:
        if given == {"USERNAME": USER, "PASSWORD": FIRST_PASSWORD}:
            self._answer(200, {"ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": "s"})
        elif given == {"USERNAME": USER, "PASSWORD": self.server.password}:
            self._signed_in()
        else:
            self._refuse("Incorrect username or password.")

    def _renew(self, refresh: str) -> None:
        self.server.renewals += 1
        if refresh == REFRESH and self.server.knows_refresh:
            self._signed_in()
        else:
            self._refuse("Refresh Token has been revoked")

    def _signed_in(self) -> None:
        tokens = self.server.tokens()
        names = {"IdToken": "id_token", "RefreshToken": "refresh_token", "ExpiresIn": "expires_in"}
        result = {name: tokens[own] for name, own in names.items()}
        self._answer(200, {"AuthenticationResult": result})

    def _refuse(self, message: str) -> None:
        self._answer(400, {"__type": "NotAuthorizedException", "message": message})

    def _answer(self, status: int, body: Any) -> None:
        content = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing: the tests' output is for what goes wrong."""


def _values(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}


@contextmanager
def running_pool(token: str) -> Iterator[Pool]:
    pool = Pool(token)
    thread = threading.Thread(target=pool.serve_forever, daemon=True)
    thread.start()
    yield pool
    pool.shutdown()
    thread.join(10)
    pool.server_close()
