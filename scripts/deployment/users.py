"""The users of a pool as lines of JSON, and a pool filled from them.

Cognito gives away neither passwords nor second factors, so whoever is made anew chooses them
again: Cognito mails a first password, or sends a code to who has forgotten theirs.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from scripts.deployment.account import client
from scripts.deployment.data import attributes_of, owner_named

# Cognito makes these itself.
_OF_THE_POOL = ("sub", "identities")
Owners = dict[str, str]
"""Who somebody is now, by who they were: a user of a new pool has a new ``sub``."""


def saved(pool: str, region: str) -> Iterator[str]:
    """A line for each user: the id, the attributes, and whether they may sign in."""
    pages = client("cognito-idp", region).get_paginator("list_users").paginate(UserPoolId=pool)
    for page in pages:
        for user in page["Users"]:
            attributes = attributes_of(user)
            line = {"sub": attributes["sub"], "enabled": user["Enabled"], "attributes": attributes}
            yield json.dumps(line, ensure_ascii=False)


def subs(pool: str, region: str) -> set[str]:
    """Everybody in a pool by their id."""
    return {json.loads(line)["sub"] for line in saved(pool, region)}


def restored(
    lines: Iterable[str], outputs: Mapping[str, str], region: str, *, invite: bool
) -> Owners:
    """Make who is not there yet; everybody with who they are in this pool.

    Somebody is known again by their address. ``invite`` has Cognito mail a first password.
    """
    owners: Owners = {}
    for line in lines:
        user = json.loads(line)
        owners[user["sub"]] = _found_or_made(user, outputs, region, invite=invite)
    return owners


def _found_or_made(
    user: Mapping[str, Any], outputs: Mapping[str, str], region: str, *, invite: bool
) -> str:
    known = owner_named(user["sub"], outputs, region)
    known = known or owner_named(user["attributes"]["email"], outputs, region)
    return known or _made(user, outputs["UserPoolId"], region, invite=invite)


def _made(user: Mapping[str, Any], pool: str, region: str, *, invite: bool) -> str:
    """Without an invitation there is a password that nobody knows: Cognito only sends a code for a
    forgotten password to somebody who had one."""
    cognito, name = client("cognito-idp", region), user["attributes"]["email"]
    kept = {key: each for key, each in user["attributes"].items() if key not in _OF_THE_POOL}
    request: dict[str, Any] = {
        "UserPoolId": pool,
        "Username": name,
        "UserAttributes": [{"Name": key, "Value": each} for key, each in kept.items()],
    }
    made = cognito.admin_create_user(**request, **({} if invite else {"MessageAction": "SUPPRESS"}))
    if not invite:
        password = f"Aa1-{secrets.token_urlsafe(24)}"
        cognito.admin_set_user_password(
            UserPoolId=pool, Username=name, Password=password, Permanent=True
        )
    if not user["enabled"]:
        cognito.admin_disable_user(UserPoolId=pool, Username=name)
    return attributes_of(made["User"])["sub"]
