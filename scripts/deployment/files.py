"""The files of the bucket: saved to a folder, put back, and brought back after a deletion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError
from scripts.deployment.account import client

from scatterpilot.adapters.durable import make_folder, write_once

_TYPES = {".pdf": "application/pdf", ".txt": "text/plain"}
_THERE_ALREADY = 412


def save(bucket: str, folder: Path, region: str) -> int:
    """Save the current version of every file; how many there were."""
    s3, count = client("s3", region), 0
    make_folder(folder)
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        for found in page.get("Contents", ()):
            content = s3.get_object(Bucket=bucket, Key=found["Key"])["Body"].read()
            write_once(folder / found["Key"], content)
            count += 1
    return count


def restore(folder: Path, bucket: str, region: str, owners: Mapping[str, str]) -> tuple[int, int]:
    """Store what is not there, each under whom its owner is now; how many, and how many not."""
    stored, there = 0, 0
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        owner, *rest = path.relative_to(folder).parts
        key = "/".join([owners.get(owner, owner), *rest])
        if _put(bucket, key, path, region):
            stored += 1
        else:
            there += 1
    return stored, there


def _put(bucket: str, key: str, path: Path, region: str) -> bool:
    try:
        client("s3", region).put_object(
            Bucket=bucket,
            Key=key,
            Body=path.read_bytes(),
            ContentType=_TYPES.get(path.suffix, "application/octet-stream"),
            IfNoneMatch="*",
        )
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] != _THERE_ALREADY:
            raise
        return False
    return True


def undelete(bucket: str, since: datetime, region: str) -> int:
    """Remove the deletion markers set after a moment, so that files are there again."""
    s3, count = client("s3", region), 0
    for marker in list(_markers(bucket, region)):
        if marker["IsLatest"] and marker["LastModified"] > since:
            s3.delete_object(Bucket=bucket, Key=marker["Key"], VersionId=marker["VersionId"])
            count += 1
    return count


def _markers(bucket: str, region: str) -> Iterator[dict[str, Any]]:
    pages = client("s3", region).get_paginator("list_object_versions").paginate(Bucket=bucket)
    for page in pages:
        yield from page.get("DeleteMarkers", ())
