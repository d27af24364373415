"""One request as the routes see it, whatever sent it."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from scatterpilot.api.bodies import check_media_type, decode_body, parse_object
from scatterpilot.api.problems import RefusedError
from scatterpilot.domain.errors import FieldFault, InvalidError

_TRACE_ID = re.compile(r"Root=(1-[0-9a-f]{8}-[0-9a-f]{24})(?:;|$)")


@dataclass
class Request:
    """An API Gateway REST event; ``path_values`` are the parts of the path that have names.

    ``answer_headers`` collects what the answer has to say, whatever becomes of the request.
    """

    event: Mapping[str, Any]
    path_values: Mapping[str, str] = field(default_factory=dict)
    answer_headers: dict[str, str] = field(default_factory=dict)
    request_id: str = field(init=False)

    def __post_init__(self) -> None:
        self._context: Mapping[str, Any] = self.event.get("requestContext") or {}
        self.request_id = self._context.get("requestId") or uuid.uuid4().hex

    @property
    def method(self) -> str:
        return str(self.event["httpMethod"]).upper()

    @property
    def path(self) -> str:
        return str(self.event["path"])

    @property
    def trace_id(self) -> str | None:
        """X-Ray's id of what the request is part of; API Gateway gives one to each."""
        # "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1"
        given = (self.event.get("headers") or {}).get("X-Amzn-Trace-Id")
        found = _TRACE_ID.match(given) if given else None
        return found[1] if found else None

    @property
    def owner(self) -> str:
        """Who asks: the ``sub`` of the ID token that API Gateway has verified.

        Raises ``RefusedError`` (401) without one, and for an access token, which is for other
        services. The body and the query never decide this.
        """
        claims = self._claims
        owner = claims.get("sub")
        if isinstance(owner, str) and owner and claims.get("token_use", "id") == "id":
            return owner
        raise RefusedError(
            401,
            "not_signed_in",
            "Sign in first: send the header Authorization: Bearer <token>.",
            field="Authorization",
            headers={"WWW-Authenticate": "Bearer"},
        )

    @property
    def signed_in_at(self) -> int | None:
        """When the password was given, in Unix seconds; renewing the token does not change it."""
        found = str(self._claims.get("auth_time"))
        return int(found) if found.isdecimal() else None

    @property
    def _claims(self) -> Mapping[str, Any]:
        # API Gateway hands every claim over as text.
        return (self._context.get("authorizer") or {}).get("claims") or {}

    def header(self, name: str) -> str | None:
        """A header by its name in any case; of a repeated one the last."""
        values = self.header_values(name)
        return values[-1] if values else None

    def header_values(self, name: str) -> list[str]:
        """Every value of a header by its name in any case."""
        return self._headers.get(name.lower(), [])

    @cached_property
    def _headers(self) -> dict[str, list[str]]:
        single = {name: [value] for name, value in (self.event.get("headers") or {}).items()}
        given = {**single, **(self.event.get("multiValueHeaders") or {})}
        return {name.lower(): values for name, values in given.items() if values}

    def query(self, name: str) -> str | None:
        """A query parameter; raises ``InvalidError`` when it is given more than once."""
        values = self._query.get(name)
        if values and len(values) > 1:
            raise InvalidError(
                f"The parameter {name} is given {len(values)} times.",
                [FieldFault(name, "give it once")],
                code="query_not_valid",
            )
        return values[0] if values else None

    def check_query(self, known: Sequence[str]) -> None:
        """Raise ``InvalidError`` naming every query parameter but these: a typo never vanishes."""
        unknown = [name[:100] for name in self._query if name not in known]
        if not unknown:
            return
        those = f"this address takes {', '.join(known) or 'none'}"
        raise InvalidError(
            f"There is no query parameter {', '.join(unknown)[:200]}: {those}.",
            [FieldFault(name, f"there is no such parameter; {those}") for name in unknown],
            code="query_not_valid",
        )

    @cached_property
    def _query(self) -> dict[str, list[str]]:
        single = {n: [v] for n, v in (self.event.get("queryStringParameters") or {}).items()}
        return {**single, **(self.event.get("multiValueQueryStringParameters") or {})}

    @cached_property
    def body_text(self) -> str:
        """The body as JSON text; raises what ``decode_body`` raises."""
        return decode_body(
            self.event.get("body"), base64_encoded=bool(self.event.get("isBase64Encoded"))
        )

    @cached_property
    def body(self) -> dict[str, Any]:
        """The body as an object; raises what ``parse_object`` and ``check_media_type`` raise."""
        text = self.body_text
        check_media_type(self.header("Content-Type"))
        return parse_object(text)

    @property
    def has_body(self) -> bool:
        return bool(self.body_text.strip())

    @property
    def origin(self) -> str:
        """Where this API is reached, for links to it: ``http://127.0.0.1:8000``."""
        domain = self._context.get("domainName") or ""
        scheme = self.header("X-Forwarded-Proto") or "https"
        return f"{scheme}://{domain}" if domain else ""

    def fingerprint(self) -> str:
        """A hash of what is asked for; the order of names and white space do not count."""
        content = self.body if self.has_body else None
        asked = json.dumps([self.method, self.path, content], sort_keys=True)
        return hashlib.sha256(asked.encode()).hexdigest()
