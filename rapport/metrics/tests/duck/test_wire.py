"""Messages between the processes: intact on arrival, or refused."""

from __future__ import annotations

import json
import os
import signal
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from rapport.metrics.duck import wire
from rapport.metrics.duck.query import Answer, FilesGone, NoRoom, Query, QueryFailed, Row, Table

PATIENCE = 60.0


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    one, other = socket.socketpair()
    for end in (one, other):
        end.settimeout(PATIENCE)
    with one, other:
        yield one, other


Ends = tuple[socket.socket, socket.socket]


def travelled(ends: Ends, send: Callable[[socket.socket], None]) -> socket.socket:
    """Send from a thread, as the other process would, and return the receiving end."""

    def speak() -> None:
        with ends[0]:
            send(ends[0])

    threading.Thread(target=speak, daemon=True).start()
    return ends[1]


def test_a_query_arrives_as_it_left(ends: Ends) -> None:
    query = Query(
        "SELECT ?, “ü” FROM spells",
        parameters=("a\n'b'", ""),
        views={"spells": "SELECT 1 AS n"},
        tables={"open_time": Table({"opens": "TIMESTAMP"}, '[{"opens": "2026-01-01"}]')},
    )
    assert wire.receive_query(travelled(ends, lambda end: wire.send_query(end, query))) == query


def test_rows_arrive_as_they_left(ends: Ends) -> None:
    batches: list[list[Row]] = [
        [
            (None, 1, 1.5, "a \u2028 日本", True, None, None, None),
            (
                date(2026, 3, 2),
                2**70,
                0.1 + 0.2,
                "",
                False,
                datetime.fromisoformat("2026-03-02T09:00:00.123456"),
                Decimal("12345678901.2345"),
                None,
            ),
        ],
        [
            (
                date(2026, 3, 3),
                2,
                float("inf"),
                "b",
                None,
                datetime.fromisoformat("2026-03-02"),
                None,
                None,
            )
        ],
    ]
    sent = Answer(tuple("abcdefgh"), iter(batches))
    heard = wire.receive_answer(travelled(ends, lambda end: wire.send_answer(end, sent)), PATIENCE)

    assert heard.columns == tuple("abcdefgh")
    rows = heard.rows()
    assert rows == [row for batch in batches for row in batch]
    assert [[type(value) for value in row] for row in rows] == [
        [type(value) for value in row] for batch in batches for row in batch
    ]


def test_a_batch_that_is_too_large_for_a_message_is_sent_in_several(
    ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "LARGEST", 2_000)
    batch: list[Row] = [(number, "x" * 500) for number in range(20)]
    sent = Answer(("n", "words"), iter([batch]))
    heard = wire.receive_answer(travelled(ends, lambda end: wire.send_answer(end, sent)), PATIENCE)

    assert heard.rows() == batch


@pytest.mark.parametrize("error", [FilesGone("a.parquet"), NoRoom("full"), QueryFailed("what?")])
def test_an_error_arrives_as_what_it_is(ends: Ends, error: QueryFailed) -> None:
    heard = travelled(ends, lambda end: wire.send_error(end, error))
    with pytest.raises(type(error), match=str(error).replace("?", r"\?")) as raised:
        wire.receive_answer(heard, PATIENCE)
    assert type(raised.value) is type(error)


def test_signs_of_life_come_before_the_answer(ends: Ends) -> None:
    def after_signs(end: socket.socket) -> None:
        for _ in range(3):
            wire.send_sign(end)
        wire.send_answer(end, Answer(("n",), iter([[(1,)]])))

    heard = wire.receive_answer(travelled(ends, after_signs), PATIENCE)

    assert heard.rows() == [(1,)]


def test_signs_of_life_are_not_enough_for_ever(ends: Ends) -> None:
    heard = travelled(ends, wire.send_sign)
    with pytest.raises(TimeoutError, match="only signs"):
        wire.receive_answer(heard, 0)


def test_silence_while_one_is_stopped_oneself_does_not_count(ends: Ends) -> None:
    """As on a machine that was paused with everything on it."""
    ends[1].settimeout(1)
    pid = os.fork()
    if pid == 0:
        os._exit(0 if wire.receive_answer(ends[1], PATIENCE).rows() == [(1,)] else 1)
    os.kill(pid, signal.SIGSTOP)
    time.sleep(1.1)
    os.kill(pid, signal.SIGCONT)
    wire.send_answer(ends[0], Answer(("n",), iter([[(1,)]])))

    assert os.waitpid(pid, 0)[1] == 0


def test_an_error_in_the_middle_of_an_answer_arrives_after_its_rows(ends: Ends) -> None:
    def batches() -> Iterator[list[Row]]:
        yield [(1,)]
        raise FilesGone("b.parquet")

    sent = Answer(("n",), batches())
    heard = wire.receive_answer(
        travelled(ends, lambda end: wire.send_answer(end, sent)), PATIENCE
    ).each()

    assert next(heard) == (1,)
    with pytest.raises(FilesGone, match=r"b\.parquet"):
        next(heard)


def test_an_answer_that_ends_too_soon_is_no_answer(ends: Ends) -> None:
    def half(end: socket.socket) -> None:
        end.sendall(framed({"columns": ["n"]}) + framed({"kinds": [], "rows": [[1]]})[:-3])

    heard = wire.receive_answer(travelled(ends, half), PATIENCE)
    with pytest.raises(wire.Malformed, match="went away"):
        heard.rows()


@pytest.mark.parametrize(
    "nonsense",
    [
        struct.pack("!I", wire.LARGEST + 1),
        struct.pack("!I", 4) + b"{no}",
        struct.pack("!I", 2) + b"[]",
        struct.pack("!I", 2) + b"{}",
        struct.pack("!I", 2) + b"\xff\xff",
        b"\x00",
        b"",
    ],
)
def test_nonsense_is_refused(ends: Ends, nonsense: bytes) -> None:
    heard = travelled(ends, lambda end: end.sendall(nonsense))
    with pytest.raises(wire.Malformed):
        wire.receive_query(heard)


def test_what_has_no_place_in_an_answer_is_not_made_up(ends: Ends) -> None:
    with pytest.raises(TypeError, match="object"):
        wire.send_answer(ends[0], Answer(("n",), iter([[(object(),)]])))


def framed(message: dict[str, Any]) -> bytes:
    body = json.dumps(message).encode()
    return struct.pack("!I", len(body)) + body
