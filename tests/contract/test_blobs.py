"""What every ``BlobStore`` promises: a key's content never changes, links last five minutes."""

from __future__ import annotations

import pytest

from scatterpilot.adapters.s3 import S3Blobs
from tests.contract.conftest import Stores
from tests.contract.samples import HOSTILE, NOW, in_threads, later
from tests.emulator.buckets import new_bucket
from tests.emulator.process import Emulator

KEY = "anna/inv_1.pdf"
PDF = b"%PDF-1.7 \x00\xff"


def test_a_file_is_there_once_it_was_put(stores: Stores) -> None:
    assert not stores.blobs.exists(KEY)
    stores.blobs.put(KEY, PDF, "application/pdf")
    assert stores.blobs.exists(KEY)
    assert not stores.blobs.exists("anna/inv_2.pdf")
    assert not stores.blobs.exists("bob/inv_1.pdf")


def test_a_file_can_be_read_back(stores: Stores) -> None:
    assert stores.blobs.get(KEY) is None
    stores.blobs.put(KEY, PDF, "application/pdf")
    assert stores.blobs.get(KEY) == PDF
    assert stores.blobs.get("bob/inv_1.pdf") is None


@pytest.mark.parametrize("filename", ["INV-2026-0001.pdf", HOSTILE, "a&b=c?d#e\r\nf.pdf", "../x"])
def test_a_link_gives_the_file_whatever_it_is_called(stores: Stores, filename: str) -> None:
    stores.blobs.put(KEY, PDF, "application/pdf")
    assert stores.follow(stores.blobs.link(KEY, filename, NOW), NOW) == PDF


def test_what_was_put_first_stays(stores: Stores) -> None:
    stores.blobs.put(KEY, PDF, "application/pdf")
    stores.blobs.put(KEY, b"other", "application/pdf")
    assert stores.follow(stores.blobs.link(KEY, "x.pdf", NOW), NOW) == PDF


def test_of_many_put_at_once_one_stays_whole(stores: Stores) -> None:
    def put_and_read(task: int) -> bytes | None:
        stores.blobs.put(KEY, bytes([task]) * 50_000, "application/pdf")
        return stores.follow(stores.blobs.link(KEY, "x.pdf", NOW), NOW)

    seen = set(in_threads(put_and_read, range(16)))
    assert len(seen) == 1
    [content] = seen
    assert content is not None
    assert content == content[:1] * 50_000


def test_a_link_works_for_five_minutes_and_no_longer(stores: Stores) -> None:
    stores.blobs.put(KEY, PDF, "application/pdf")
    link = stores.blobs.link(KEY, "x.pdf", NOW)
    assert stores.follow(link, later(299)) == PDF
    assert stores.follow(link, later(300)) is None


def test_a_link_to_nothing_gives_nothing(stores: Stores) -> None:
    assert stores.follow(stores.blobs.link(KEY, "x.pdf", NOW), NOW) is None


def test_the_files_of_an_owner_are_found_and_erased_for_good(stores: Stores) -> None:
    for key in (KEY, "anna/logo-1.txt", "anna2/inv_1.pdf"):
        stores.blobs.put(key, PDF, "application/pdf")
    assert stores.blobs.keys("anna") == [KEY, "anna/logo-1.txt"]
    assert stores.blobs.erase("anna") == 2
    assert stores.blobs.keys("anna") == []
    assert stores.blobs.get(KEY) is None
    assert stores.blobs.get("anna2/inv_1.pdf") == PDF
    assert stores.blobs.erase("anna") == stores.blobs.erase("nobody") == 0
    stores.blobs.put(KEY, b"other", "application/pdf")
    assert stores.blobs.get(KEY) == b"other"


@pytest.mark.emulator
def test_no_version_of_a_file_in_a_bucket_is_left(emulator: Emulator) -> None:
    s3 = emulator.client("s3")
    with new_bucket(s3) as bucket:
        versions = {"Status": "Enabled"}
        s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration=versions)
        blobs = S3Blobs(s3, bucket)
        blobs.put(KEY, PDF, "application/pdf")
        s3.put_object(Bucket=bucket, Key=KEY, Body=b"by mistake")
        s3.delete_object(Bucket=bucket, Key=KEY)
        assert blobs.keys("anna") == []
        assert blobs.erase("anna") == 1
        left = s3.list_object_versions(Bucket=bucket)
        assert "Versions" not in left
        assert "DeleteMarkers" not in left
