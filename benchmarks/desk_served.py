"""Writes over HTTP at 10 connections, and the server's memory; prints JSON. For orientation."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.company import rapport

CONNECTIONS, CALLS = 10, 60


def main() -> None:
    """Serve, write, look at the memory, stop."""
    token = _token()
    port = _free_port()
    server = subprocess.Popen(
        [*rapport(), "serve", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        time.sleep(3)
        idle = _megabytes(server.pid)
        created = _rate(port, token, lambda n: ("/api/v1/tickets", _ticket(n)))
        ticket = _last_id(port, token)
        said = json.dumps({"body": "We look into it."})
        replied = _rate(port, token, lambda n: (f"/api/v1/tickets/{ticket - n % 50}/replies", said))
        after = _megabytes(server.pid)
    finally:
        server.terminate()
        server.wait(timeout=20)
    rows = [
        ("creates, 10 connections", created, "/s"),
        ("replies, 10 connections", replied, "/s"),
        ("memory, idle", idle, "MB"),
        ("memory, afterwards", after, "MB"),
    ]
    print(json.dumps(rows))  # noqa: T201 - read by the parent


def _ticket(number: int) -> str:
    email = f"bench{number % 500}@customer.example"
    return json.dumps(
        {"customer": {"email": email}, "subject": "Invoice", "body": "I was billed twice."}
    )


def _rate(port: int, token: str, call: object) -> float:
    def worker(first: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        head = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        for number in range(first * CALLS, (first + 1) * CALLS):
            address, body = call(number)  # type: ignore[operator]  # a plain function of a number
            connection.request("POST", address, body, head)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 201:
                raise RuntimeError(f"{address} answered {answer.status}")

    start = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(worker, range(CONNECTIONS)))
    return CONNECTIONS * CALLS / (time.perf_counter() - start)


def _last_id(port: int, token: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/api/v1/tickets", headers={"Authorization": f"Bearer {token}"})
    return int(json.load(connection.getresponse())["items"][0]["id"])


def _token() -> str:
    command = [*rapport(), "token", "add", "--user", "ada@demo.example", "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    answer = json.loads(done.stdout)
    return str(answer.get("token") or answer["secret"])


def _megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    line = next(each for each in status.splitlines() if each.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=2).request("GET", "/healthz")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server did not come up.")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rapport.settings")
    main()
