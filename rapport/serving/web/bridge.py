"""The bridge between asynchronous requests and Django in a thread."""

from __future__ import annotations

import asyncio
import contextvars
import sys
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator, MutableMapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from wsgiref.types import WSGIApplication, WSGIEnvironment

from rapport.core import waiting
from rapport.serving.web.files import CHUNK as CHUNK_OF_FILE
from rapport.serving.web.files import FileOnDisk
from rapport.serving.web.gate import Gate, Pass
from rapport.serving.web.relay import Gone, Relay
from rapport.serving.web.threads import Threads

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

# A larger body waits on disk until it is complete: slow clients must not fill the memory.
KEPT_IN_MEMORY = 128 << 10
# How much of a streamed answer is gathered before it is passed on.
CHUNK = 64 << 10
# Above every limit of a page or the API, which refuse in their own words.
LARGEST_BODY = 256 << 20
# A request waits at most this long, from its last byte, to write; people rarely wait longer.
PATIENCE_SECONDS = 10.0
READING = {"GET", "HEAD", "OPTIONS"}


@dataclass(frozen=True)
class Answer:
    """The head of an answer, and its body if it is complete."""

    status: int
    headers: Headers
    body: bytes = b""
    # Comes after the head instead of a body.
    file: FileOnDisk | None = None


class Bridge:
    """An ASGI application that gets its answers from a WSGI application.

    A request passes the gate once its body is complete, so that neither a thread nor a place
    inside waits for a slow client. An answer comes back in one step; a streamed one is relayed,
    so that no thread waits for a client that reads slowly.

    Of the threads, some are never used for writing: while the database is locked, whoever only
    reads goes on. A writer that waited for its thread waits that much less for the database.
    """

    def __init__(
        self, application: WSGIApplication, gate: Gate, threads: int, writers: int
    ) -> None:
        self._application = application
        self._gate = gate
        self._threads = Threads(threads, "page")
        self._writers = asyncio.Semaphore(writers)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        with SpooledTemporaryFile(KEPT_IN_MEMORY) as body:
            try:
                await _read(receive, body)
            except ConnectionResetError:
                return
            except TooLarge:
                await _say_too_large(send)
                return
            until = time.monotonic() + PATIENCE_SECONDS
            call = _Call(self._application, environ_of(scope, body), until)
            if scope["method"] in READING:
                answer = await self._answer(call, send)
            else:
                async with self._writers:
                    answer = await self._answer(call, send)
            if isinstance(answer, Answer):
                await self._send(send, answer)
            else:
                await asyncio.wrap_future(answer)

    async def _answer(self, call: _Call, send: Send) -> Answer | Future[None]:
        ticket = await self._gate.enter()
        try:
            start = partial(self._start_relay, asyncio.get_running_loop(), send)
            context = contextvars.copy_context()
            return await self._threads.run(partial(context.run, call.answer, ticket, start))
        finally:
            ticket.give_back()

    async def _send(self, send: Send, answer: Answer) -> None:
        file = answer.file
        if file is None:
            await _send(send, answer)
            return
        try:
            await send(_start_message(answer))
            position = 0
            while piece := await self._threads.run(partial(file.read, position)):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
                position += len(piece)
            await send({"type": "http.response.body", "body": b""})
        finally:
            file.close()

    @staticmethod
    def _start_relay(
        loop: asyncio.AbstractEventLoop, send: Send, head: Answer
    ) -> tuple[Relay, Future[None]]:
        """Begin a streamed answer, from a thread."""
        relay = Relay(loop)
        return relay, asyncio.run_coroutine_threadsafe(_pass_on(send, head, relay), loop)

    def close(self) -> None:
        """Let idle threads end."""
        self._threads.close()


StartRelay = Callable[[Answer], tuple[Relay, Future[None]]]


class _Call:
    """One call of the WSGI application, in a thread."""

    def __init__(
        self, application: WSGIApplication, environ: WSGIEnvironment, until: float
    ) -> None:
        self._application = application
        self._environ = environ
        self._until = until
        self._head = Answer(500, [])

    def answer(self, ticket: Pass, start: StartRelay) -> Answer | Future[None]:
        """Return the whole answer, or the end of passing it on if it is streamed."""
        waiting.on_waiting(ticket.step_aside)
        waiting.give_up_at(self._until)
        chunks = self._application(self._environ, self._start)
        try:
            if not getattr(chunks, "streaming", False):
                return replace(self._head, body=b"".join(chunks))
            if (file := FileOnDisk.behind(chunks)) is not None:
                return self._file(file)
            return self._stream(_gathered(chunks), ticket, start)
        finally:
            close = getattr(chunks, "close", None)
            if close is not None:
                close()

    def _start(self, status: str, headers: list[tuple[str, str]], failure: Any = None, /) -> Any:
        named = [(k.lower().encode("latin1"), v.strip().encode("latin1")) for k, v in headers]
        self._head = Answer(int(status.split(" ", 1)[0]), named)

    def _file(self, file: FileOnDisk) -> Answer:
        piece = file.read(0)
        if len(piece) == CHUNK_OF_FILE:
            return replace(self._head, file=file)
        file.close()
        return replace(self._head, body=piece)

    def _stream(
        self, chunks: Iterator[bytes], ticket: Pass, start: StartRelay
    ) -> Answer | Future[None]:
        first, second = next(chunks, b""), next(chunks, None)
        if second is None:
            return replace(self._head, body=first)
        ticket.step_aside()
        relay, passed_on = start(self._head)
        try:
            for chunk in chain([first, second], chunks):
                relay.put(chunk)
            relay.end()
        except Gone:
            pass
        except BaseException:
            # Cut off, so that half a file is not taken for a whole one.
            passed_on.cancel()
            raise
        return passed_on


def _gathered(chunks: Iterable[bytes]) -> Iterator[bytes]:
    gathered = bytearray()
    for chunk in chunks:
        gathered += chunk
        if len(gathered) >= CHUNK:
            yield bytes(gathered)
            gathered.clear()
    if gathered:
        yield bytes(gathered)


class TooLarge(Exception):
    """A body is larger than anything that could be wanted."""


async def _read(receive: Receive, body: IO[bytes]) -> None:
    """Read the whole body, or raise TooLarge.

    Raises ConnectionResetError when the client disconnects half-way: half a reply must not be
    taken for a whole one.
    """
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionResetError
        body.write(message.get("body", b""))
        if body.tell() > LARGEST_BODY:
            raise TooLarge
        more = message.get("more_body", False)


async def _say_too_large(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await _send(send, Answer(413, headers, b"That is more than can be taken in at once."))


async def _send(send: Send, answer: Answer) -> None:
    await send(_start_message(answer))
    await send({"type": "http.response.body", "body": answer.body})


async def _pass_on(send: Send, head: Answer, relay: Relay) -> None:
    """Send the chunks as fast as the client takes them."""
    try:
        await send(_start_message(head))
        async for chunk in relay.chunks():
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
    finally:
        relay.close()


def _start_message(answer: Answer) -> Message:
    return {
        "type": "http.response.start",
        "status": answer.status,
        "headers": answer.headers,
    }


def environ_of(scope: Message, body: IO[bytes]) -> WSGIEnvironment:
    """Return the WSGI environment of a request whose whole body is in the file.

    Headers with an underscore are left out: WSGI cannot tell them from those with a hyphen.
    """
    size = body.tell()
    body.seek(0)
    host, port = scope.get("server") or ("localhost", None)
    environ: WSGIEnvironment = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode("utf-8").decode("latin1"),
        "QUERY_STRING": scope["query_string"].decode("latin1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": host,
        "SERVER_PORT": str(port or 0),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if scope.get("client"):
        environ["REMOTE_ADDR"], remote_port = scope["client"]
        environ["REMOTE_PORT"] = str(remote_port)
    _add_headers(environ, scope["headers"])
    # Set from the count, so that a chunked body has one too.
    environ["CONTENT_LENGTH"] = str(size)
    return environ


def _add_headers(environ: WSGIEnvironment, headers: Headers) -> None:
    for name, value in headers:
        if b"_" in name or name == b"content-length":
            continue
        key = name.decode("latin1").upper().replace("-", "_")
        if key != "CONTENT_TYPE":
            key = f"HTTP_{key}"
        text = value.decode("latin1")
        environ[key] = f"{environ[key]},{text}" if key in environ else text
