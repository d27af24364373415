"""Upload what was built, under names made of its content, and the template that points there."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

from botocore.exceptions import ClientError
from scripts.deployment import BUILD, INFRASTRUCTURE, unchanged
from scripts.deployment.account import DeploymentError, account_id, client, code_of, partition

_LOCAL = re.compile(r"\.\./build/aws/(\w+)")
# Half the time of the usual level, for a twentieth more bytes.
_QUICKLY = 3
_EPOCH = (1980, 1, 1, 0, 0, 0)


def bucket_name(region: str) -> str:
    return f"scatterpilot-artifacts-{account_id(region)}-{region}"


def ensure_bucket(region: str, given: str = "") -> str:
    """The bucket of the artifacts: private, versioned, TLS only; made when it is missing.

    Raises ``DeploymentError`` for one that is somebody else's.
    """
    name, s3 = given or bucket_name(region), client("s3", region)
    try:
        s3.head_bucket(Bucket=name)
        return name
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] != 404:
            raise DeploymentError(
                f"The bucket {name} can't be used ({code_of(error)}): it is in another region, or"
                " not yours. Give another --bucket."
            ) from error
    place = {} if region == "us-east-1" else {"LocationConstraint": region}
    options = {"CreateBucketConfiguration": place} if place else {}
    s3.create_bucket(Bucket=name, **options)
    s3.put_public_access_block(
        Bucket=name,
        PublicAccessBlockConfiguration=dict.fromkeys(
            ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"),
            True,
        ),
    )
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    s3.put_bucket_policy(Bucket=name, Policy=json.dumps(_tls_only(name, region)))
    return name


def _tls_only(bucket: str, region: str) -> dict[str, object]:
    arn = f"arn:{partition(region)}:s3:::{bucket}"
    statement = {
        "Sid": "OnlyTls",
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [arn, f"{arn}/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }
    return {"Version": "2012-10-17", "Statement": [statement]}


def upload(region: str, bucket: str, template: Path = INFRASTRUCTURE / "template.yaml") -> str:
    """Upload what the template names and is not there yet; returns the template's address."""
    text = template.read_text(encoding="utf-8")
    addresses = {
        name: f"s3://{bucket}/{_upload_folder(region, bucket, BUILD / name)}"
        for name in sorted(set(_LOCAL.findall(text)))
    }
    return upload_text(region, bucket, template.stem, _LOCAL.sub(lambda f: addresses[f[1]], text))


def upload_text(region: str, bucket: str, name: str, template: str) -> str:
    """Upload a template under a name of its content, if it is not there; returns its address."""
    body = template.encode()
    key = f"templates/{name}-{unchanged.fingerprint(body)}.yaml"
    s3 = client("s3", region)
    if not _exists(region, bucket, key):
        s3.put_object(Bucket=bucket, Key=key, Body=body)
    endpoint: str = s3.meta.endpoint_url
    return f"{endpoint}/{bucket}/{key}"


def _upload_folder(region: str, bucket: str, folder: Path) -> str:
    key = f"code/{folder.name}-{fingerprint(folder)}.zip"
    if not _exists(region, bucket, key):
        client("s3", region).put_object(Bucket=bucket, Key=key, Body=zipped(folder))
    return key


def _exists(region: str, bucket: str, key: str) -> bool:
    try:
        client("s3", region).head_object(Bucket=bucket, Key=key)
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] != 404:
            raise
        return False
    return True


def fingerprint(folder: Path) -> str:
    """The same for the same content. Bytecode counts by being there: it follows from the source,
    though not to the byte."""
    digest = hashlib.sha256()
    for path in _files(folder):
        digest.update(f"{path.relative_to(folder)}\0".encode())
        if path.suffix != ".pyc":
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:32]


def zipped(folder: Path) -> bytes:
    """A zip of a folder that holds no times and no owners."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path in _files(folder):
            entry = zipfile.ZipInfo(str(path.relative_to(folder)), _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes(), compresslevel=_QUICKLY)
    return made.getvalue()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
