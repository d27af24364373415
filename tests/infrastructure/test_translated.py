"""What AWS makes of the template, as its own translator tells."""

from __future__ import annotations

import json

import pytest

from tests.emulator.process import installed
from tests.infrastructure.serverless import the_only, translated

pytestmark = [
    pytest.mark.emulator,
    pytest.mark.skipif(not installed(), reason="the emulator is not installed: make emulator"),
]

DEPLOYMENT, STAGE = "AWS::ApiGateway::Deployment", "AWS::ApiGateway::Stage"


def test_every_change_of_the_stack_is_deployed_to_the_stage() -> None:
    """Such as other origins, another user pool, a domain: the template's text stays the same."""
    before, after = (the_only(DEPLOYMENT, translated(moment))[0] for moment in (0, 60))
    assert before != after
    for moment, deployment in ((0, before), (60, after)):
        _, stage = the_only(STAGE, translated(moment))
        assert stage["DeploymentId"] == {"Ref": deployment}


def test_no_page_has_to_be_named_for_it_to_read_what_the_gateway_refuses() -> None:
    _, api = the_only("AWS::ApiGateway::RestApi", translated())
    answers = api["Body"]["x-amazon-apigateway-gateway-responses"]
    allowed = "gatewayresponse.header.Access-Control-Allow-Origin"
    assert {answer["responseParameters"][allowed] for answer in answers.values()} == {"'*'"}
    assert "AllowedOrigins" not in json.dumps(api)


def test_whether_the_address_of_aws_is_closed_goes_into_the_api() -> None:
    _, api = the_only("AWS::ApiGateway::RestApi", translated())
    [server] = api["Body"]["servers"]
    closed = server["x-amazon-apigateway-endpoint-configuration"]["disableExecuteApiEndpoint"]
    assert closed == {"Fn::If": ["ClosesAwsAddress", True, False]}
