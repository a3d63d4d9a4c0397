"""A second process of the desk that takes orders on stdin.

``python -m rapport.serving.tests.second_process``; each order is one JSON line. Its first output
line names the people's sessions and the tickets.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from rapport.core.django import start

if __name__ == "__main__":
    start()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from rapport.core import clock
from rapport.customers.models import Person
from rapport.people.actions import deactivate, make_token
from rapport.people.actors import SYSTEM
from rapport.people.models import Membership, Team, User
from rapport.people.roles import Role
from rapport.tickets.actions import note, open_ticket
from rapport.tickets.correspondence.content import Content, File
from rapport.tickets.models import Attachment, Queue, Ticket
from rapport.tickets.opening import Triage

CAST = {"ben": "Support", "bea": "Support", "dan": "Support", "cleo": "Billing"}


def set_up() -> dict[str, Any]:
    """Create two teams with a queue and a ticket each; sign everybody in and give Ben a token."""
    tickets = {}
    for name in ("Support", "Billing"):
        team = Team.objects.create(name=name)
        queue = Queue.objects.create(name=name, slug=name.lower(), team=team)
        tickets[name] = open_ticket(
            Person.objects.create(name=f"A customer of {name}", since=clock.now()),
            subject="A question",
            content=Content(text="How does it work?"),
            channel="email",
            triage=Triage(queue),
            by=SYSTEM,
        ).pk
    sessions = {name: _sign_in(name) for name in CAST}
    token = make_token(_user("ben"), by=_user("ben")).secret
    return {"tickets": tickets, "sessions": sessions, "token": token}


def _sign_in(name: str) -> str:
    user = User.objects.create_user(
        f"{name}@desk.example", "rapport-test", name=name.title(), role=Role.AGENT
    )
    Membership.objects.create(user=user, team=Team.objects.get(name=CAST[name]))
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def obey(order: dict[str, Any]) -> dict[str, Any]:
    """Carry out the order and return its result."""
    if order["do"] == "note":
        ticket = Ticket.objects.get(pk=order["ticket"])
        note(ticket, text="Only among us.", by=_user(order["by"]))
    elif order["do"] == "attach":
        file = File.of("film.bin", "application/octet-stream", bytes(order["size"]))
        message = Ticket.objects.get(pk=order["ticket"]).messages.earliest("pk")
        Attachment.objects.create(message=message, **file.__dict__)
    elif order["do"] == "deactivate":
        deactivate(_user(order["who"]), by=_administrator())
    elif order["do"] == "cut off":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
    return {"done": order["do"]}


def _user(name: str) -> User:
    return User.objects.get(email=f"{name}@desk.example")


def _administrator() -> User:
    return User.objects.create_user(
        "ada@desk.example", "rapport-test", name="Ada", role=Role.ADMINISTRATOR
    )


def main() -> None:
    sys.stdout.write(json.dumps(set_up()) + "\n")
    sys.stdout.flush()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(obey(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
