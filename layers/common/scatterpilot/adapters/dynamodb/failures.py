"""DynamoDB's failures as errors the caller can act on, and the patience to try again."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager

from botocore import exceptions
from botocore.exceptions import ClientError, HTTPClientError

from scatterpilot.domain.errors import ConflictError, UnavailableError

BUSY = "The database is busy with other requests; nothing was changed. Try again in a moment."
_SILENT = (
    "The database did not answer in time. Try again in a moment; if you were changing something, "
    "look first whether it was done."
)

CONDITION_FAILED = "ConditionalCheckFailedException"
TRANSACTION_CANCELLED = "TransactionCanceledException"
# Another transaction holds the item; unlike throttling, botocore leaves repeating that to us.
_HELD = {"TransactionConflictException", "TransactionInProgressException"}
_THROTTLED = {
    "LimitExceededException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "ThrottlingException",
}
# The items under a partition key and their copies in local indexes have come to 10 GB.
_FULL = {"ItemCollectionSizeLimitExceededException", "ItemCollectionSizeLimitExceeded"}
_REFUSED = "ConditionalCheckFailed"
_PASSING = {"ProvisionedThroughputExceeded", "ThrottlingError", "TransactionConflict"}


class Patience:
    """Pauses between tries: of random length, growing to a third of a second, ``seconds`` in all.

    Random, so that those who met once don't meet again at the next try.
    """

    def __init__(self, seconds: float = 5.0) -> None:
        self._give_up = time.monotonic() + seconds
        self._longest = 0.01

    def pause(self) -> None:
        """Raises ``UnavailableError`` when there was enough trying."""
        pause = random.uniform(0, self._longest)  # noqa: S311 - nobody gains by guessing it
        if time.monotonic() + pause > self._give_up:
            raise UnavailableError(BUSY)
        time.sleep(pause)
        self._longest = min(2 * self._longest, 0.32)


@contextmanager
def unavailable() -> Iterator[None]:
    """Raise ``UnavailableError`` for what DynamoDB did, ``ConflictError`` with code
    ``account_full`` where a shelf has no room left; a mistake of ours stays what it is."""
    try:
        yield
    except (exceptions.ConnectionError, HTTPClientError) as error:
        raise UnavailableError(_SILENT) from error
    except ClientError as error:
        if code_of(error) in _THROTTLED or _status(error) >= 500:
            raise UnavailableError(BUSY) from error
        if _FULL & {code_of(error), *_reasons(error)}:
            raise _full() from error
        raise


def _full() -> ConflictError:
    return ConflictError(
        "What was made at that time has come to the 10 GB that it may take; nothing was stored. "
        "Delete drafts of that time; what is new finds room.",
        code="account_full",
    )


def code_of(error: ClientError) -> str:
    code: str = error.response["Error"]["Code"]
    return code


def will_pass(error: ClientError) -> bool:
    """Whether it failed only because others were writing at that moment."""
    reasons = _reasons(error)
    return code_of(error) in _HELD or (
        bool(_PASSING.intersection(reasons)) and _REFUSED not in reasons
    )


def refused_step(error: ClientError) -> int | None:
    """The first write of a cancelled transaction whose condition did not hold."""
    reasons = _reasons(error)
    return reasons.index(_REFUSED) if _REFUSED in reasons else None


def _reasons(error: ClientError) -> list[str]:
    if code_of(error) != TRANSACTION_CANCELLED:
        return []
    return [reason.get("Code", "None") for reason in error.response.get("CancellationReasons", [])]


def _status(error: ClientError) -> int:
    status: int = error.response["ResponseMetadata"]["HTTPStatusCode"]
    return status
