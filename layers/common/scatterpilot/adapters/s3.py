"""Files in a private S3 bucket, handed out by links that S3 itself checks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from botocore import exceptions
from botocore.exceptions import ClientError, HTTPClientError

from scatterpilot.adapters.attachment import content_disposition
from scatterpilot.adapters.aws_client import Client
from scatterpilot.domain.errors import UnavailableError

LINK_SECONDS = 300
_AT_ONCE = 1_000

# Who may not list a bucket gets 403 for a key that is not there.
_MISSING = {403, 404}
_THERE_ALREADY = 412
_PUT_AT_THE_SAME_TIME = 409


class S3Blobs:
    """A ``BlobStore`` in a bucket."""

    def __init__(self, client: Client, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def exists(self, key: str) -> bool:
        """Raises ``UnavailableError``, as do all methods but ``link``."""
        try:
            with _unavailable():
                self._client.head_object(Bucket=self._bucket, Key=key)
        except ClientError as error:
            if _status(error) in _MISSING:
                return False
            raise
        return True

    def get(self, key: str) -> bytes | None:
        try:
            with _unavailable():
                found = self._client.get_object(Bucket=self._bucket, Key=key)
                content: bytes = found["Body"].read()
        except ClientError as error:
            if _status(error) in _MISSING:
                return None
            raise
        return content

    def put(self, key: str, content: bytes, content_type: str) -> None:
        try:
            with _unavailable():
                self._client.put_object(
                    Bucket=self._bucket,
                    Key=key,
                    Body=content,
                    ContentType=content_type,
                    IfNoneMatch="*",
                )
        except ClientError as error:
            if _status(error) != _THERE_ALREADY:
                raise

    def keys(self, owner: str) -> list[str]:
        found = self._versions(owner)
        return sorted(each["Key"] for each in found if each["IsLatest"] and "Size" in each)

    def erase(self, owner: str) -> int:
        """Markers of earlier deletions go too: they hold names, and would bring files back."""
        found = self._versions(owner)
        for start in range(0, len(found), _AT_ONCE):
            self._delete(found[start : start + _AT_ONCE])
        return len({each["Key"] for each in found if "Size" in each})

    def _versions(self, owner: str) -> list[dict[str, Any]]:
        """All versions of all files and all deletion markers, which have no ``Size``."""
        pages = self._client.get_paginator("list_object_versions")
        with _unavailable():
            return [
                each
                for page in pages.paginate(Bucket=self._bucket, Prefix=f"{owner}/")
                for each in (*page.get("Versions", ()), *page.get("DeleteMarkers", ()))
            ]

    def _delete(self, versions: list[dict[str, Any]]) -> None:
        named = [{"Key": each["Key"], "VersionId": each["VersionId"]} for each in versions]
        with _unavailable():
            answer = self._client.delete_objects(
                Bucket=self._bucket, Delete={"Objects": named, "Quiet": True}
            )
        if answer.get("Errors"):
            raise UnavailableError("Not every file could be erased. Ask again in a moment.")

    def link(self, key: str, filename: str, now: datetime) -> str:
        """Signed by this function's role, by the clock of the machine whatever ``now`` says."""
        link: str = self._client.generate_presigned_url(
            "get_object",
            Params={
                "Bucket": self._bucket,
                "Key": key,
                "ResponseContentDisposition": content_disposition(filename),
            },
            ExpiresIn=LINK_SECONDS,
        )
        return link


@contextmanager
def _unavailable() -> Iterator[None]:
    """Raise ``UnavailableError`` for what S3 or the way to it did."""
    try:
        yield
    except (exceptions.ConnectionError, HTTPClientError) as error:
        raise UnavailableError("The file storage did not answer. Try again in a moment.") from error
    except ClientError as error:
        if _status(error) == _PUT_AT_THE_SAME_TIME or _status(error) >= 500:
            raise UnavailableError("The file storage is busy. Try again in a moment.") from error
        raise


def _status(error: ClientError) -> int:
    status: int = error.response["ResponseMetadata"]["HTTPStatusCode"]
    return status
