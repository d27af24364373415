"""Buckets of a test's own, and what S3's links say."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit


@contextmanager
def new_bucket(client: Any) -> Iterator[str]:
    """An empty bucket, deleted afterwards."""
    name = f"test-{uuid.uuid4().hex}"
    client.create_bucket(Bucket=name)
    yield name
    for found in client.list_objects_v2(Bucket=name).get("Contents", []):
        client.delete_object(Bucket=name, Key=found["Key"])
    client.delete_bucket(Bucket=name)


def signed_for(link: str) -> int:
    """How many seconds a link works, as its signature says."""
    [seconds] = parse_qs(urlsplit(link).query)["X-Amz-Expires"]
    return int(seconds)


def link_signed_at(signed: datetime, client: Any, bucket: str, key: str, seconds: int) -> str:
    """A link to a file as it would have been signed at a moment, for some seconds from then on.

    Signatures know whole seconds only, so that a link for one second may be over at once. One that
    is to be over is signed in the past instead, whatever the time between signing and asking.
    """
    with patch("botocore.auth.get_current_datetime", return_value=signed):
        link: str = client.generate_presigned_url(
            "get_object", Params={"Bucket": bucket, "Key": key}, ExpiresIn=seconds
        )
    return link
