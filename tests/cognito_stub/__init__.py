"""An Amazon Cognito user pool, as far as a page signs in with it; answers have Cognito's shape."""

from tests.cognito_stub.accounts import FIRST_PASSWORD, PASSWORD, USER, Account
from tests.cognito_stub.pool import REFRESH, Pool
from tests.cognito_stub.server import PoolServer, running_pool

__all__ = [
    "FIRST_PASSWORD",
    "PASSWORD",
    "REFRESH",
    "USER",
    "Account",
    "Pool",
    "PoolServer",
    "running_pool",
]
