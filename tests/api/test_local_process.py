"""What only a real server process can show: many connections, crashes and restarts."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from scatterpilot.local.server import listen
from tests.api.server_process import ServerProcess
from tests.api.test_invoices import data

pytestmark = [pytest.mark.server, pytest.mark.timeout(60)]

TODAY = {"SCATTERPILOT_TODAY": "2026-03-09"}
MESSAGE = "Invoice Acme for 40 hours of web development at $150, net 30"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    started = ServerProcess(tmp_path, settings=TODAY)
    yield started
    started.kill()


def post(client: httpx.Client, path: str, body: Any = None) -> httpx.Response:
    """The answer, once the server is not too busy to begin."""
    while (answer := client.post(path, json=body)).status_code == 503:
        time.sleep(int(answer.headers["Retry-After"]))
    return answer


def create(client: httpx.Client) -> str:
    answer = post(client, "/invoices", {"invoice_data": data()})
    assert answer.status_code == 201, answer.text
    found: str = answer.json()["invoice_id"]
    return found


def number_of(client: httpx.Client, invoice_id: str) -> str:
    answer = post(client, f"/invoices/{invoice_id}/pdf")
    assert answer.status_code == 200, answer.text
    found: str = answer.json()["invoice_number"]
    return found


def consecutive(count: int) -> list[str]:
    return [f"INV-2026-{number:04d}" for number in range(1, count + 1)]


def test_fifty_drafts_asked_for_their_pdf_at_once_get_consecutive_numbers(
    server: ServerProcess,
) -> None:
    server.name_seller()
    with server.client() as client, ThreadPoolExecutor(50) as pool:
        drafts = list(pool.map(lambda _: create(client), range(50)))
        started = time.monotonic()
        numbers = list(pool.map(lambda draft: number_of(client, draft), drafts))
        took = time.monotonic() - started
    assert sorted(numbers) == consecutive(50)
    assert took < 20


def test_two_processes_share_one_set_of_numbers(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path, "--workers", "2", settings=TODAY)
    server.name_seller()
    try:
        with server.client() as client, ThreadPoolExecutor(8) as pool:
            drafts = list(pool.map(lambda _: create(client), range(16)))
            numbers = list(pool.map(lambda draft: number_of(client, draft), drafts))
        assert sorted(numbers) == consecutive(16)
    finally:
        assert server.stop() in (0, -15)


def test_a_killed_server_has_lost_nothing_it_had_answered(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path, settings=TODAY)
    server.name_seller()
    turns: list[dict[str, object]] = []
    invoices: list[str] = []
    issued: dict[str, str] = {}

    def use_until_it_dies(kind: int) -> None:
        with server.client() as client:
            try:
                while True:
                    if kind == 0:
                        answer = post(client, "/conversation", {"message": MESSAGE})
                        assert answer.status_code == 200, answer.text
                        turns.append(answer.json())
                    else:
                        invoice_id = create(client)
                        invoices.append(invoice_id)
                        issued[invoice_id] = number_of(client, invoice_id)
            except httpx.TransportError:
                return

    users = [threading.Thread(target=use_until_it_dies, args=(n % 3,)) for n in range(6)]
    for user in users:
        user.start()
    give_up = time.monotonic() + 15
    while not (turns and len(issued) > 3) and time.monotonic() < give_up:
        time.sleep(0.05)
    server.kill()
    for user in users:
        user.join(10)
    assert turns
    assert issued

    again = ServerProcess(tmp_path, settings=TODAY)
    try:
        with again.client() as client:
            for turn in turns:
                stored = client.get(f"/conversations/{turn['conversation_id']}").json()
                assert stored["draft"] == turn["draft"]
                assert stored["messages"][0]["text"] == MESSAGE
                assert stored["messages"][1]["text"] == turn["message"]
            for invoice_id in invoices:
                assert client.get(f"/invoices/{invoice_id}").status_code == 200
            for invoice_id, number in issued.items():
                assert number_of(client, invoice_id) == number
            listed = client.get("/invoices?limit=100&status=pending").json()["invoices"]
            one_more = number_of(client, create(client))
        numbers = [found["invoice_number"] for found in listed]
        assert sorted(numbers) == consecutive(len(numbers))
        assert one_more == consecutive(len(numbers) + 1)[-1]
    finally:
        again.kill()


def test_a_client_that_hangs_up_mid_request_harms_nobody(server: ServerProcess) -> None:
    address = httpx.URL(server.url)
    for sent in (
        b"POST /conversation HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{",
        b"POST /profile HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
        b"GET /invoices HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"nonsense\r\n\r\n",
    ):
        for _ in range(5):
            with socket.create_connection((address.host, address.port or 0)) as connection:
                connection.sendall(sent)
    with server.client() as client:
        assert client.get("/health").status_code == 200


def test_a_megabyte_gets_its_problem_over_a_real_connection(server: ServerProcess) -> None:
    with server.client() as client:
        answer = client.post("/conversation", content=b"x" * 1_000_000)
    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_an_answer_does_not_wait_for_the_client_to_acknowledge_its_headers() -> None:
    # Nagle's algorithm against delayed acknowledgements would take 40 ms.
    with (
        listen("127.0.0.1", 0) as listener,
        socket.create_connection(listener.getsockname()),
        listener.accept()[0] as accepted,
    ):
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_ctrl_c_ends_it_cleanly(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path)
    assert server.stop() in (0, -15)
    assert "Traceback" not in server.output()


@pytest.mark.parametrize(
    ("arguments", "settings", "expected"),
    [
        (("--host", "0.0.0.0"), {}, "SCATTERPILOT_TOKEN"),
        ((), {"PORT": "x", "LOG_LEVEL": "LOUD"}, "LOG_LEVEL must be one of"),
        ((), {"DATA_DIR": "/proc/nowhere"}, "/proc/nowhere"),
        (("--host", "no-such-host.invalid"), {"SCATTERPILOT_TOKEN": "x" * 16}, "can't be used"),
    ],
)
def test_a_server_that_cannot_start_says_why_in_a_sentence(
    tmp_path: Path, arguments: tuple[str, ...], settings: dict[str, str], expected: str
) -> None:
    with pytest.raises(RuntimeError) as caught:
        ServerProcess(tmp_path, *arguments, settings=settings)
    assert expected in str(caught.value)
    assert "Traceback" not in str(caught.value)


def test_a_port_in_use_is_said_so(tmp_path: Path, server: ServerProcess) -> None:
    port = str(httpx.URL(server.url).port)
    with pytest.raises(RuntimeError, match="choose another port"):
        ServerProcess(tmp_path, "--port", port)
