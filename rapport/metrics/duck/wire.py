"""Queries and answers as bytes on a socket.

A message is its length in four bytes and one JSON object of that length. A query is one message.
While it is under way, signs of life come back. An answer begins with its columns, goes on with its
rows and ends with ``end``, or at any point with ``error``, one of ``ERRORS``. Values that JSON
lacks are sent as text and named in ``kinds``.
"""

from __future__ import annotations

import json
import select
import socket
import struct
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from socket import SocketIO
from typing import Any, BinaryIO, TypeAlias

from rapport.metrics.duck.query import Answer, FilesGone, NoRoom, Query, QueryFailed, Row, Table

# A business calendar of fifty years takes 2 MB; a batch of rows with long texts some hundred kB.
LARGEST = 8 * 1024 * 1024
LENGTH = struct.Struct("!I")
Readable: TypeAlias = BinaryIO | SocketIO
# How much is read at once.
PIECE = 1 << 16
# Silence is waited for in steps: while this process itself is stopped, only one of them passes.
STEPS = 4
MILLI = 1000

ERRORS: Mapping[str, type[QueryFailed]] = {
    "files gone": FilesGone,
    "no room": NoRoom,
    "failed": QueryFailed,
}
KINDS: Mapping[str, Callable[[str], Any]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "decimal": Decimal,
}


class Malformed(OSError):
    """The other side broke the protocol or went away in the middle of a message."""


def send_query(connection: socket.socket, query: Query) -> None:
    """Send a query."""
    with connection.makefile("wb") as file:
        _write(file, asdict(query))


def receive_query(connection: socket.socket) -> Query:
    """Wait for a query."""
    with connection.makefile("rb") as file:
        told = _read(file)
    try:
        return Query(
            sql=told["sql"],
            parameters=tuple(told["parameters"]),
            views=told["views"],
            tables={name: Table(**table) for name, table in told["tables"].items()},
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise Malformed(f"This is no query: {error}") from error


def send_sign(connection: socket.socket) -> None:
    """Send a sign of life."""
    with connection.makefile("wb") as file:
        _write(file, {"alive": True})


def send_answer(connection: socket.socket, answer: Answer) -> None:
    """Send an answer in batches; an error in the middle is sent instead of the rest."""
    with connection.makefile("wb") as file:
        _write(file, {"columns": answer.columns})
        try:
            for batch in answer.batches:
                _write_rows(file, batch)
        except QueryFailed as error:
            _write(file, _told(error))
        else:
            _write(file, {"end": True})


def send_error(connection: socket.socket, error: QueryFailed) -> None:
    """Send the reason why there is no answer."""
    with connection.makefile("wb") as file:
        _write(file, _told(error))


def receive_answer(connection: socket.socket, patience: float) -> Answer:
    """Wait for an answer; the connection is closed once its last row has been read.

    The connection's own timeout limits the silence between two signs of life, ``patience`` how
    many seconds of them are enough, and each wait for rows. Raises TimeoutError, and QueryFailed or
    a subclass, here or while the rows are read.
    """
    # Without a buffer, so that what is not read yet can be waited for.
    file = connection.makefile("rb", buffering=0)
    first = _first_after_signs(connection, file, patience)
    connection.settimeout(patience)
    _raise_told(first)
    return Answer(tuple(first["columns"]), _batches(connection, file))


def _first_after_signs(
    connection: socket.socket, file: SocketIO, patience: float
) -> dict[str, Any]:
    until = time.monotonic() + patience
    while True:
        _end_of_silence(connection)
        told = _read(file)
        if not told.get("alive"):
            return told
        if time.monotonic() >= until:
            raise TimeoutError("There were only signs of life.")


def _end_of_silence(connection: socket.socket) -> None:
    """Wait until something can be read, at most as long as the connection's timeout."""
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    step = (connection.gettimeout() or 0) / STEPS
    if not any(poll.poll(step * MILLI) for _ in range(STEPS)):
        raise TimeoutError("There was no sign of life.")


def _batches(connection: socket.socket, file: SocketIO) -> Iterator[list[Row]]:
    with connection, file:
        while not (told := _read(file)).get("end"):
            _raise_told(told)
            yield _rows(told)


def _told(error: QueryFailed) -> dict[str, str]:
    name = next(name for name, kind in ERRORS.items() if isinstance(error, kind))
    return {"error": name, "said": str(error)}


def _raise_told(told: Mapping[str, Any]) -> None:
    if name := told.get("error"):
        raise ERRORS.get(name, QueryFailed)(told.get("said", ""))


def _write_rows(file: BinaryIO, batch: Sequence[Row]) -> None:
    """Write a batch, halving it until each half fits into a message."""
    body = _encoded({"kinds": _kinds(batch), "rows": batch})
    if len(body) > LARGEST and len(batch) > 1:
        half = len(batch) // 2
        _write_rows(file, batch[:half])
        _write_rows(file, batch[half:])
    else:
        _write_body(file, body)


def _rows(told: Mapping[str, Any]) -> list[Row]:
    rows: list[list[Any]] = told["rows"]
    for place, kind in told["kinds"]:
        restored = KINDS[kind]
        for row in rows:
            if row[place] is not None:
                row[place] = restored(row[place])
    return [tuple(row) for row in rows]


def _kinds(batch: Sequence[Row]) -> list[tuple[int, str]]:
    """Return the columns with values that JSON lacks, and their types."""
    found = []
    for place, column in enumerate(zip(*batch, strict=True)):
        kind = _kind(next((value for value in column if value is not None), None))
        if kind:
            found.append((place, kind))
    return found


def _kind(value: Any) -> str:
    if isinstance(value, datetime):
        return "datetime"
    if isinstance(value, date):
        return "date"
    return "decimal" if isinstance(value, Decimal) else ""


def _plain(value: Any) -> str:
    if _kind(value):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in an answer")


def _encoded(message: Mapping[str, Any]) -> bytes:
    return json.dumps(message, ensure_ascii=False, default=_plain, separators=(",", ":")).encode()


def _write(file: BinaryIO, message: Mapping[str, Any]) -> None:
    _write_body(file, _encoded(message))


def _write_body(file: BinaryIO, body: bytes) -> None:
    if len(body) > LARGEST:
        raise Malformed(f"A message of {len(body):,} bytes is too large.")
    file.write(LENGTH.pack(len(body)))
    file.write(body)


def _read(file: Readable) -> dict[str, Any]:
    (length,) = LENGTH.unpack(_exactly(file, LENGTH.size))
    if length > LARGEST:
        raise Malformed(f"A message of {length:,} bytes is too large.")
    try:
        told = json.loads(_exactly(file, length))
    except ValueError as error:
        raise Malformed(f"This is no JSON: {error}") from error
    if not isinstance(told, dict):
        raise Malformed("This is no JSON object.")
    return told


def _exactly(file: Readable, count: int) -> bytes:
    body = bytearray()
    while len(body) < count:
        piece = file.read(min(count - len(body), PIECE))
        if not piece:
            raise Malformed("The other side went away in the middle of a message.")
        body += piece
    return bytes(body)
