"""Buckets with all their versions: S3 deletes only what is empty."""

from __future__ import annotations

from botocore.exceptions import ClientError
from scripts.deployment.account import client


def delete_bucket(name: str, region: str) -> None:
    """Delete a bucket with everything in it, if there is one."""
    if empty_bucket(name, region):
        client("s3", region).delete_bucket(Bucket=name)


def empty_bucket(name: str, region: str) -> bool:
    """Delete every version of every object; ``False`` when there is no such bucket."""
    s3 = client("s3", region)
    if not is_there(name, region):
        return False
    for found in s3.get_paginator("list_object_versions").paginate(Bucket=name):
        versions = [*found.get("Versions", ()), *found.get("DeleteMarkers", ())]
        for version in versions:
            s3.delete_object(Bucket=name, Key=version["Key"], VersionId=version["VersionId"])
    return True


def is_there(name: str, region: str) -> bool:
    try:
        client("s3", region).head_bucket(Bucket=name)
    except ClientError:
        return False
    return True
