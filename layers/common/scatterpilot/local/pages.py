"""Static files: the web page at ``/`` and the documentation of the API at ``/docs``."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from scatterpilot.api.headers import SECURITY_HEADERS
from scatterpilot.local.messages import Reply, encoded

_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "ico": "image/x-icon",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
}
_OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
_STRICT = f"{_OWN}; require-trusted-types-for 'script'"
# Swagger UI writes style attributes and HTML; it needs no other host and no inline script.
_DOCS = _OWN.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
_HEADERS = {
    **SECURITY_HEADERS,
    "Cache-Control": "no-cache",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@dataclass(frozen=True)
class Pages:
    """The files of the web page in ``folder``; no links out of it, no hidden ones."""

    folder: Traversable

    def find(self, path: str, accepted: str = "") -> Reply | None:
        """The file at a path of the server, if there is one; texts go out compressed to who reads
        that (``accepted`` is the request's ``Accept-Encoding``).
        """
        page = self._page(path)
        return page and _compressed(page, accepted)

    def _page(self, path: str) -> Reply | None:
        if path in ("/docs", "/docs/"):
            path = "/docs/index.html"
        if path.startswith("/docs/"):
            return _docs_file(path.removeprefix("/docs/"))
        return _file(self.folder, path.removeprefix("/") or "index.html", _STRICT)


def _compressed(page: Reply, accepted: str) -> Reply:
    headers = dict(page.headers)
    packed = headers[b"content-type"].startswith(_PACKED) and len(page.body) > _SMALL
    if not packed or "gzip" not in accepted.lower():
        return page
    body = gzip.compress(page.body, mtime=0)
    more = encoded({"Content-Encoding": "gzip", "Vary": "Accept-Encoding"})
    return Reply(page.status, [*page.headers, *more], body)


_PACKED = (b"text/", b"application/json", b"application/manifest", b"image/svg")
_SMALL = 500
"""Bytes below which packing saves nothing."""


def _docs_file(name: str) -> Reply | None:
    folder, own_name = _DOCS_FILES.get(name, (None, ""))
    return _file(files(folder), own_name, _DOCS) if folder else None


# Swagger UI comes with Powertools, so the page asks no other host for it.
_SWAGGER_UI = "aws_lambda_powertools.event_handler.openapi.swagger_ui"
_DOCS_FILES: Mapping[str, tuple[str, str]] = {
    "index.html": ("scatterpilot.local.docs", "index.html"),
    "start.js": ("scatterpilot.local.docs", "start.js"),
    "swagger-ui.css": (_SWAGGER_UI, "swagger-ui.min.css"),
    "swagger-ui.js": (_SWAGGER_UI, "swagger-ui-bundle.min.js"),
}


def _file(folder: Traversable, path: str, policy: str) -> Reply | None:
    parts = path.split("/")
    # Without a dot in front and without backslashes or colons, no part can lead out of the folder.
    if not all(part and part[0] != "." and not set(part) & set("\\:\0") for part in parts):
        return None
    media_type = _TYPES.get(path.rpartition(".")[2].lower())
    file = folder.joinpath(*parts)
    if media_type is None or not file.is_file():
        return None
    headers = {**_HEADERS, "Content-Type": media_type, "Content-Security-Policy": policy}
    if parts[0] == "img":
        # A page uses the same picture in many places; each would ask for it anew.
        headers["Cache-Control"] = "max-age=300"
    return Reply(200, encoded(headers), file.read_bytes())
