"""What botocore is told of AWS services is what it would have found by itself."""

from __future__ import annotations

import pytest
from botocore.exceptions import DataNotFoundError
from botocore.loaders import Loader

from scatterpilot.adapters.aws_service_data import SERVICES, ServiceData

KINDS = ("service-2", "endpoint-rule-set-1", "paginators-1", "waiters-2")
# Nothing of Cognito takes a while, so nothing of it can be waited for.
MODELS = [
    (service, kind)
    for service in SERVICES
    for kind in KINDS
    if (service, kind) != ("cognito-idp", "waiters-2")
]


@pytest.mark.parametrize(("service", "kind"), MODELS)
def test_our_loader_gives_the_models_of_botocores_own(service: str, kind: str) -> None:
    assert ServiceData().load_service_model(service, kind) == Loader().load_service_model(
        service, kind
    )


@pytest.mark.parametrize("name", ["endpoints", "partitions", "_retry", "sdk-default-configuration"])
def test_our_loader_gives_the_data_of_all_services(name: str) -> None:
    assert ServiceData().load_data(name) == Loader().load_data(name)


def test_data_that_is_nowhere_is_told_as_botocore_expects_it() -> None:
    with pytest.raises(DataNotFoundError):
        ServiceData().load_data("nothing-of-this-name")
