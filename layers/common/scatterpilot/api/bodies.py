"""Request bodies: JSON that is safe to work with, or an error that says what to change."""

from __future__ import annotations

import base64
import binascii
import json
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from scatterpilot.api.problems import RefusedError
from scatterpilot.domain.errors import FieldFault, InvalidError

BODY_LIMIT = 256 * 1024
MAX_DEPTH = 20
MAX_DIGITS = 40


def decode_body(body: str | None, *, base64_encoded: bool) -> str:
    """The body as text; raises ``RefusedError`` (413) beyond ``BODY_LIMIT`` bytes."""
    raw = body or ""
    # Base64 takes 4 characters for 3 bytes, so this never decodes much more than the limit.
    if len(raw) > BODY_LIMIT * 2:
        raise _too_large()
    try:
        content = base64.b64decode(raw, validate=True) if base64_encoded else raw.encode()
        if len(content) > BODY_LIMIT:
            raise _too_large()
        # Some programs begin every text with the mark of UTF-8.
        return content.decode("utf-8-sig")
    except (binascii.Error, UnicodeError):
        _refuse("it is not UTF-8 text; send JSON in UTF-8")


def check_media_type(content_type: str | None) -> None:
    """Raise ``RefusedError`` (415) for anything that says it is not JSON."""
    if content_type is None:
        return
    media_type = content_type.partition(";")[0].strip().lower()
    if media_type == "application/json" or media_type.endswith("+json"):
        return
    raise RefusedError(
        415,
        "not_json",
        "The body must be JSON: send the header Content-Type: application/json.",
        field="Content-Type",
    )


def parse_object(text: str) -> dict[str, Any]:
    """A JSON object; raises ``InvalidError`` naming what can't be used in it.

    Refused besides what is not JSON: NaN and infinities, numbers of more than ``MAX_DIGITS``
    characters or with digits that no float keeps, a name twice in one object, nesting beyond
    ``MAX_DEPTH``, and lone surrogates.
    """
    if not text.strip():
        _refuse("it is empty; send a JSON object")
    try:
        parsed = json.loads(
            text,
            parse_constant=_no_constant,
            parse_int=lambda digits: int(_bounded(digits)),
            parse_float=lambda digits: _float(_bounded(digits)),
            object_pairs_hook=_no_duplicates,
        )
    except json.JSONDecodeError as error:
        _refuse(f"it is not JSON; correct it at line {error.lineno}, column {error.colno}")
    except RecursionError:
        _refuse(_TOO_DEEP)
    if not isinstance(parsed, dict):
        _refuse("send a JSON object, in braces")
    _check(parsed, "")
    return parsed


_INEXACT = 'a JSON number would lose digits of it; send it as a string such as "12.50"'
_TOO_DEEP = f"it is nested more than {MAX_DEPTH} levels deep; send it flatter"


def _no_constant(name: str) -> NoReturn:
    _refuse(f"{name} is not JSON; leave the value out or send null")


def _bounded(digits: str) -> str:
    if len(digits) > MAX_DIGITS:
        _refuse(f"a number has more than {MAX_DIGITS} characters; send a shorter one")
    return digits


class _Inexact:
    """A number whose digits a float would not keep; refused once its place is known."""


def _float(digits: str) -> float | _Inexact:
    number = float(digits)
    try:
        kept = Decimal(repr(number)) == Decimal(digits)
    except InvalidOperation:  # an exponent beyond any number
        kept = False
    return number if kept else _Inexact()


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            _refuse("it is given twice; keep one", _clean(name))
        found[name] = value
    return found


def _check(value: Any, path: str, depth: int = 1) -> None:
    if depth > MAX_DEPTH:
        _refuse(_TOO_DEEP)
    if isinstance(value, _Inexact):
        _refuse(_INEXACT, path.removeprefix("invoice_data."))
    if isinstance(value, str):
        _check_text(value, path)
    elif isinstance(value, dict):
        for name, item in value.items():
            _check_text(name, path)
            _check(item, f"{path}.{name}" if path else name, depth + 1)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _check(item, f"{path}.{index}" if path else str(index), depth + 1)


def _check_text(text: str, path: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        _refuse("it contains half a character (a lone surrogate); remove it", path or "body")


def _clean(name: str) -> str:
    return name.encode(errors="replace").decode()[:100]


def _refuse(why: str, field: str = "body") -> NoReturn:
    subject = "The body" if field == "body" else f"The field {field}"
    raise InvalidError(
        f"{subject} can't be used: {why}.", [FieldFault(field, why)], code="body_not_valid"
    )


def _too_large() -> RefusedError:
    return RefusedError(
        413,
        "body_too_large",
        f"The body is larger than {BODY_LIMIT // 1024} kB; send less, or split it.",
        field="body",
    )
