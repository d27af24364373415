"""A user for one test, who leaves nothing behind."""

from __future__ import annotations

import base64
import json
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from scripts.deployment import totp
from scripts.deployment.account import DeploymentError, client
from scripts.deployment.user_data import UserData


@dataclass(frozen=True)
class TrialUser:
    """``owner`` is the subject of the token, under which everything is stored."""

    name: str
    token: str
    owner: str


@contextmanager
def trial_user(outputs: Mapping[str, str], region: str) -> Iterator[TrialUser]:
    """Sign up and sign in; afterwards the user and what is theirs is deleted.

    Raises ``DeploymentError`` when sign-in asks for more than a password.
    """
    cognito, pool = client("cognito-idp", region), outputs["UserPoolId"]
    name = f"trial-{secrets.token_hex(6)}@example.com"
    password = f"Aa1{secrets.token_urlsafe(24)}"
    cognito.admin_create_user(
        UserPoolId=pool,
        Username=name,
        MessageAction="SUPPRESS",
        UserAttributes=[
            {"Name": "email", "Value": name},
            {"Name": "email_verified", "Value": "true"},
        ],
    )
    owner = None
    try:
        cognito.admin_set_user_password(
            UserPoolId=pool, Username=name, Password=password, Permanent=True
        )
        token = _sign_in(cognito, outputs["UserPoolClientId"], name, password)
        owner = str(_claims(token)["sub"])
        yield TrialUser(name, token, owner)
    finally:
        if owner:
            UserData(outputs, region).erase(owner)
        else:
            cognito.admin_delete_user(UserPoolId=pool, Username=name)


def _sign_in(cognito: Any, client_id: str, name: str, password: str) -> str:
    """The ID token; where a second factor is required it is set up, as on the page."""
    answer = cognito.initiate_auth(
        ClientId=client_id,
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": name, "PASSWORD": password},
    )
    if answer.get("ChallengeName") == "MFA_SETUP":
        answer = cognito.respond_to_auth_challenge(
            ClientId=client_id,
            ChallengeName="MFA_SETUP",
            Session=_with_app(cognito, answer["Session"]),
            ChallengeResponses={"USERNAME": answer["ChallengeParameters"]["USER_ID_FOR_SRP"]},
        )
    if "AuthenticationResult" not in answer:
        raise DeploymentError(
            f"Sign-in asks for {answer.get('ChallengeName')}, which a trial user can't give."
            " Test by hand, on the page."
        )
    token: str = answer["AuthenticationResult"]["IdToken"]
    return token


def _with_app(cognito: Any, session: str) -> str:
    """Set up an authenticator app that nobody has; the session that goes on from there."""
    app = cognito.associate_software_token(Session=session)
    code = totp.code(app["SecretCode"], time.time())
    verified = cognito.verify_software_token(Session=app["Session"], UserCode=code)
    found: str = verified["Session"]
    return found


def _claims(token: str) -> dict[str, Any]:
    part = token.split(".")[1]
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return found
