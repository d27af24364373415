"""Claude and other models on Amazon Bedrock, through the Converse API of boto3.

The credentials and ``AWS_ENDPOINT_URL_BEDROCK_RUNTIME`` are boto3's own to find, and the region
where none is given: ``AWS_REGION``, which other SDKs read, is none of its names.
"""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Any

from scatterpilot.adapters.bedrock_converse import converse_arguments, reply_of
from scatterpilot.domain.chat import ChatReply, ChatRequest, ModelError, ModelFailure

# Importing it would need botocore, which is only there where Bedrock is used.
if TYPE_CHECKING:
    from scatterpilot.adapters.aws_client import Watch

INSTALL = f"`{sys.executable} -m pip install '.[bedrock]'` in ScatterPilot's folder"

_CONNECT_SECONDS = 3.0
# Read timeouts in seconds that clients are made with: a client has one, and each costs memory.
_STEPS = (1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 900)
_FAILURES: dict[str, ModelFailure] = {
    "AccessDeniedException": "access_denied",
    "ThrottlingException": "throttled",
    "TooManyRequestsException": "throttled",
    "ServiceQuotaExceededException": "throttled",
    "ModelNotReadyException": "throttled",
    "ModelTimeoutException": "timeout",
    "InternalServerException": "unavailable",
    "ServiceUnavailableException": "unavailable",
    "ModelErrorException": "unavailable",
    "ResourceNotFoundException": "retired",
    "UnrecognizedClientException": "not_set_up",
    "InvalidSignatureException": "not_set_up",
    "ExpiredTokenException": "not_set_up",
    "InvalidClientTokenId": "not_set_up",
}
# What the service says of a model that Anthropic's form was not filled in for, as a "not found".
_ACCESS_SIGNS = ("use case details", "use-case form")
# What a ValidationException says when it is about the model, or about too long an input.
_RETIRED_SIGNS = ("end of its life", "legacy", "model identifier", "on-demand throughput")
_LONG_SIGNS = ("too long", "too many input tokens", "context window", "maximum context")


class BedrockModel:
    """A ``ChatModel``: one model id or inference profile."""

    def __init__(
        self, model_id: str, region: str | None = None, watch: Watch | None = None
    ) -> None:
        """Raises ``ModelError`` when boto3 is not installed, or the profile it is to use not known.

        What else may be lacking is found when the model is asked, or by ``check_set_up``.
        """
        self.model_id = model_id
        self._clients: dict[int, Any] = {}
        self._lock = threading.Lock()
        self._watch = watch
        try:
            import boto3
            from botocore.exceptions import ProfileNotFound
            from botocore.session import get_session
        except ImportError as error:
            raise ModelError(
                "not_set_up", f"Amazon Bedrock needs boto3. Install it with {INSTALL}."
            ) from error
        self._finder = get_session()
        try:
            self._session = boto3.session.Session(botocore_session=self._finder, region_name=region)
        except ProfileNotFound as error:
            raise ModelError(
                "not_set_up",
                "AWS_PROFILE names no profile of this machine; `aws configure list-profiles` "
                "lists them.",
            ) from error

    def converse(self, request: ChatRequest) -> ChatReply:
        """Ask once; see ``ports.ChatModel``."""
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            client = self._client(request.timeout)
            answer = client.converse(**converse_arguments(self.model_id, request))
            return reply_of(answer, self.model_id)
        except ClientError as error:
            raise self._refused(error.response) from error
        except BotoCoreError as error:
            raise self._broken(error) from error
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError("unavailable", "Amazon Bedrock sent an unreadable answer.") from error

    def check_set_up(self) -> None:
        """Raises ``ModelError`` that says exactly what to set when boto3 finds no region or nothing
        to sign with. Whether what it finds is right, only the service knows.
        """
        from botocore.exceptions import BotoCoreError

        try:
            lacking = self._lacking()
        except BotoCoreError as error:
            raise self._broken(error) from error
        if lacking:
            raise ModelError("not_set_up", lacking)

    def lacking_here(self) -> str:
        """As ``check_set_up``, in words, and without asking the network, which may take seconds."""
        from botocore.exceptions import BotoCoreError

        from scatterpilot.adapters.aws_sign_in import finds_credentials_here

        try:
            return _needed(self._session.region_name, finds_credentials_here())
        except BotoCoreError as error:
            return self._broken(error).message

    def _lacking(self) -> str:
        from scatterpilot.adapters.aws_sign_in import finds_credentials

        return _needed(self._session.region_name, finds_credentials(self._finder))

    def _client(self, timeout: float) -> Any:
        from botocore.config import Config

        step = max((step for step in _STEPS if step <= timeout), default=_STEPS[0])
        with self._lock:
            if step not in self._clients:
                config = Config(
                    connect_timeout=min(_CONNECT_SECONDS, step),
                    read_timeout=step,
                    retries={"total_max_attempts": 1, "mode": "standard"},
                )
                made = self._session.client("bedrock-runtime", config=config)
                if self._watch is not None:
                    self._watch(made)
                self._clients[step] = made
            return self._clients[step]

    def _refused(self, response: dict[str, Any]) -> ModelError:
        """The service answered with an error. Its text may name accounts, so it is not shown."""
        code = response.get("Error", {}).get("Code", "")
        text = str(response.get("Error", {}).get("Message", "")).lower()
        metadata = response.get("ResponseMetadata", {})
        failure = _FAILURES.get(code) or _by_status(metadata.get("HTTPStatusCode", 0), text)
        if any(sign in text for sign in _ACCESS_SIGNS):
            failure = "access_denied"
        wait = metadata.get("HTTPHeaders", {}).get("retry-after", "")
        return self._error(failure, float(wait) if wait.isdigit() else None)

    def _broken(self, error: Exception) -> ModelError:
        """No answer of the service came."""
        from botocore import exceptions

        timeouts = (exceptions.ReadTimeoutError, exceptions.ConnectTimeoutError)
        set_up = (
            exceptions.NoCredentialsError,
            exceptions.PartialCredentialsError,
            exceptions.CredentialRetrievalError,
            exceptions.NoRegionError,
            exceptions.ProfileNotFound,
            exceptions.SSOError,
            exceptions.TokenRetrievalError,
        )
        if isinstance(error, timeouts):
            return self._error("timeout")
        if isinstance(error, set_up):
            return self._not_set_up()
        if isinstance(error, exceptions.ParamValidationError):
            return self._error("not_usable")
        return self._error("unavailable")

    def _not_set_up(self) -> ModelError:
        from botocore.exceptions import BotoCoreError

        try:
            lacking = self._lacking()
        except BotoCoreError:
            lacking = ""
        return ModelError("not_set_up", lacking) if lacking else self._error("not_set_up")

    def _error(self, failure: ModelFailure, retry_after: float | None = None) -> ModelError:
        texts: dict[ModelFailure, str] = {
            "access_denied": (
                f"Amazon Bedrock refused access to {self.model_id}. Enable model access: open the "
                "model in the model catalog of the Bedrock console, in this region (Anthropic asks "
                "for a short form, once), and allow bedrock:InvokeModel on it."
            ),
            "not_set_up": (
                "AWS refused the credentials as wrong or no longer valid. Renew them (`aws sso "
                "login`, `aws configure`), or set AWS_PROFILE to others."
            ),
            "retired": (
                f"Amazon Bedrock does not offer the model {self.model_id} here (any more). Set "
                "BEDROCK_MODEL_ID to one it lists; newer models need an inference profile's id."
            ),
            "throttled": "Amazon Bedrock is busy (throttled). Try again in a moment.",
            "timeout": "The model took too long to answer. Try again.",
            "too_long": "That is too long for the model. Send it in parts.",
            "not_usable": "Amazon Bedrock could not use the request; this is a fault of ours.",
        }
        text = texts.get(failure, "Amazon Bedrock is not answering. Try again in a moment.")
        return ModelError(failure, text, retry_after=retry_after)


def _needed(region: str | None, signs: bool) -> str:
    lacking = []
    if not region:
        lacking.append("a region (set AWS_REGION, for example to us-east-1)")
    if not signs:
        lacking.append(
            "credentials (set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or "
            "run `aws configure`)"
        )
    return f"Amazon Bedrock needs {' and '.join(lacking)}." if lacking else ""


def _by_status(status: int, text: str) -> ModelFailure:
    if status == 429:
        return "throttled"
    if status >= 500:
        return "unavailable"
    if any(sign in text for sign in _LONG_SIGNS):
        return "too_long"
    return "retired" if any(sign in text for sign in _RETIRED_SIGNS) else "not_usable"
