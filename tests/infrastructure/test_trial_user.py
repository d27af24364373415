"""The user of the deployment's test gets in as people do, whatever the pool asks for."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.session import get_session
from scripts.deployment import totp, trial_user
from scripts.deployment.account import DeploymentError

from scatterpilot.adapters.aws_client import make_client
from tests.cognito_stub import PASSWORD, USER, PoolServer, running_pool

# RFC 6238, appendix B, of which an app shows the last six digits; the secret is ASCII there.
KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
VECTORS = {
    59: "287082",
    1111111109: "081804",
    1111111111: "050471",
    1234567890: "005924",
    2000000000: "279037",
    20000000000: "353130",
}


def client_of(server: PoolServer) -> Any:
    return make_client(
        get_session(),
        "cognito-idp",
        region_name="us-east-1",
        endpoint_url=server.url,
        aws_access_key_id="none",
        aws_secret_access_key="none",
    )


def sign_in(server: PoolServer) -> str:
    return trial_user._sign_in(client_of(server), "client", USER, PASSWORD)


@pytest.mark.parametrize("requires_app", [False, True], ids=["password", "second factor"])
def test_the_trial_user_gets_in(requires_app: bool) -> None:
    with running_pool("token") as server:
        server.pool.requires_app = requires_app
        assert sign_in(server) == "token"
        assert (server.pool.anna.secret is not None) == requires_app


def test_what_it_can_not_give_is_said() -> None:
    with running_pool("token") as server:
        server.pool.anna.status = "FORCE_CHANGE_PASSWORD"
        with pytest.raises(DeploymentError, match="NEW_PASSWORD_REQUIRED"):
            sign_in(server)


@pytest.mark.parametrize(("at", "code"), VECTORS.items())
def test_a_code_is_the_one_that_apps_show(at: int, code: str) -> None:
    assert totp.code(KEY, at) == code


def test_a_secret_comes_without_its_padding() -> None:
    assert totp.code("GEZDGNBVGY", 59) == totp.code("GEZDGNBVGY======", 59)
