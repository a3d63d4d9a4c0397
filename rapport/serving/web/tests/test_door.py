"""Clients that are slow, send too much or are too many."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from django.test import RequestFactory

from rapport.core.doors.addresses import networks
from rapport.core.doors.sizes import FORM
from rapport.people.models import User
from rapport.serving.web.crowd import Limits
from rapport.serving.web.site import Site

# Far below those of a desk, so that a test need not wait.
HASTY = Limits(head=0.3, body=0.3, reading=0.3, rate=100_000, linger=0.3)
LONG = 8 << 20
Act = Callable[["Door"], Awaitable[None]]


@pytest.fixture(autouse=True)
def no_proxy(settings: Any) -> None:
    """Believe nobody about whose requests they pass on."""
    settings.TRUSTED_PROXIES = ()


class Door:
    """A site on a free port, and what its pages were asked."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.asked: list[Any] = []
        self.connections: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []
        self.answer = asyncio.Event()
        self.answer.set()

    async def pages(self, scope: Any, receive: Any, send: Any) -> None:
        """Read the body, and answer; ``/long`` is long."""
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            more = message.get("more_body", False)
        self.asked.append(scope)
        await self.answer.wait()
        body = b"x" * LONG if scope["path"] == "/long" else b"fine"
        head = [(b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": body})

    async def say(self, said: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Connect and send something."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1024)
        self.connections.append((reader, writer))
        writer.write(said)
        return reader, writer

    async def told(self, said: bytes) -> bytes:
        """Send something, and return everything that is answered until the connection ends."""
        reader, _writer = await self.say(said)
        return await asyncio.wait_for(reader.read(-1), 5)

    async def status(self, path: str = "/", more: str = "") -> int:
        """Ask as somebody ordinary would; return the status."""
        head = f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{more}\r\n"
        return int((await self.told(head.encode()))[9:12])


def at_a_door(act: Act, limits: Limits = HASTY) -> Door:
    """Open a door, and do something at it."""
    doors = []

    async def run() -> None:
        listener = socket.create_server(("127.0.0.1", 0))
        door = Door(listener.getsockname()[1])
        doors.append(door)
        site = Site(door.pages, limits=limits)
        await site.listen(listener)
        try:
            await asyncio.wait_for(act(door), 15)
        finally:
            for _reader, writer in door.connections:
                writer.close()
            await site.close(0)

    failures: list[BaseException] = []

    def alone() -> None:
        try:
            asyncio.run(run())
        except BaseException as error:  # noqa: BLE001 - raised again in the test's own thread
            failures.append(error)

    # In a thread of its own: a browser test before this one leaves its loop running in ours.
    thread = threading.Thread(target=alone)
    thread.start()
    thread.join()
    if failures:
        raise failures[0]
    return doors[0]


@pytest.mark.parametrize("begun", [b"", b"\r\n", b"GET / HT", b"GET / HTTP/1.1\r\nHost: x\r\n"])
def test_a_head_that_does_not_end_is_cut(begun: bytes) -> None:
    async def act(door: Door) -> None:
        assert (await door.told(begun)).startswith(b"HTTP/1.1 408 ")

    assert at_a_door(act).asked == []


def test_a_second_head_that_does_not_end_is_cut_too() -> None:
    async def act(door: Door) -> None:
        told = await door.told(b"GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\n")
        assert told.startswith(b"HTTP/1.1 200 ")
        assert b"HTTP/1.1 408 " in told

    at_a_door(act)


@pytest.mark.parametrize(
    "lengths",
    [
        b"Content-Length: 3\r\nContent-Length: 4\r\n",
        b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
        b"Transfer-Encoding: cow\r\n",
        b"Content-Length: +3\r\n",
        b"Content-Length: 3\r\nX: a\nTransfer-Encoding: chunked\r\n",
    ],
)
def test_a_request_of_two_lengths_is_no_request(lengths: bytes) -> None:
    """A proxy before us might choose the other length, and read a smuggled request."""

    async def act(door: Door) -> None:
        told = await door.told(b"POST / HTTP/1.1\r\nHost: x\r\n" + lengths + b"\r\nabcd")
        assert told.startswith(b"HTTP/1.1 400 ")

    assert at_a_door(act).asked == []


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT"])
def test_no_method_tells_a_request_back(client: Any, ben: User, method: str) -> None:
    answer = client.generic(method, "/accounts/login/", HTTP_X_SECRET="kumquat")

    assert answer.status_code == 405
    assert b"kumquat" not in answer.content


def test_dripping_does_not_help() -> None:
    async def act(door: Door) -> None:
        reader, writer = await door.say(b"GET / HTTP/1.1\r\n")
        for _ in range(60):
            writer.write(b"A: b\r\n")
            await asyncio.sleep(0.05)
            if b"408" in reader._buffer:  # type: ignore[attr-defined]
                return
        raise AssertionError("It went on.")

    at_a_door(act)


def test_a_body_that_does_not_come_is_cut_in_words() -> None:
    head = b"POST / HTTP/1.1\r\nHost: x\r\nAccept-Language: de-DE,de\r\nContent-Length: 9\r\n\r\n12"

    async def act(door: Door) -> None:
        told = await door.told(head)
        assert told.startswith(b"HTTP/1.1 408 ")
        assert "noch einmal" in told.decode()

    assert at_a_door(act).asked == []


def test_a_body_that_comes_steadily_may_take_its_time() -> None:
    async def act(door: Door) -> None:
        head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 40000\r\nConnection: close\r\n\r\n"
        reader, writer = await door.say(head)
        for _ in range(20):
            writer.write(b"a" * 2000)
            await asyncio.sleep(0.1)
        assert (await reader.read(-1)).startswith(b"HTTP/1.1 200 ")

    at_a_door(act, Limits(head=0.3, body=1.5, rate=10_000))


def test_who_does_not_read_is_cut_and_holds_nothing() -> None:
    async def act(door: Door) -> None:
        reader, _writer = await door.say(b"GET /long HTTP/1.1\r\nHost: x\r\n\r\n")
        await asyncio.sleep(3)
        with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
            await reader.readexactly(LONG)

    at_a_door(act)


def test_who_reads_steadily_gets_everything() -> None:
    async def act(door: Door) -> None:
        reader, _writer = await door.say(b"GET /long HTTP/1.1\r\nConnection: close\r\n\r\n")
        got = 0
        while piece := await reader.read(LONG // 20):
            got += len(piece)
            await asyncio.sleep(0.001)
        assert got > LONG

    at_a_door(act)


MULTIPART = "Content-Type: multipart/form-data; boundary=x\r\n"


@pytest.mark.parametrize(
    ("path", "more", "size", "status"),
    [
        ("/tickets/", MULTIPART, FORM + 1, 413),
        ("/tickets/", f"{MULTIPART}Cookie: sessionid=abc\r\n", FORM + 1, 200),
        ("/accounts/login/", f"{MULTIPART}Cookie: sessionid=abc\r\n", FORM + 1, 413),
        ("/api/v1/tickets", "", FORM + 1, 413),
        ("/contact/us/", MULTIPART, FORM + 1, 200),
        ("/contact/us/", MULTIPART, 100 << 20, 413),
    ],
)
def test_each_door_takes_so_much(path: str, more: str, size: int, status: int) -> None:
    """By the size that is stated, before anything is sent; and as far as it is sent in chunks."""

    async def act(door: Door) -> None:
        head = f"POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{more}"
        body = b"a" * min(size, FORM + 1)
        stated = f"{head}Content-Length: {size}\r\n\r\n".encode()
        told = await door.told(stated if status == 413 else stated + body)
        assert int(told[9:12]) == status
        if path.startswith("/api/"):
            assert b'{"code": "too_large"' in told
        if size == len(body):
            chunked = f"{head}Transfer-Encoding: chunked\r\n\r\n{size:x}\r\n".encode()
            told = await door.told(chunked + body + b"\r\n0\r\n\r\n")
            assert int(told[9:12]) == status

    assert len(at_a_door(act, Limits()).asked) == (0 if status == 413 else 2)


def test_a_head_without_end_is_too_long() -> None:
    async def act(door: Door) -> None:
        told = await door.told(b"GET / HTTP/1.1\r\nA: " + b"a" * 70_000)
        assert told.startswith(b"HTTP/1.1 431 ")
        told = await door.told(b"GET / HTTP/1.1\r\nA: " + b"a" * 70_000 + b"\r\n\r\n")
        assert told.startswith(b"HTTP/1.1 431 ")

    assert at_a_door(act, Limits()).asked == []


def test_those_that_wait_give_way_to_those_that_ask() -> None:
    """Behind one address there may be an office: its people get through beside a slow stranger."""

    async def act(door: Door) -> None:
        for _ in range(40):
            await door.say(b"GET / HT")
        assert [await door.status() for _ in range(20)] == [200] * 20

    at_a_door(act, Limits(connections_of_address=10))
    at_a_door(act, Limits(connections=10))


@pytest.mark.parametrize(
    ("limits", "status"),
    [(Limits(connections_of_address=5), 429), (Limits(connections=5), 503)],
)
def test_too_many_at_once_are_told_so(limits: Limits, status: int) -> None:
    async def act(door: Door) -> None:
        door.answer.clear()
        for _ in range(5):
            await door.say(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        while len(door.asked) < 5:
            await asyncio.sleep(0.01)
        told = await door.told(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert int(told[9:12]) == status
        assert b"\r\nRetry-After: " in told
        door.answer.set()
        await asyncio.sleep(0.1)
        assert await door.status() == 200

    assert len(at_a_door(act, limits).asked) == 6


def test_streams_count_apart() -> None:
    async def act(door: Door) -> None:
        door.answer.clear()
        for _ in range(5):
            await door.say(b"GET /events HTTP/1.1\r\nHost: x\r\n\r\n")
        while len(door.asked) < 5:
            await asyncio.sleep(0.01)
        assert await door.status("/events") == 429
        door.answer.set()
        assert await door.status() == 200

    at_a_door(act, Limits(connections_of_address=2, streams_of_address=5))


def test_only_a_trusted_proxy_is_believed(settings: Any) -> None:
    forged = "X-Forwarded-For: 203.0.113.9\r\n"

    async def act(door: Door) -> None:
        assert await door.status(more=forged) == 200

    assert at_a_door(act).asked[0]["client"][0] == "127.0.0.1"
    settings.TRUSTED_PROXIES = networks("127.0.0.0/8")
    assert at_a_door(act).asked[0]["client"][0] == "203.0.113.9"


def test_only_a_trusted_proxy_says_that_it_was_https(settings: Any, rf: RequestFactory) -> None:
    async def act(door: Door) -> None:
        assert await door.status(more="X-Forwarded-Proto: https\r\n") == 200

    assert at_a_door(act).asked[0]["scheme"] == "http"
    settings.TRUSTED_PROXIES = networks("127.0.0.0/8")
    assert at_a_door(act).asked[0]["scheme"] == "https"
    assert not rf.get("/", headers={"X-Forwarded-Proto": "https"}).is_secure()


def test_behind_a_proxy_each_address_has_its_own_limit(settings: Any) -> None:
    settings.TRUSTED_PROXIES = networks("127.0.0.1")

    async def act(door: Door) -> None:
        door.answer.clear()
        for number in range(12):
            address = "203.0.113.9" if number < 3 else f"198.51.100.{number}"
            await door.say(
                f"GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: {address}\r\n\r\n".encode()
            )
        while len(door.asked) < 12:
            await asyncio.sleep(0.01)
        assert await door.status(more="X-Forwarded-For: 203.0.113.9\r\n") == 429
        door.answer.set()
        assert await door.status(more="X-Forwarded-For: 203.0.113.10\r\n") == 200

    at_a_door(act, Limits(connections_of_address=3))
