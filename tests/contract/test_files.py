"""What files on one machine add to the contract: safe names, signed links, durable content."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from scatterpilot.adapters.files import FileBlobs
from scatterpilot.adapters.secret import load_or_create_secret
from scatterpilot.domain.errors import InvalidError, NotFoundError, UnavailableError
from tests.contract.conftest import follow_file_link
from tests.contract.limits import file_size_limited_to
from tests.contract.samples import NOW, in_threads

KEY = "anna/inv_1.pdf"
PDF = b"%PDF-1.7"


@pytest.fixture
def blobs(tmp_path: Path) -> FileBlobs:
    stored = FileBlobs(tmp_path / "files", secret=b"s" * 32, base_url="http://localhost:8000")
    stored.put(KEY, PDF, "application/pdf")
    stored.put("bob/inv_1.pdf", b"Bob's", "application/pdf")
    return stored


def files_in(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


@pytest.mark.parametrize(
    "key",
    [
        "",
        "/",
        "/etc/passwd",
        "../x.pdf",
        "anna/../../x.pdf",
        "anna/..",
        "anna/.",
        "anna//x.pdf",
        "anna/",
        ".hidden",
        "anna/.x.part",
        "anna\\..\\x.pdf",
        "anna/x\0.pdf",
        "anna/x\n",
        "anna/é.pdf",
        "C:/x.pdf",
        "anna/" + "x" * 201,
    ],
)
def test_a_key_that_could_leave_its_folder_is_refused(blobs: FileBlobs, key: str) -> None:
    with pytest.raises(InvalidError):
        blobs.put(key, PDF, "application/pdf")
    with pytest.raises(InvalidError):
        blobs.get(key)
    with pytest.raises(InvalidError):
        blobs.exists(key)
    with pytest.raises(InvalidError):
        blobs.link(key, "x.pdf", NOW)
    with pytest.raises(NotFoundError):
        blobs.open(key, "x.pdf", "9999999999", "0" * 64, NOW)


def test_a_link_is_the_servers_address_with_a_signature(blobs: FileBlobs) -> None:
    address = urlsplit(blobs.link(KEY, "a b.pdf", NOW))
    query = parse_qs(address.query)
    assert f"{address.scheme}://{address.netloc}{address.path}" == (
        "http://localhost:8000/files/anna/inv_1.pdf"
    )
    assert query["expires"] == [str(int(NOW.timestamp()) + 300)]
    assert query["filename"] == ["a b.pdf"]


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ("anna/inv_1.pdf", "bob/inv_1.pdf"),
        ("anna/inv_1.pdf", "anna/../bob/inv_1.pdf"),
        ("expires=1", "expires=2"),
        ("expires=", "expires=0"),
        ("expires=", "expires=x"),
        ("filename=a", "filename=b"),
        ("filename=a", "filename=a%0A"),
        ("signature=", "signature=0"),
        ("signature=", "signature=%C3%A9"),
        ("signature=", "signature=%00"),
    ],
)
def test_a_changed_link_is_refused(blobs: FileBlobs, part: str, other: str) -> None:
    link = blobs.link(KEY, "a.pdf", NOW)
    assert follow_file_link(blobs, link, NOW) == PDF
    assert part in link
    assert follow_file_link(blobs, link.replace(part, other, 1), NOW) is None


def test_a_link_signed_with_another_secret_is_refused(blobs: FileBlobs, tmp_path: Path) -> None:
    forged = FileBlobs(tmp_path / "files", secret=b"t" * 32).link(KEY, "a.pdf", NOW)
    assert follow_file_link(blobs, forged, NOW) is None


def test_what_was_stored_is_for_its_owner_alone_and_leaves_no_scrap(
    blobs: FileBlobs, tmp_path: Path
) -> None:
    blobs.put(KEY, b"again", "application/pdf")
    assert files_in(tmp_path / "files") == ["anna/inv_1.pdf", "bob/inv_1.pdf"]
    assert (tmp_path / "files" / KEY).stat().st_mode & 0o777 == 0o600


def test_a_full_disk_is_said_and_leaves_no_part_of_a_file(blobs: FileBlobs, tmp_path: Path) -> None:
    with file_size_limited_to(1000):
        with pytest.raises(UnavailableError, match="data folder"):
            blobs.put("anna/inv_2.pdf", b"x" * 5000, "application/pdf")
        assert follow_file_link(blobs, blobs.link(KEY, "a.pdf", NOW), NOW) == PDF
    assert not blobs.exists("anna/inv_2.pdf")
    assert files_in(tmp_path / "files") == ["anna/inv_1.pdf", "bob/inv_1.pdf"]


def test_a_secret_is_made_up_once_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "data" / "secret"
    secret = load_or_create_secret(file)
    assert len(secret) == 32
    assert load_or_create_secret(file) == secret
    assert file.stat().st_mode & 0o777 == 0o600
    assert load_or_create_secret(tmp_path / "other") != secret


def test_all_who_start_at_once_get_the_same_secret(tmp_path: Path) -> None:
    secrets = in_threads(lambda _: load_or_create_secret(tmp_path / "secret"), range(32))
    assert len(set(secrets)) == 1


def test_a_damaged_secret_is_said(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"short")
    with pytest.raises(UnavailableError, match="Delete it"):
        load_or_create_secret(tmp_path / "secret")
    with pytest.raises(UnavailableError, match="can't be read"):
        load_or_create_secret(tmp_path)
