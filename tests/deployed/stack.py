"""The stack on the emulator: deployed, used and taken down by the scripts that people use."""

from __future__ import annotations

import base64
import json
import os
import secrets
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import httpx

from tests.emulator.process import ENVIRONMENT, REGION, ROOT, Emulator

ORIGIN = "https://app.example.com"
NAME = "scatterpilot-dev"
_PASSWORD = "Correct-Horse-7-battery"


@dataclass(frozen=True)
class User:
    """Somebody who is signed in; ``owner`` is whom the tokens name."""

    name: str
    owner: str
    id_token: str
    access_token: str


class DeployedStack:
    """The stack ``NAME`` in an emulator."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator

    def script(self, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of ``scripts/`` as somebody with the keys of the account's root."""
        return subprocess.run(
            [ROOT / "scripts" / name, "--yes", "--region", REGION, *arguments],
            cwd=ROOT,
            env={
                "PATH": os.environ["PATH"],
                "HOME": os.environ["HOME"],
                **self.emulator.environment,
            },
            capture_output=True,
            text=True,
            timeout=420,
        )

    def deploy(self, *flags: str, **parameters: str) -> str:
        """What the script prints; ``flags`` go to it as they are."""
        runtime = [
            *("--runtime", _runtime(), "--origins", ORIGIN),
            *(f"--parameter={name}={value}" for name, value in parameters.items()),
            *flags,
        ]
        run = self.script("03-deploy.sh", *runtime)
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout

    @cached_property
    def outputs(self) -> Mapping[str, str]:
        [stack] = self._cloudformation.describe_stacks(StackName=NAME)["Stacks"]
        return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}

    @cached_property
    def http(self) -> httpx.Client:
        """Relative addresses are the API's."""
        api, stage = self.outputs["ApiId"], self.outputs["StageName"]
        address = f"{self.emulator.url}/restapis/{api}/{stage}/_user_request_"
        return httpx.Client(base_url=address, timeout=60)

    def call(
        self, user: User | str | None, method: str, path: str, body: Any = None, **headers: str
    ) -> httpx.Response:
        """Send a request as a user, with a token of one's own, or with none."""
        token = user.id_token if isinstance(user, User) else user
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if token is not None:
            given["Authorization"] = f"Bearer {token}"
        return self.http.request(method, path, json=body, headers=given)

    def sign_up(self, client_id: str | None = None, pool_id: str | None = None) -> User:
        """A new user, signed in as the page does it; of another pool if one is named."""
        cognito = self.emulator.client("cognito-idp")
        client_id = client_id or self.outputs["UserPoolClientId"]
        name = f"{secrets.token_hex(6)}@example.com"
        attributes = [{"Name": "email", "Value": name}]
        cognito.sign_up(
            ClientId=client_id, Username=name, Password=_PASSWORD, UserAttributes=attributes
        )
        cognito.admin_confirm_sign_up(
            UserPoolId=pool_id or self.outputs["UserPoolId"], Username=name
        )
        return self.sign_in(name, client_id)

    def sign_in(self, name: str, client_id: str | None = None) -> User:
        answer = self.emulator.client("cognito-idp").initiate_auth(
            ClientId=client_id or self.outputs["UserPoolClientId"],
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": name, "PASSWORD": _PASSWORD},
        )["AuthenticationResult"]
        owner = str(claims_of(answer["IdToken"])["sub"])
        return User(name, owner, answer["IdToken"], answer["AccessToken"])

    def log_of(self, output: str) -> list[dict[str, Any]]:
        """What a function has written, each line of JSON as an object."""
        logs = self.emulator.client("logs")
        group = f"/aws/lambda/{self.outputs[output]}"
        events = logs.filter_log_events(logGroupName=group)["events"]
        written = [line for event in events for line in event["message"].splitlines()]
        return [json.loads(line) for line in written if line.startswith("{")]

    def left_over(self) -> list[str]:
        """Stacks, tables, functions and buckets that are still there."""
        client = self.emulator.client
        stacks = self._cloudformation.list_stacks()["StackSummaries"]
        return [
            *(s["StackName"] for s in stacks if not s["StackStatus"].endswith("DELETE_COMPLETE")),
            *client("dynamodb").list_tables()["TableNames"],
            *(each["FunctionName"] for each in client("lambda").list_functions()["Functions"]),
            *(each["Name"] for each in client("s3").list_buckets()["Buckets"]),
        ]

    @property
    def _cloudformation(self) -> Any:
        return self.emulator.client("cloudformation")


def claims_of(token: str) -> dict[str, Any]:
    part = token.split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return claims


def _runtime() -> str:
    """The runtime whose Python the emulator's functions run on."""
    asked = "import sys; print('python%d.%d' % sys.version_info[:2])"
    python = ENVIRONMENT / "runtime" / "bin" / "python"
    run = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True)
    return run.stdout.strip()
