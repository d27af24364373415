"""The drill: what is saved can be brought back, into the same stack and into one with new users."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError
from scripts.deployment import backup, items, rewinding, users
from scripts.deployment.account import DeploymentError
from scripts.deployment.data import tables_of

from scatterpilot.adapters.dynamodb.accounts import DynamoAccounts
from scatterpilot.adapters.dynamodb.conversations import DynamoConversations
from scatterpilot.adapters.dynamodb.invoices import DynamoInvoices
from scatterpilot.adapters.dynamodb.profiles import DynamoProfiles
from scatterpilot.adapters.dynamodb.secret import load_or_create_secret
from scatterpilot.adapters.s3 import S3Blobs
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.profile import Profile
from tests.contract.samples import a_draft, a_turn, an_invoice, numbering
from tests.emulator.buckets import new_bucket
from tests.emulator.process import REGION, Emulator
from tests.emulator.tables import new_tables
from tests.infrastructure.scripted import worked_on

pytestmark = pytest.mark.emulator
ERNA = "erna@example.com"
PDF = b"%PDF-1.7 \x00\xff"


@dataclass
class Held:
    """What a stack holds, as far as its data goes; its outputs name it."""

    emulator: Emulator
    outputs: Mapping[str, str]

    def __post_init__(self) -> None:
        dynamodb, tables = self.emulator.client("dynamodb"), tables_of(self.outputs)
        self.filled: list[str] = []
        self.cognito = self.emulator.client("cognito-idp")
        self.pool = self.outputs["UserPoolId"]
        self.invoices = DynamoInvoices(dynamodb, tables)
        self.conversations = DynamoConversations(dynamodb, tables)
        self.profiles = DynamoProfiles(dynamodb, tables)
        self.accounts = DynamoAccounts(dynamodb, tables)
        self.blobs = S3Blobs(self.emulator.client("s3"), self.outputs["InvoiceBucketName"])
        self.secret = load_or_create_secret(dynamodb, tables)

    def sign_up(self, email: str) -> str:
        attributes = [
            {"Name": "email", "Value": email},
            {"Name": "email_verified", "Value": "true"},
        ]
        made = self.cognito.admin_create_user(
            UserPoolId=self.pool,
            Username=email,
            UserAttributes=attributes,
            MessageAction="SUPPRESS",
        )
        return self.sub_of(made["User"]["Username"])

    def user(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.cognito.admin_get_user(UserPoolId=self.pool, Username=name)
        return found

    def sub_of(self, name: str) -> str:
        listed = self.user(name)["UserAttributes"]
        return str({each["Name"]: each["Value"] for each in listed}["sub"])

    def issue(self, owner: str, name: str) -> Invoice:
        # Long enough to be compressed: the item then holds bytes.
        invoice = an_invoice(
            name, data=a_draft("Quill " * 80).model_copy(update={"notes": "x" * 3_900})
        )
        self.invoices.add(owner, invoice)
        issued = self.invoices.issue(owner, invoice, "2026", numbering(invoice))
        self.blobs.put(f"{owner}/{name}.pdf", PDF, "application/pdf")
        return issued

    def empty(self) -> None:
        """No file is left, in any version, so that the bucket can be deleted."""
        for owner in {*users.subs(self.pool, REGION), *self.filled}:
            self.blobs.erase(owner)

    def fill(self, owner: str) -> None:
        self.filled.append(owner)
        self.issue(owner, "inv_1")
        self.conversations.save(owner, a_turn())
        self.profiles.save(owner, Profile(business_name="Erna & Söhne"))


@pytest.fixture
def make(emulator: Emulator) -> Iterator[Any]:
    """Makes what a stack holds; all of it is gone afterwards."""
    with worked_on(emulator), ExitStack() as stack:

        def held() -> Held:
            tables = stack.enter_context(new_tables(emulator.client("dynamodb")))
            bucket = stack.enter_context(new_bucket(emulator.client("s3")))
            versions = {"Status": "Enabled"}
            emulator.client("s3").put_bucket_versioning(
                Bucket=bucket, VersioningConfiguration=versions
            )
            made = emulator.client("cognito-idp").create_user_pool(
                PoolName="drill", UsernameAttributes=["email"]
            )
            found = Held(
                emulator,
                {
                    "ConversationsTableName": tables.conversations,
                    "InvoicesTableName": tables.invoices,
                    "ProfilesTableName": tables.profiles,
                    "RateLimitsTableName": tables.rate_limits,
                    "ReceiptsTableName": tables.receipts,
                    "InvoiceBucketName": bucket,
                    "UserPoolId": made["UserPool"]["Id"],
                },
            )
            stack.callback(found.empty)
            return found

        yield held


def test_a_new_stack_gets_the_users_and_each_of_them_what_is_theirs(
    make: Any, tmp_path: Path
) -> None:
    old, new, folder = make(), make(), tmp_path / "backup"
    erna = old.sign_up(ERNA)
    old.fill(erna)
    issued = old.invoices.load(erna, "inv_1")
    backup.save(folder, old.outputs, REGION)
    assert folder.stat().st_mode & 0o077 == 0
    backup.restore(folder, new.outputs, REGION, invite=False)

    again = new.sub_of(ERNA)
    assert again != erna, "a new pool gives new ids"
    assert new.invoices.load(again, "inv_1") == issued
    assert new.invoices.page(again, 10, "pending").documents == (issued,)
    assert new.conversations.load(again, "conv_1") == old.conversations.load(erna, "conv_1")
    assert new.profiles.load(again).business_name == "Erna & Söhne"
    assert new.blobs.get(f"{again}/inv_1.pdf") == PDF
    assert new.issue(again, "inv_2").number == "2", "numbers go on without a gap"
    # Else Cognito sends no code for a forgotten password.
    assert new.user(ERNA)["UserStatus"] == "CONFIRMED"
    assert new.invoices.page(erna, 10).documents == ()


def test_what_is_there_already_does_not_change(
    make: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held, folder = make(), tmp_path / "backup"
    erna = held.sign_up(ERNA)
    held.fill(erna)
    backup.save(folder, held.outputs, REGION)
    held.profiles.save(erna, Profile(business_name="Newer"))
    held.issue(erna, "inv_2")
    version = held.invoices.load(erna, "inv_1")["version"]
    held.emulator.client("dynamodb").delete_item(
        TableName=held.outputs["InvoicesTableName"],
        Key={"owner": {"S": erna}, "invoice_id": {"S": "inv_1"}},
    )
    backup.restore(folder, held.outputs, REGION, invite=False)
    assert "invoices: 1 stored, 0 there already" in capsys.readouterr().out
    assert held.invoices.load(erna, "inv_1")["version"] == version
    assert held.profiles.load(erna).business_name == "Newer"
    assert held.issue(erna, "inv_3").number == "3"


def test_who_could_not_sign_in_still_can_not(make: Any, tmp_path: Path) -> None:
    old, new, folder = make(), make(), tmp_path / "backup"
    old.sign_up(ERNA)
    old.cognito.admin_disable_user(UserPoolId=old.pool, Username=ERNA)
    backup.save(folder, old.outputs, REGION)
    backup.restore(folder, new.outputs, REGION, invite=True)
    assert new.user(ERNA)["Enabled"] is False
    assert new.user(ERNA)["UserStatus"] == "FORCE_CHANGE_PASSWORD"


def test_the_secret_is_brought_back_where_there_is_none(make: Any, tmp_path: Path) -> None:
    old, new, folder = make(), make(), tmp_path / "backup"
    backup.save(folder, old.outputs, REGION)
    key = {"pk": {"S": "service"}, "sk": {"S": "secret"}}
    dynamodb, table = new.emulator.client("dynamodb"), new.outputs["ProfilesTableName"]
    dynamodb.delete_item(TableName=table, Key=key)
    backup.restore(folder, new.outputs, REGION, invite=False)
    assert load_or_create_secret(dynamodb, tables_of(new.outputs)) == old.secret != new.secret


def test_a_table_of_then_gives_back_what_is_lost_since(make: Any) -> None:
    held = make()
    erna = held.sign_up(ERNA)
    held.fill(erna)
    name = held.outputs["InvoicesTableName"]
    dynamodb = held.emulator.client("dynamodb")
    with rewinding.table_at(name, datetime.now(UTC), REGION) as earlier:
        key = {"owner": {"S": erna}, "invoice_id": {"S": "inv_1"}}
        dynamodb.delete_item(TableName=name, Key=key)
        stored = items.put_missing(name, REGION, items.every_item(earlier, REGION), "owner", {})
    assert stored == (1, 0)
    assert held.invoices.load(erna, "inv_1")["invoice_number"] == "1"
    assert earlier not in dynamodb.list_tables()["TableNames"]


def test_going_back_brings_deleted_files_and_nobody_who_has_left(
    make: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    held = make()
    erna = held.sign_up(ERNA)
    held.fill(erna)
    held.fill("somebody-who-left")
    before = datetime.now(UTC)
    bucket, s3 = held.outputs["InvoiceBucketName"], held.emulator.client("s3")
    s3.delete_object(Bucket=bucket, Key=f"{erna}/inv_1.pdf")
    # The emulator restores the table of now, so all that is there is found in it.
    backup.rewind(before.replace(microsecond=0), held.outputs, REGION, everybody=False)
    told = capsys.readouterr().out
    assert "invoices: 0 stored, 1 there already" in told
    assert held.blobs.get(f"{erna}/inv_1.pdf") == PDF
    backup.rewind(before, held.outputs, REGION, everybody=True)
    assert "invoices: 0 stored, 2 there already" in capsys.readouterr().out


def test_a_saved_item_is_read_back_to_the_byte(make: Any) -> None:
    held = make()
    held.fill("erna")
    found = list(items.every_item(held.outputs["InvoicesTableName"], REGION))
    assert any("B" in item["document"] for item in found)
    assert [items.item_of(items.line_of(item)) for item in found] == found
    assert json.loads(items.line_of(found[0]))["owner"] == {"S": "erna"}


def test_a_backup_replaces_nothing_and_only_a_backup_is_restored(make: Any, tmp_path: Path) -> None:
    held = make()
    with pytest.raises(DeploymentError, match="is there already"):
        backup.save(tmp_path, held.outputs, REGION)
    with pytest.raises(DeploymentError, match="is no backup"):
        backup.restore(tmp_path, held.outputs, REGION, invite=False)


def test_a_backup_that_was_stopped_is_begun_anew_and_never_taken_for_a_whole_one(
    make: Any, tmp_path: Path
) -> None:
    held, folder = make(), tmp_path / "backup"
    cut_off = {**held.outputs, "InvoiceBucketName": "no-such-bucket"}
    with pytest.raises(ClientError):
        backup.save(folder, cut_off, REGION)
    assert not folder.exists()
    backup.save(folder, held.outputs, REGION)
    assert [path.name for path in tmp_path.iterdir()] == ["backup"]
    backup.restore(folder, held.outputs, REGION, invite=False)


@pytest.mark.parametrize(
    ("key", "held", "as_held"),
    [
        ("owner", "old", "new"),
        ("owner", "old#shelf-2", "new#shelf-2"),
        ("owner", "old#shelves", "new#shelves"),
        ("pk", "numbers#old", "numbers#new"),
        ("pk", "service", "service"),
    ],
)
def test_whatever_kind_of_key_an_item_has_it_moves_to_its_owner_of_now(
    key: str, held: str, as_held: str
) -> None:
    item = {key: {"S": held}, "version": {"N": "1"}}
    moved = items.moved(item, key, {"old": "new"})
    assert moved == {**item, key: {"S": as_held}}
