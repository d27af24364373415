"""Chat with the real Amazon Bedrock from a terminal, and see what each turn takes.

Run: ``make test-local``. Nothing is stored. It uses your AWS credentials and costs about half a
cent a turn. ``BEDROCK_MODEL_ID`` and the other settings of docs/configuration.md apply; another
engine can be named: ``make test-local ARGS=anthropic``.

Any Python 3 can run this file: it looks for credentials first, and for the packages then.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).parents[1]
VENV = ROOT / ".venv"

NEEDED = {
    "bedrock": "Amazon Bedrock needs credentials (set AWS_PROFILE, or AWS_ACCESS_KEY_ID and "
    "AWS_SECRET_ACCESS_KEY, or run `aws configure`).",
    "anthropic": "Anthropic needs a key: set ANTHROPIC_API_KEY.",
    "openai": "OpenAI needs a key: set OPENAI_API_KEY, or OPENAI_BASE_URL of your own server.",
}
KEYS = {
    "anthropic": ("ANTHROPIC_API_KEY",),
    "openai": ("OPENAI_API_KEY", "OPENAI_BASE_URL"),
}
AWS_NAMES = (
    "AWS_PROFILE",
    "AWS_ACCESS_KEY_ID",
    "AWS_BEARER_TOKEN_BEDROCK",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
)
AWS_FILES = {
    "AWS_SHARED_CREDENTIALS_FILE": "~/.aws/credentials",
    "AWS_CONFIG_FILE": "~/.aws/config",
}
# A machine of EC2 may have the credentials of its role, without a file or a variable.
MAKER = Path("/sys/class/dmi/id/sys_vendor")


def may_sign_in(engine: str) -> bool:
    """Whether there may be credentials; whether they are right, only the service knows."""
    if engine == "bedrock":
        files = [os.environ.get(name, usual) for name, usual in AWS_FILES.items()]
        return (
            any(os.environ.get(name) for name in AWS_NAMES)
            or any(Path(file).expanduser().is_file() for file in files)
            or is_on_ec2()
        )
    settings = Path(".env")
    written = settings.read_text(errors="replace") if settings.is_file() else ""
    return any(os.environ.get(name) or name in written for name in KEYS[engine])


def is_on_ec2() -> bool:
    disabled = os.environ.get("AWS_EC2_METADATA_DISABLED", "").lower() == "true"
    return not disabled and MAKER.is_file() and "Amazon" in MAKER.read_text(encoding="utf-8")


def start_again_in_venv() -> NoReturn:
    """With the Python that has the packages; says how to get them where there is none."""
    pythons = [VENV / "bin" / "python", VENV / "Scripts" / "python.exe"]
    found = [str(python) for python in pythons if python.exists()]
    if not found or VENV.resolve() == Path(sys.prefix).resolve():
        sys.exit("The packages are not installed: run `make install`, then this again.")
    os.execv(found[0], [found[0], __file__, *sys.argv[1:]])


def main() -> int:
    parser = argparse.ArgumentParser(prog="make test-local", description=__doc__)
    parser.add_argument("engine", nargs="?", choices=sorted(NEEDED), default="bedrock")
    parser.add_argument("--check", action="store_true", help="only look for credentials")
    given = parser.parse_args()
    if not may_sign_in(given.engine):
        print(NEEDED[given.engine], file=sys.stderr)
        return 1
    if given.check:
        return 0
    sys.path.insert(0, str(ROOT))
    try:
        from scripts.local_chat import chat_with
    except ImportError:
        start_again_in_venv()
    return chat_with(given.engine)


if __name__ == "__main__":
    sys.exit(main())
