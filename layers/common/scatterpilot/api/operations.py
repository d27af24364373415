"""Every operation of the REST API: the one table behind routing, 405 answers and OpenAPI."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache


@dataclass(frozen=True, eq=False)
class Operation:
    """One method on one path; there is one object of each, so being the same is being equal.

    ``request`` and ``response`` name a schema of the OpenAPI document, ``media_types`` what an
    answer may be; the schema is that of JSON. ``query`` names parameters; ``errors`` are the
    statuses of its own, besides those every operation has. ``idempotent`` ones honour
    ``Idempotency-Key``.
    """

    name: str
    method: str
    path: str
    tag: str
    summary: str
    status: int = 200
    request: str | None = None
    response: str | None = None
    media_types: tuple[str, ...] = ("application/json",)
    query: tuple[str, ...] = ()
    errors: tuple[int, ...] = ()
    public: bool = False

    @property
    def idempotent(self) -> bool:
        return self.method == "POST"

    @property
    def limited(self) -> bool:
        """Whether it writes or calls a model, and so counts against the rate limit."""
        return self.method != "GET"


TAKE_TURN = Operation(
    "take_turn",
    "POST",
    "/conversation",
    "Conversations",
    "Send a message; the answer asks for what is missing, reads the invoice back or creates it",
    request="TurnInput",
    response="Turn",
    errors=(404, 409),
)
LIST_CONVERSATIONS = Operation(
    "list_conversations",
    "GET",
    "/conversations",
    "Conversations",
    "List conversations, newest first",
    response="ConversationPage",
    query=("limit", "last_key"),
)
GET_CONVERSATION = Operation(
    "get_conversation",
    "GET",
    "/conversations/{conversation_id}",
    "Conversations",
    "Resume a conversation: its messages and its draft",
    response="Conversation",
    errors=(404,),
)
CREATE_INVOICE = Operation(
    "create_invoice",
    "POST",
    "/invoices",
    "Invoices",
    "Create a draft invoice from a conversation or from data",
    status=201,
    request="CreateInvoiceInput",
    response="Invoice",
    errors=(404, 409),
)
LIST_INVOICES = Operation(
    "list_invoices",
    "GET",
    "/invoices",
    "Invoices",
    "List invoices and credit notes, newest first; as JSON or as CSV",
    response="InvoicePage",
    media_types=("application/json", "text/csv"),
    query=("limit", "last_key", "status", "kind", "format", "lines"),
)
GET_INVOICE = Operation(
    "get_invoice",
    "GET",
    "/invoices/{invoice_id}",
    "Invoices",
    "Get an invoice or a credit note",
    response="Invoice",
    errors=(404,),
)
UPDATE_INVOICE = Operation(
    "update_invoice",
    "PATCH",
    "/invoices/{invoice_id}",
    "Invoices",
    "Issue an invoice, mark it paid, or cancel it by a credit note; or change a draft",
    request="UpdateInvoiceInput",
    response="Invoice",
    errors=(404, 409),
)
DELETE_INVOICE = Operation(
    "delete_invoice",
    "DELETE",
    "/invoices/{invoice_id}",
    "Invoices",
    "Delete a draft",
    status=204,
    errors=(404, 409),
)
RECORD_PAYMENT = Operation(
    "record_payment",
    "POST",
    "/invoices/{invoice_id}/payments",
    "Invoices",
    "Record what was paid on an issued invoice",
    status=201,
    request="RecordPaymentInput",
    response="Invoice",
    errors=(404, 409),
)
TAKE_BACK_PAYMENT = Operation(
    "take_back_payment",
    "POST",
    "/invoices/{invoice_id}/payments/take-back",
    "Invoices",
    "Take a payment back; it stays to be seen",
    request="TakeBackInput",
    response="Invoice",
    errors=(404, 409),
)
CREATE_CREDIT_NOTE = Operation(
    "create_credit_note",
    "POST",
    "/invoices/{invoice_id}/credit-notes",
    "Invoices",
    "Credit an issued invoice, whole or in part; the answer is the credit note",
    status=201,
    request="CreditNoteInput",
    response="Invoice",
    errors=(404, 409),
)
CREATE_PDF = Operation(
    "create_pdf",
    "POST",
    "/invoices/{invoice_id}/pdf",
    "Invoices",
    "Get the PDF; a draft is issued first, which takes a business name in the profile",
    response="PdfLink",
    errors=(404, 409),
)
PREVIEW_INVOICE = Operation(
    "preview_invoice",
    "POST",
    "/invoices/preview",
    "Invoices",
    "Draw a draft as it will look, or an issued invoice; nothing is stored",
    request="PreviewInput",
    media_types=("application/pdf", "image/png", "image/svg+xml"),
    errors=(404,),
)
GET_PROFILE = Operation(
    "get_profile", "GET", "/profile", "Profile", "Get the seller's profile", response="Profile"
)
PUT_PROFILE = Operation(
    "put_profile",
    "PUT",
    "/profile",
    "Profile",
    "Replace the seller's profile; what is left out gets its default",
    request="ProfileInput",
    response="Profile",
)
DELETE_ACCOUNT = Operation(
    "delete_account",
    "DELETE",
    "/account",
    "Account",
    "Erase everything of whoever is signed in, and the sign-in; asks for one of the last 5 minutes",
    response="Erasure",
    query=("keep_issued",),
)
GET_HEALTH = Operation(
    "get_health",
    "GET",
    "/health",
    "Service",
    "Say that the service is up",
    response="Health",
    public=True,
)
GET_OPENAPI = Operation(
    "get_openapi", "GET", "/openapi.json", "Service", "Get this document", public=True
)

OPERATIONS = (
    TAKE_TURN,
    LIST_CONVERSATIONS,
    GET_CONVERSATION,
    CREATE_INVOICE,
    LIST_INVOICES,
    PREVIEW_INVOICE,
    GET_INVOICE,
    UPDATE_INVOICE,
    DELETE_INVOICE,
    RECORD_PAYMENT,
    TAKE_BACK_PAYMENT,
    CREATE_CREDIT_NOTE,
    CREATE_PDF,
    GET_PROFILE,
    PUT_PROFILE,
    DELETE_ACCOUNT,
    GET_HEALTH,
    GET_OPENAPI,
)


@lru_cache(maxsize=256)  # who routes a request and who carries it out both ask
def operations_at(path: str) -> dict[str, Operation]:
    """What there is at a path, by method in the order of the table; nothing when it is unknown."""
    path = path.rstrip("/")
    by_path = _by_path()
    # A fixed path wins over a pattern that it also fits: /invoices/preview is not an invoice.
    return by_path.get(path) or by_path.get(_pattern(path), {})


def path_values_of(operation: Operation, path: str) -> dict[str, str]:
    """The part of a path that has a name in the operation's, as it came."""
    name = _id_name(operation.path)
    return {name: path.split("/")[2]} if name else {}


@cache
def _id_name(path: str) -> str:
    return path.partition("{")[2].partition("}")[0]


@cache
def _by_path() -> dict[str, dict[str, Operation]]:
    found: dict[str, dict[str, Operation]] = {}
    for operation in OPERATIONS:
        path = operation.path
        key = _pattern(path) if "{" in path else path
        found.setdefault(key, {})[operation.method] = operation
    return found


def _pattern(path: str) -> str:
    """The path without its id, which is the second part of any: ``/invoices/{}/pdf``."""
    parts = path.split("/")
    if len(parts) > 2 and parts[2]:
        parts[2] = "{}"
    return "/".join(parts)
