"""A link names S3's host of the bucket's own region, as botocore's rules of endpoints have it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from botocore.endpoint_provider import EndpointProvider
from botocore.loaders import create_loader
from botocore.session import get_session

from scatterpilot.adapters.aws_client import make_client
from scatterpilot.adapters.s3 import S3Blobs
from tests.contract.samples import NOW

BUCKET = "scatterpilot-invoices-prod-123456789012"
HOSTS = {
    "us-east-1": "s3.us-east-1.amazonaws.com",
    "eu-central-1": "s3.eu-central-1.amazonaws.com",
    # Launched since March 2019: the global host knows nothing of them.
    "eu-south-1": "s3.eu-south-1.amazonaws.com",
    "me-central-1": "s3.me-central-1.amazonaws.com",
    "us-gov-west-1": "s3.us-gov-west-1.amazonaws.com",
    "cn-north-1": "s3.cn-north-1.amazonaws.com.cn",
}


def host_of_link(region: str) -> str:
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "secret"}
    client = make_client(get_session(), "s3", region_name=region, **keys)
    link = S3Blobs(client, BUCKET).link("anna/inv_1.pdf", "INV-1.pdf", NOW)
    return urlsplit(link).netloc


@pytest.fixture(scope="module")
def rules() -> EndpointProvider:
    """How AWS says where a service is."""
    loader = create_loader()
    rule_set: Any = loader.load_service_model("s3", "endpoint-rule-set-1")
    return EndpointProvider(rule_set, loader.load_data("partitions"))


@pytest.mark.parametrize("region", HOSTS)
def test_a_link_is_to_the_host_of_its_region(region: str, rules: EndpointProvider) -> None:
    named = rules.resolve_endpoint(
        Bucket=BUCKET, Region=region, UseGlobalEndpoint=False, UseFIPS=False, UseDualStack=False
    )
    assert host_of_link(region) == urlsplit(named.url).netloc == f"{BUCKET}.{HOSTS[region]}"
