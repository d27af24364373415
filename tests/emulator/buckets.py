"""Buckets of a test's own, and what S3's links say."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
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
