"""Point the web page at the deployed API: a copy of demo/ with its own configuration.

Without --publish the copy is made in build/page, for 'python3 -m http.server 8000'. With it the
copy goes to a private bucket behind CloudFront (a few cents a month), and the API lets it in.
"""

from __future__ import annotations

import hashlib
import json
import mimetypes
import re
import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from botocore.exceptions import ClientError
from scripts.deployment import INFRASTRUCTURE, ROOT, artifacts, stacks
from scripts.deployment.account import client
from scripts.deployment.api_client import address_of
from scripts.deployment.options import Place, parser, place_of, run

FOLDER = ROOT / "build" / "page"
_WHERE_TO = re.compile(r"connect-src [^;]*")


def configuration(outputs: Mapping[str, str]) -> dict[str, str]:
    """What the page needs to know, by the names it reads."""
    return {
        "apiUrl": address_of(outputs),
        "region": outputs["Region"],
        "userPoolId": outputs["UserPoolId"],
        "clientId": outputs["UserPoolClientId"],
        "hostedUiDomain": outputs.get("HostedUiDomain", ""),
        "selfSignUp": outputs.get("SelfSignUp", ""),
        "endpoint": f"{client('cognito-idp', outputs['Region']).meta.endpoint_url}/",
    }


def hosts(configured: Mapping[str, str]) -> list[str]:
    """All that the page asks by itself. PDFs are no part of it: the browser follows their links."""
    sign_in = configured["hostedUiDomain"]
    addresses = [configured["apiUrl"], configured["endpoint"], sign_in and f"https://{sign_in}"]
    parts = [urlsplit(address) for address in addresses if address]
    return list(dict.fromkeys(f"{part.scheme}://{part.netloc}" for part in parts))


def write(outputs: Mapping[str, str], folder: Path = FOLDER) -> Path:
    """Copy the page with this configuration."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "demo", folder)
    configured = configuration(outputs)
    text = json.dumps(configured, indent=2)
    (folder / "js" / "config.js").write_text(
        "/** Where the API and the sign-in are; written by scripts/05-configure-frontend.sh. */\n"
        f"export const config = {text};\n",
        encoding="utf-8",
    )
    _name_hosts(folder / "index.html", hosts(configured))
    return folder


def _name_hosts(index: Path, named: list[str]) -> None:
    """The page in ``demo/`` can be pointed at any API of Amazon's; this copy has its own."""
    policy = " ".join(["connect-src 'self'", *named])
    text, found = _WHERE_TO.subn(policy, index.read_text(encoding="utf-8"))
    if found != 1:
        raise ValueError(f"{index} has no policy that says where the page may connect to")
    index.write_text(text, encoding="utf-8")


def publish(place: Place) -> str:
    """Show the page by CloudFront, and let it call the API; returns its address."""
    bucket = artifacts.ensure_bucket(place.region, place.bucket)
    template = artifacts.upload(place.region, bucket, INFRASTRUCTURE / "page.yaml")
    name = f"{place.stack}-page"
    print(f"Deploying {name}, about five minutes the first time …", flush=True)
    parameters = {"Environment": place.environment}
    made = stacks.apply(name, place.region, template, parameters, place.environment)
    origin = f"https://{made.outputs['PageDomain']}"
    _let_in(place, origin, bucket)
    folder = write(stacks.outputs_of(place.stack, place.region))
    if _upload(folder, made.outputs["PageBucketName"], place.region):
        _invalidate(made.outputs["DistributionId"], place.region)
    return origin


def _upload(folder: Path, bucket: str, region: str) -> bool:
    """Upload what differs; whether anything did."""
    s3, changed = client("s3", region), False
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        key, content = str(path.relative_to(folder)), path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        if _digest_there(bucket, key, region) == digest:
            continue
        kind = mimetypes.guess_type(key)[0] or "application/octet-stream"
        s3.put_object(
            Bucket=bucket,
            Key=key,
            Body=content,
            ContentType=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
            CacheControl="no-cache",
            Metadata={"sha256": digest},
        )
        changed = True
    return changed


def _digest_there(bucket: str, key: str, region: str) -> str | None:
    try:
        found = client("s3", region).head_object(Bucket=bucket, Key=key)
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] not in (403, 404):
            raise
        return None
    digest: str | None = found["Metadata"].get("sha256")
    return digest


def _invalidate(distribution: str, region: str) -> None:
    client("cloudfront", region).create_invalidation(
        DistributionId=distribution,
        InvalidationBatch={
            "Paths": {"Quantity": 1, "Items": ["/*"]},
            "CallerReference": str(time.time_ns()),
        },
    )


def _let_in(place: Place, origin: str, bucket: str) -> None:
    """Put the page first among the origins of the API, and its address among those of sign-in."""
    found = stacks.find(place.stack, place.region) or {}
    values = {
        parameter["ParameterKey"]: parameter["ParameterValue"]
        for parameter in found.get("Parameters", ())
    }
    origins = [origin, *(o for o in values["AllowedOrigins"].split(",") if o and o != origin)]
    address = f"{origin}/"
    pages = [address, *(p for p in values["PageUrls"].split(",") if p and p != address)]
    parameters = {"AllowedOrigins": ",".join(origins), "PageUrls": ",".join(pages)}
    # Given anew, or CloudFormation goes on with what its transform has made of other parameters.
    text = stacks.template_of(place.stack, place.region)
    template = artifacts.upload_text(place.region, bucket, "template", text)
    stacks.apply(place.stack, place.region, template, parameters, place.environment)


def configure(place: Place, *, published: bool) -> str:
    """Where the page is, or the command that shows it."""
    if published:
        return publish(place)
    folder = write(stacks.outputs_of(place.stack, place.region))
    # Only this address is among the origins of the API at first: neither 0.0.0.0 nor 127.0.0.1 is.
    shown = f"cd {folder.relative_to(ROOT)} && python3 -m http.server 8000"
    return f"{shown}\nThen open http://localhost:8000, by this very name."


def main() -> None:
    made = parser("scripts/05-configure-frontend.sh", str(__doc__))
    made.add_argument("--publish", action="store_true", help="show it to the world, by CloudFront")
    options = made.parse_args()
    run(lambda: print(f"The page: {configure(place_of(options), published=options.publish)}"))


if __name__ == "__main__":
    main()
