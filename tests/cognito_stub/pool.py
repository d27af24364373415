"""What a pool does when it is asked; each operation is a method by its name in boto3."""

from __future__ import annotations

import base64
import json
import secrets
import time
from dataclasses import dataclass
from typing import Any

from scripts.deployment import totp

from tests.cognito_stub.accounts import USER, Account, RefusedError

Body = dict[str, Any]
REFRESH = "a-refresh-token"
# The least that Cognito's model allows.
_SESSION_LENGTH = 20


@dataclass
class _Session:
    """Of a sign-in under way; good for one answer."""

    account: Account
    challenge: str
    pending: str | None = None


class Pool:
    """Whoever signs in gets ``token``."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.accounts = {USER: Account(USER)}
        self.requires_app = False
        self.lets_sign_up = True
        self.lifetime = 3600
        """Of a token, in seconds."""
        self.knows_refresh = True
        self.renewals = 0
        self.revoked: list[str] = []
        self.mails: list[tuple[str, str]] = []
        """To whom, and the code."""
        self._sessions: dict[str, _Session] = {}
        self._pending: dict[str, str] = {}

    @property
    def anna(self) -> Account:
        return self.accounts[USER]

    def tokens(self, account: Account) -> Body:
        return {
            "AccessToken": f"access.{account.name}.x",
            "IdToken": self.token,
            "RefreshToken": REFRESH,
            "ExpiresIn": self.lifetime,
            "TokenType": "Bearer",
        }

    def initiate_auth(self, asked: Body) -> Body:
        given = asked["AuthParameters"]
        if asked["AuthFlow"] == "REFRESH_TOKEN_AUTH":
            return self._renewed(given["REFRESH_TOKEN"])
        account = self.accounts.get(given["USERNAME"].lower())
        if account is None or given["PASSWORD"] != account.password:
            raise RefusedError("NotAuthorizedException", "Incorrect username or password.")
        if account.status == "UNCONFIRMED":
            raise RefusedError("UserNotConfirmedException", "User is not confirmed.")
        if account.status == "RESET_REQUIRED":
            message = "Password reset required for the user"
            raise RefusedError("PasswordResetRequiredException", message)
        if account.status == "FORCE_CHANGE_PASSWORD":
            return self._challenge(account, "NEW_PASSWORD_REQUIRED")
        return self._second_step(account)

    def respond_to_auth_challenge(self, asked: Body) -> Body:
        session = self._session(asked["Session"], asked["ChallengeName"])
        given, account = asked["ChallengeResponses"], session.account
        # Not the address that the user typed.
        if given["USERNAME"] != account.name:
            raise RefusedError("InvalidParameterException", "Username is not the session's.")
        if session.challenge == "NEW_PASSWORD_REQUIRED":
            account.choose(given["NEW_PASSWORD"])
            account.status = "CONFIRMED"
            done = self._second_step(account)
        elif session.challenge == "SOFTWARE_TOKEN_MFA":
            self._check_app(account, given["SOFTWARE_TOKEN_MFA_CODE"])
            done = self._signed_in(account)
        else:
            done = self._signed_in(account)
        del self._sessions[asked["Session"]]
        return done

    def associate_software_token(self, asked: Body) -> Body:
        secret = base64.b32encode(secrets.token_bytes(32)).decode().rstrip("=")
        if "AccessToken" in asked:
            self._pending[self._owner(asked).email] = secret
            return {"SecretCode": secret}
        account = self._session(asked["Session"], "MFA_SETUP").account
        del self._sessions[asked["Session"]]
        return {"SecretCode": secret, "Session": self._open(account, "VERIFY", secret)}

    def verify_software_token(self, asked: Body) -> Body:
        if "AccessToken" in asked:
            account = self._owner(asked)
            self._enrol(account, self._pending[account.email], asked["UserCode"])
            return {"Status": "SUCCESS"}
        session = self._session(asked["Session"], "VERIFY")
        assert session.pending
        self._enrol(session.account, session.pending, asked["UserCode"])
        session.account.prefers_app = True
        del self._sessions[asked["Session"]]
        return {"Status": "SUCCESS", "Session": self._open(session.account, "MFA_SETUP")}

    def set_user_mfa_preference(self, asked: Body) -> Body:
        self._owner(asked).prefers_app = asked["SoftwareTokenMfaSettings"]["Enabled"]
        return {}

    def get_user(self, asked: Body) -> Body:
        account = self._owner(asked)
        found: Body = {
            "Username": account.name,
            "UserAttributes": [
                {"Name": "email", "Value": account.email},
                {"Name": "sub", "Value": account.name},
            ],
        }
        if account.prefers_app:
            found["UserMFASettingList"] = ["SOFTWARE_TOKEN_MFA"]
        return found

    def revoke_token(self, asked: Body) -> Body:
        self.revoked.append(asked["Token"])
        self.knows_refresh = False
        return {}

    def global_sign_out(self, asked: Body) -> Body:
        self.revoked.append(self._owner(asked).email)
        self.knows_refresh = False
        return {}

    def forgot_password(self, asked: Body) -> Body:
        account = self.accounts.get(asked["Username"].lower())
        if account and account.status == "FORCE_CHANGE_PASSWORD":
            message = "User password cannot be reset in the current state."
            raise RefusedError("NotAuthorizedException", message)
        return self._mail(account, asked["Username"])

    def confirm_forgot_password(self, asked: Body) -> Body:
        account = self._named(asked)
        account.check_code(asked["ConfirmationCode"])
        account.choose(asked["Password"])
        account.status = "CONFIRMED"
        return {}

    def sign_up(self, asked: Body) -> Body:
        email = asked["Username"].lower()
        if not self.lets_sign_up:
            message = "SignUp is not permitted for this user pool"
            raise RefusedError("NotAuthorizedException", message)
        if email in self.accounts:
            message = "An account with the given email already exists."
            raise RefusedError("UsernameExistsException", message)
        if "@" not in email:
            raise RefusedError("InvalidParameterException", "Username should be an email.")
        assert asked["UserAttributes"] == [{"Name": "email", "Value": asked["Username"]}]
        account = Account(email, status="UNCONFIRMED")
        account.choose(asked["Password"])
        self.accounts[email] = account
        return {"UserConfirmed": False, "UserSub": account.name, **self._mail(account, email)}

    def confirm_sign_up(self, asked: Body) -> Body:
        account = self._named(asked)
        account.check_code(asked["ConfirmationCode"])
        account.status = "CONFIRMED"
        return {}

    def resend_confirmation_code(self, asked: Body) -> Body:
        return self._mail(self._named(asked), asked["Username"])

    def _named(self, asked: Body) -> Account:
        account = self.accounts.get(asked["Username"].lower())
        if account is None:
            message = "Invalid verification code provided, please try again."
            raise RefusedError("CodeMismatchException", message)
        return account

    def _owner(self, asked: Body) -> Account:
        name = asked["AccessToken"].split(".")[1]
        return next(account for account in self.accounts.values() if account.name == name)

    def _renewed(self, refresh: str) -> Body:
        self.renewals += 1
        if refresh != REFRESH or not self.knows_refresh:
            raise RefusedError("NotAuthorizedException", "Refresh Token has been revoked")
        tokens = self.tokens(self.anna)
        # A renewal brings no new one.
        del tokens["RefreshToken"]
        return {"ChallengeParameters": {}, "AuthenticationResult": tokens}

    def _second_step(self, account: Account) -> Body:
        if account.prefers_app:
            return self._challenge(account, "SOFTWARE_TOKEN_MFA")
        return (
            self._challenge(account, "MFA_SETUP") if self.requires_app else self._signed_in(account)
        )

    def _signed_in(self, account: Account) -> Body:
        self.knows_refresh = True
        return {"ChallengeParameters": {}, "AuthenticationResult": self.tokens(account)}

    def _challenge(self, account: Account, name: str) -> Body:
        told = {"USER_ID_FOR_SRP": account.name}
        if name == "MFA_SETUP":
            told["MFAS_CAN_SETUP"] = json.dumps(["SOFTWARE_TOKEN_MFA"])
        return {
            "ChallengeName": name,
            "Session": self._open(account, name),
            "ChallengeParameters": told,
        }

    def _open(self, account: Account, challenge: str, pending: str | None = None) -> str:
        name = secrets.token_urlsafe(_SESSION_LENGTH)
        self._sessions[name] = _Session(account, challenge, pending)
        return name

    def forget_sessions(self) -> None:
        """They last some minutes."""
        self._sessions.clear()

    def _session(self, name: str, challenge: str) -> _Session:
        found = self._sessions.get(name)
        if found is None or found.challenge != challenge:
            message = "Invalid session for the user, session is expired."
            raise RefusedError("NotAuthorizedException", message)
        return found

    def _check_app(self, account: Account, given: str) -> None:
        assert account.secret
        if given != totp.code(account.secret, time.time()):
            raise RefusedError("CodeMismatchException", "Invalid code received for user")
        if given in account.used:
            message = "Your software token has already been used once."
            raise RefusedError("ExpiredCodeException", message)
        account.used.add(given)

    def _enrol(self, account: Account, secret: str, given: str) -> None:
        if given != totp.code(secret, time.time()):
            raise RefusedError("EnableSoftwareTokenMFAException", "Code mismatch")
        account.secret = secret

    def _mail(self, account: Account | None, to: str) -> Body:
        """The same answer for an account that there is not."""
        if account:
            account.code = f"{secrets.randbelow(1_000_000):06d}"
            self.mails.append((account.email, account.code))
        name, _, host = to.partition("@")
        delivery = {
            "Destination": f"{name[0]}***@{host[:1]}***",
            "DeliveryMedium": "EMAIL",
            "AttributeName": "email",
        }
        return {"CodeDeliveryDetails": delivery}
