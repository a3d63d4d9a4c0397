"""A full disk and a locked database, beside people at work."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from benchmarks.measure import percentile
from benchmarks.trust.slow import _desk
from benchmarks.trust.tried import Tried
from rapport.serving.tests.servers import Desk
from rapport.serving.tests.test_refused_writes import full

WRITERS = 12
SECONDS, MOMENT = 60.0, 6.0
PAGE_MS = 2000.0
PATIENCE = 60


def run(*, quick: bool) -> list[Tried]:
    """Refuse every write for a while, in both ways, and count what was told and what was kept."""
    seconds = MOMENT if quick else SECONDS
    return [one for fault in ("locked", "full") for one in _suffer(fault, seconds)]


def _suffer(fault: str, seconds: float) -> Iterator[Tried]:
    with _desk(1) as (server, desk):
        database = f"{server.environment['RAPPORT_HOME']}/rapport.sqlite3"
        refuse = _locked(database) if fault == "locked" else full(server)
        # The server's lines are not all kept, so that it is asked once.
        url = server.url
        told: Counter[str] = Counter()
        pages: list[float] = []
        with refuse:
            _work(url, desk, seconds, told, pages)
            health = _got(f"{url}/healthz")
        begun = time.monotonic()
        while _noted(url, desk, told) != 201 and time.monotonic() - begun < PATIENCE:
            time.sleep(0.2)
        back = time.monotonic() - begun
        kept = _count(database)
    of = f"{fault} for {seconds:.0f} s, {WRITERS} writers"
    slowest = percentile(pages, 95)
    told_well = set(told) <= {"503 application/json, again", "201 application/json"}
    stored = told["201 application/json"]
    yield Tried(f"answers to programs, {of}", str(dict(told)), "503 and when to come", told_well)
    yield Tried(
        f"p95 of a page, {of}",
        f"{slowest:.0f} ms",
        f"{PAGE_MS:.0f} ms",
        slowest <= PAGE_MS,
        f"{len(pages)} pages",
    )
    yield Tried(f"/healthz, {of}", str(health), "503", health == 503)
    yield Tried(f"works again after it, {fault}", f"{back:.1f} s", "10 s", back <= 10)
    yield Tried(
        f"notes kept of those told so, {fault}", f"{kept} of {stored}", "all", kept == stored
    )


def _work(url: str, desk: Desk, seconds: float, told: Counter[str], pages: list[float]) -> None:
    until = time.monotonic() + seconds
    guard = threading.Lock()

    def write() -> None:
        while time.monotonic() < until:
            mine: Counter[str] = Counter()
            _noted(url, desk, mine)
            with guard:
                told.update(mine)

    with ThreadPoolExecutor(WRITERS) as people:
        for _ in range(WRITERS):
            people.submit(write)
        path = f"/tickets/{desk.tickets['Support']}/"
        while time.monotonic() < until:
            begun = time.monotonic()
            status = _got(url + path, desk.sessions["ben"])
            pages.append(time.monotonic() - begun if status == 200 else 1e3)
            time.sleep(0.1)


def _noted(url: str, desk: Desk, told: Counter[str]) -> int:
    """Leave a note by the API, count the answer, and return its status."""
    path = f"/api/v1/tickets/{desk.tickets['Support']}/replies"
    head = {"Authorization": f"Bearer {desk.token}", "Content-Type": "application/json"}
    data = json.dumps({"body": "Only among us.", "internal": True}).encode()
    try:
        with urlopen(Request(url + path, data, head), timeout=PATIENCE) as answer:
            status, headers = answer.status, answer.headers
    except HTTPError as error:
        status, headers = error.code, error.headers
    kind = str(headers["Content-Type"]).partition(";")[0]
    told[f"{status} {kind}{', again' if headers['Retry-After'] else ''}"] += 1
    return int(status)


def _got(address: str, session: str = "") -> int:
    headers = {"Cookie": f"sessionid={session}"} if session else {}
    try:
        with urlopen(Request(address, headers=headers), timeout=PATIENCE) as answer:
            answer.read()
            return int(answer.status)
    except HTTPError as error:
        return error.code


def _count(database: str) -> int:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as reader:
        found = reader.execute("SELECT count(*) FROM tickets_message WHERE kind = 'note'")
        return int(found.fetchone()[0])


@contextmanager
def _locked(database: str) -> Iterator[None]:
    with closing(sqlite3.connect(database, isolation_level=None, timeout=30)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
