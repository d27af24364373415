"""Clients of AWS services, one of each per process."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from botocore.config import Config
from botocore.session import Session, get_session

from scatterpilot.adapters.aws_service_data import ServiceData

Client = Any
"""A botocore client; it has a method for each operation of its service."""

Watch = Callable[[Client], None]
"""Is handed each client that is made, to see its calls."""

# A call that hangs is given up early and tried again: answers take milliseconds. "standard" waits
# for a growing random time between tries, and repeats what was throttled or failed.
_COMMON = Config(
    connect_timeout=1,
    read_timeout=3,
    retries={"mode": "standard", "total_max_attempts": 4},
    tcp_keepalive=True,
)
# By itself botocore would sign links with an algorithm that newer regions refuse, and for S3's
# global host: that refuses buckets of regions launched since March 2019, and redirects to others
# while they are new, to where the signature no longer fits.
_REGIONAL = {"addressing_style": "virtual", "us_east_1_regional_endpoint": "regional"}
_OF_SERVICE = {"s3": Config(signature_version="s3v4", s3=_REGIONAL)}


@cache
def client(service: str, watch: Watch | None = None) -> Client:
    """The client of one of ``SERVICES``, with region, keys and endpoint as botocore finds them.

    Straight from botocore, which starts faster than boto3. Clients may be used by many threads.
    """
    made = make_client(_session(), service)
    if watch is not None:
        watch(made)
    return made


def make_client(session: Session, service: str, **where: Any) -> Client:
    """A client of a session; ``where`` goes to ``create_client``: region, endpoint, keys."""
    config = _COMMON.merge(_OF_SERVICE.get(service, Config()))
    return session.create_client(service, config=config, **where)


@cache
def _session() -> Session:
    session = get_session()
    session.register_component("data_loader", ServiceData())
    return session
