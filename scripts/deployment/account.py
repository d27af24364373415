"""The AWS account that is worked on; ``AWS_ENDPOINT_URL`` makes it an emulator."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoRegionError,
)

DEFAULT_REGION = "us-east-1"


class DeploymentError(Exception):
    """Something that the reader can put right; the message says how."""


@cache
def client(service: str, region: str) -> Any:
    """A client of boto3; throttled calls are tried again."""
    config = Config(retries={"mode": "adaptive", "max_attempts": 8}, connect_timeout=10)
    return boto3.client(service, region_name=region, config=config)


def emulated() -> bool:
    return bool(os.environ.get("AWS_ENDPOINT_URL"))


def configured_region() -> str:
    """The region of the environment or the profile; ``us-east-1`` where neither names one."""
    try:
        # boto3 by itself reads only AWS_DEFAULT_REGION.
        named = os.environ.get("AWS_REGION") or boto3.session.Session().region_name
        return named or DEFAULT_REGION
    except (BotoCoreError, NoRegionError):
        return DEFAULT_REGION


def account_id(region: str) -> str:
    """Who is signed in. Raises ``DeploymentError`` when nobody is."""
    try:
        account: str = client("sts", region).get_caller_identity()["Account"]
    except (EndpointConnectionError, ConnectTimeoutError) as error:
        raise DeploymentError(
            f"AWS can't be reached in {region}. Is there such a region, and a network here?"
        ) from error
    except (BotoCoreError, ClientError) as error:
        raise DeploymentError(
            f"AWS does not know who you are ({code_of(error)}). Sign in: 'aws configure sso', or"
            " set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
        ) from error
    return account


def partition(region: str) -> str:
    found: str = boto3.session.Session().get_partition_for_region(region)
    return found


def code_of(error: Exception) -> str:
    """AWS's code of an error, or the name of ours."""
    if isinstance(error, ClientError):
        return str(error.response.get("Error", {}).get("Code", "unknown"))
    return type(error).__name__
