"""A server of any commit, used by command line and HTTP."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.load import Call, Calls, always, connect, in_turn, send

ADA, PASSWORD = "ada@demo.example", "rapport-demo"
# How many tickets are answered in turn, how many customers write, how many messages are shown.
ANSWERED, CUSTOMERS, MESSAGES = 50, 300, 4
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
START_SECONDS, STOP_SECONDS = 60.0, 30.0


@dataclass(frozen=True)
class Server:
    """A running server: its first process and its port."""

    pid: int
    port: int


@dataclass(frozen=True)
class Uses:
    """The pages and writes that are measured, and a page of figures."""

    queue: Call
    ticket: Call
    cockpit: Call
    figures: Call
    create: Calls
    reply: Calls

    def by_name(self) -> Mapping[str, Calls]:
        """Return the calls that are measured on ten connections, by name."""
        return {
            "queue page": always(self.queue),
            "ticket page": always(self.ticket),
            "cockpit": always(self.cockpit),
            "create": self.create,
            "reply": self.reply,
        }


@contextmanager
def serving(
    command: Path, environ: Mapping[str, str], *, processes: int | None = None
) -> Iterator[Server]:
    """Serve a desk with a checkout's ``rapport``, with several processes if it can."""
    port = _free_port()
    more = ["--processes", str(processes)] if processes and takes_processes(command) else []
    server = subprocess.Popen(
        [command, "serve", "--port", str(port), *more],
        env=dict(environ),
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        yield Server(server.pid, port)
    finally:
        server.terminate()
        server.wait(timeout=STOP_SECONDS)


@cache
def takes_processes(command: Path) -> bool:
    """Return whether a checkout's server can run several processes."""
    told = subprocess.run([command, "serve", "--help"], capture_output=True, check=True)
    return b"--processes" in told.stdout


def uses(command: Path, environ: Mapping[str, str], port: int) -> Uses:
    """Sign Ada in, give her a token, and look for tickets to show and to answer."""
    token = _run(command, environ, "token", "add", "--user", ADA, "--scope", "write").split()[-1]
    head = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    cookie = {"Cookie": _sign_in(port)}
    held = _held(port, head)
    shown = _with_messages(port, head, held, MESSAGES)

    def create(number: int) -> Call:
        customer = {"email": f"served-{number % CUSTOMERS}@customer.example"}
        ticket = {"customer": customer, "subject": "Invoice", "body": "I was billed twice."}
        return "POST", "/api/v1/tickets", head, json.dumps(ticket)

    said = json.dumps({"body": "We look into it."})
    # To other tickets, so that the page stays as long; a tiny desk may have none.
    others = [ticket for ticket in held if ticket != shown] or held
    replies: list[Call] = [
        ("POST", f"/api/v1/tickets/{ticket}/replies", head, said) for ticket in others[:ANSWERED]
    ]
    return Uses(
        queue=("GET", "/tickets/", cookie, ""),
        ticket=("GET", f"/tickets/{shown}/", cookie, ""),
        cockpit=("GET", "/cockpit/", cookie, ""),
        figures=("GET", "/metrics/", cookie, ""),
        create=create,
        reply=in_turn(replies),
    )


def _run(command: Path, environ: Mapping[str, str], *args: str) -> str:
    done = subprocess.run(
        [command, *args], env=dict(environ), check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


def _sign_in(port: int) -> str:
    """Sign in as a person does; return the cookie."""
    address = "/accounts/login/"
    connection = connect(port)
    connection.request("GET", address)
    page = connection.getresponse()
    found = CSRF.search(page.read().decode())
    if found is None:
        raise RuntimeError("There is no form to sign in by.")
    before = _cookies(page)
    form = urlencode({"csrfmiddlewaretoken": found[1], "login": ADA, "password": PASSWORD})
    head = {"Cookie": before, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", address, form, head)
    answer = connection.getresponse()
    answer.read()
    cookies = _cookies(answer)
    if answer.status != 302 or "sessionid=" not in cookies:
        raise RuntimeError(f"Signing in was answered {answer.status}.")
    return cookies


def _cookies(answer: http.client.HTTPResponse) -> str:
    given = answer.headers.get_all("Set-Cookie") or []
    return "; ".join(each.partition(";")[0] for each in given)


def _held(port: int, head: dict[str, str]) -> list[int]:
    """Return open tickets with an owner, so that every reply does the same."""
    connection, held, cursor = connect(port), list[int](), ""
    while len(held) <= ANSWERED:
        query = urlencode({"cursor": cursor} if cursor else {})
        page: Any = json.loads(send(connection, ("GET", f"/api/v1/tickets?{query}", head, "")))
        held += [each["id"] for each in page["items"] if each["assignee"] and _is_unsolved(each)]
        cursor = page["next"]
        if not cursor:
            break
    return held


def _is_unsolved(ticket: Mapping[str, Any]) -> bool:
    return ticket["status"] not in ("resolved", "closed")


def _with_messages(port: int, head: dict[str, str], tickets: list[int], wanted: int) -> int:
    """Return the first ticket with this many messages; on a tiny desk the nearest."""
    connection = connect(port)
    counted = {}
    for ticket in tickets:
        whole = json.loads(send(connection, ("GET", f"/api/v1/tickets/{ticket}", head, "")))
        counted[ticket] = abs(len(whole["messages"]) - wanted)
        if not counted[ticket]:
            break
    return min(counted, key=lambda ticket: counted[ticket])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            send(connect(port), ("GET", "/healthz", {}, ""))
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server did not come up.")


def clean_environ(home: Path) -> dict[str, str]:
    """Return the environment for commands on a data folder, for any checkout."""
    others = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("RAPPORT_", "DJANGO_", "PYTHONPATH"))
    }
    return {**others, "RAPPORT_HOME": str(home)}
