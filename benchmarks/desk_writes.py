"""Writes over the API, and the two parts of each floor.

The endpoint with everything but its writing: authentication, validation, the answer. And the rows
that it wrote, again by bare sqlite3: the same statements, every row once, in one transaction on
the same database with the same PRAGMAs.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import count
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.db import connection
from django.test import Client
from ninja import Status

from benchmarks.measure import Act
from rapport.people.actions import make_token
from rapport.people.models import User

JSON = "application/json"
# The address of the customer whose rows are written again, each time with another number.
NOTED = re.compile(r"newcomer-\d+@")
TABLE = re.compile(r'^(?:INSERT(?: OR REPLACE)? INTO|UPDATE) "?(\w+)"?', re.IGNORECASE)
COLUMNS = re.compile(r"\(([^)]*)\)")
# Columns that refer to another row, which may have been inserted just before.
POINTERS = {
    "ticket_id": "tickets_ticket",
    "message_id": "tickets_message",
    "person_id": "customers_person",
    "customer_id": "customers_person",
}
# A row of a search index has the number of the row it finds.
INDEXES = {"tickets_search": "tickets_message", "customers_search": "customers_person"}

Statement = tuple[str, str, Sequence[Any]]
Post = Callable[[], Any]


def beside_floor(user: User, tickets: Sequence[int]) -> dict[str, Sequence[Act]]:
    """Return the acts of each write: the write, the endpoint without it, its bare rows."""
    secret = make_token(user, by=user).secret
    client = Client(headers={"Authorization": f"Bearer {secret}"})
    number, turn = count(), count()

    def create() -> Any:
        # An unknown customer: the most work that opening a ticket can be.
        customer = {"email": f"newcomer-{next(number)}@customer.example"}
        ticket = {"customer": customer, "subject": "Invoice", "body": "I was billed twice."}
        return _posted(client, "/api/v1/tickets", ticket)

    def reply() -> Any:
        ticket = tickets[next(turn) % len(tickets)]
        said = {"body": "We look into it."}
        return _posted(client, f"/api/v1/tickets/{ticket}/replies", said)

    return {"create": _acts(create), "reply": _acts(reply)}


def _posted(client: Client, address: str, body: dict[str, Any]) -> Any:
    done = client.post(address, body, content_type=JSON)
    assert done.status_code == 201, done.content
    return done.json()


def _acts(post: Post) -> Sequence[Act]:
    with _writes_noted() as noted:
        answer = post()
    return post, _without_writing(post, answer), _bare(_rows(noted))


def _without_writing(post: Post, answer: Any) -> Act:
    def idle() -> None:
        with patch("rapport.api.tickets.once", lambda *_: Status(201, answer)):
            post()

    return idle


@contextmanager
def _writes_noted() -> Iterator[list[Statement]]:
    """Record every statement that writes a row: its table, its SQL, its values."""
    noted: list[Statement] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if found := TABLE.match(sql):
            each = params if many else [params]
            noted.extend((found[1], sql.replace("%s", "?"), tuple(row)) for row in each)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield noted


def _rows(noted: Sequence[Statement]) -> list[Statement]:
    """Keep every row once: the insert, and the last update of a changed row."""
    inserted = [each for each in noted if not each[1].startswith("UPDATE")]
    updated = {each[0]: each for each in noted if each[1].startswith("UPDATE")}
    return [*inserted, *updated.values()]


def _bare(rows: Sequence[Statement]) -> Act:
    """Return an act that writes the rows by bare sqlite3, in one transaction."""
    options = settings.DATABASES["default"]["OPTIONS"]["init_command"]
    raw = sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
    raw.executescript(f"{options}PRAGMA foreign_keys=ON;")
    again = count()

    def write() -> None:
        mark, made = f"again-{next(again)}@", dict[str, int]()
        raw.execute("BEGIN IMMEDIATE")
        for table, sql, values in rows:
            fresh = [_fresh(value, mark) for value in values]
            for place, target in _pointers(table, sql):
                fresh[place] = made.get(target, fresh[place])
            made[table] = raw.execute(sql, fresh).lastrowid or 0
        raw.execute("COMMIT")

    return write


@cache
def _pointers(table: str, sql: str) -> list[tuple[int, str]]:
    """Return which values of an INSERT refer to other rows, and the tables of those."""
    columns = COLUMNS.search(sql) if not sql.startswith("UPDATE") else None
    names = [name.strip(' "') for name in columns[1].split(",")] if columns else []
    pointers = {**POINTERS, "rowid": INDEXES.get(table, "")}
    return [(place, pointers[name]) for place, name in enumerate(names) if name in pointers]


def _fresh(value: Any, mark: str) -> Any:
    """Return a value as SQLite takes it; a unique address gets another number."""
    if isinstance(value, str):
        return NOTED.sub(mark, value)
    if isinstance(value, (dict, list)):
        return json.dumps(value)
    return value if isinstance(value, (int, float, bytes, type(None))) else str(value)
