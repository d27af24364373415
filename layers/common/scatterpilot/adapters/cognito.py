"""The users of a Cognito user pool."""

from __future__ import annotations

from botocore import exceptions
from botocore.exceptions import ClientError, HTTPClientError

from scatterpilot.adapters.aws_client import Client
from scatterpilot.domain.errors import UnavailableError

_BUSY = {"TooManyRequestsException", "InternalErrorException", "ThrottlingException"}
_GONE = "UserNotFoundException"


class CognitoSignIns:
    """``SignIns`` of a pool; an owner is the ``sub`` of a user, by which Cognito finds them."""

    def __init__(self, client: Client, pool: str) -> None:
        self._client = client
        self._pool = pool

    def delete(self, owner: str) -> None:
        """Raises ``UnavailableError``."""
        try:
            self._client.admin_delete_user(UserPoolId=self._pool, Username=owner)
        except (exceptions.ConnectionError, HTTPClientError) as error:
            raise _unavailable() from error
        except ClientError as error:
            code = error.response["Error"]["Code"]
            if code in _BUSY:
                raise _unavailable() from error
            if code != _GONE:
                raise


def _unavailable() -> UnavailableError:
    return UnavailableError(
        "The records are erased, but the sign-in could not be deleted yet. Ask again in a moment."
    )
