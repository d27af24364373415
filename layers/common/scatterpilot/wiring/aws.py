"""Everything on AWS: DynamoDB and S3, for functions on Lambda."""

from __future__ import annotations

import uuid
from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING

from scatterpilot.ports import Answering
from scatterpilot.wiring.answering import answering_of
from scatterpilot.wiring.tracing import watch_of
from scatterpilot.wiring.use_cases import UseCases

if TYPE_CHECKING:
    from scatterpilot.adapters.aws_client import Client
    from scatterpilot.adapters.dynamodb.tables import Tables
    from scatterpilot.api.metrics import Meter
    from scatterpilot.ports import (
        AccountStore,
        BlobStore,
        ConversationStore,
        Engine,
        InvoiceReader,
        InvoiceStore,
        ProfileStore,
        RateLimiter,
        ReceiptStore,
        SignIns,
        SpendStore,
    )


class AwsHome(UseCases):
    """The tables and the bucket of the settings, with the region and the role of the function."""

    @cached_property
    def conversations(self) -> ConversationStore:
        from scatterpilot.adapters.dynamodb.conversations import DynamoConversations

        return DynamoConversations(
            self._dynamodb, self._tables, self.settings.conversation_retention_days
        )

    @cached_property
    def invoices(self) -> InvoiceStore:
        from scatterpilot.adapters.dynamodb.invoices import DynamoInvoices

        return DynamoInvoices(
            self._dynamodb, self._tables, self.settings.conversation_retention_days
        )

    @cached_property
    def invoice_reader(self) -> InvoiceReader:
        from scatterpilot.adapters.dynamodb.stored_invoices import StoredInvoices

        return StoredInvoices(self._dynamodb, self._tables)

    @cached_property
    def profiles(self) -> ProfileStore:
        from scatterpilot.adapters.dynamodb.profiles import DynamoProfiles

        return DynamoProfiles(self._dynamodb, self._tables)

    @cached_property
    def receipts(self) -> ReceiptStore:
        from scatterpilot.adapters.dynamodb.receipts import DynamoReceipts

        return DynamoReceipts(self._dynamodb, self._tables)

    @cached_property
    def rate_limiter(self) -> RateLimiter | None:
        """``None`` unless a limit is set."""
        limit = self.settings.rate_limit_max_requests
        if limit is None:
            return None
        from scatterpilot.adapters.dynamodb.rate_limiter import DynamoRateLimiter

        window = self.settings.rate_limit_window_seconds
        return DynamoRateLimiter(self._dynamodb, self._tables, limit, window)

    @cached_property
    def spending(self) -> SpendStore:
        from scatterpilot.adapters.dynamodb.spending import DynamoSpending

        return DynamoSpending(self._dynamodb, self._tables)

    @cached_property
    def accounts(self) -> AccountStore:
        from scatterpilot.adapters.dynamodb.accounts import DynamoAccounts

        return DynamoAccounts(self._dynamodb, self._tables)

    @cached_property
    def sign_ins(self) -> SignIns | None:
        """Only the function that erases accounts is told the pool."""
        if self.settings.user_pool_id is None:
            return None
        from scatterpilot.adapters.aws_client import client
        from scatterpilot.adapters.cognito import CognitoSignIns

        return CognitoSignIns(client("cognito-idp"), self.settings.user_pool_id)

    @cached_property
    def blobs(self) -> BlobStore:
        from scatterpilot.adapters.s3 import S3Blobs

        return S3Blobs(self._client("s3"), self.settings.invoice_bucket)

    @cached_property
    def secret(self) -> bytes:
        """What signs cursors and hides owners in the log."""
        from scatterpilot.adapters.dynamodb.secret import load_or_create_secret

        return load_or_create_secret(self._dynamodb, self._tables)

    @cached_property
    def engine(self) -> Engine:
        """Made with the first turn of a function's life, whose log then tells who answers."""
        self._log_answering()
        return super().engine

    @cached_property
    def answering(self) -> Answering:
        """Which engine was chosen: whether it can answer, only the function that asks it sees."""
        return Answering(self.settings.engine, self.settings.engine)

    def _log_answering(self) -> None:
        from scatterpilot.api.log import Log

        found = answering_of(self.settings, self.today(None))
        log = Log(self.log_level, uuid.uuid4().hex)
        log.info("answering", engine=found.engine or "nobody", chosen=found.chosen)
        for why in filter(None, (found.lacking, *found.warnings)):
            log.warning("answering", why=why)

    @cached_property
    def meter(self) -> Meter | None:
        from scatterpilot.api.metrics import Meter

        return Meter("ScatterPilot", self.settings.environment)

    @property
    def _dynamodb(self) -> Client:
        return self._client("dynamodb")

    def _client(self, service: str) -> Client:
        from scatterpilot.adapters.aws_client import client

        return client(service, watch_of(self.settings))

    @cached_property
    def _tables(self) -> Tables:
        from scatterpilot.adapters.dynamodb.tables import Tables

        names = {each.name: getattr(self.settings, f"{each.name}_table") for each in fields(Tables)}
        return Tables(**names)
