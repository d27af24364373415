"""Whether there is anything to sign requests to Amazon Bedrock with."""

from __future__ import annotations

from pathlib import Path

from botocore.session import Session, get_session

# A machine of EC2 may have the credentials of its role, without a file or a variable.
_MAKER = Path("/sys/class/dmi/id/sys_vendor")


def finds_credentials(session: Session) -> bool:
    """Whether boto3 would find credentials, or a key of Bedrock; may ask the machine's metadata."""
    return bool(session.get_credentials() or session.get_auth_token(signing_name="bedrock"))


def finds_credentials_here() -> bool:
    """The same without the metadata service, which takes seconds where there is none.

    On a machine of AWS, where it may have an answer, the answer is taken to be yes.
    """
    session = get_session()
    session.get_component("credential_provider").remove("iam-role")
    return finds_credentials(session) or _is_of_aws()


def _is_of_aws() -> bool:
    try:
        return "Amazon" in _MAKER.read_text(encoding="utf-8")
    except OSError:
        return False
