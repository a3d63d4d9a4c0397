"""The desk that is walked through: the stage, with additions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Model

from rapport.channels.email.models import Flow, Folder, Grant, Mailbox, Provider, Security
from rapport.channels.models import Inbound
from rapport.channels.webform.models import ContactForm
from rapport.core import secrets
from rapport.customers.models import Person
from rapport.people.actions import deactivate, invite, make_token, note_absence, revoke_token
from rapport.people.models import Membership, Team, User
from rapport.people.roles import Role
from rapport.tickets import actions
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Category, Outgoing, Tag, Ticket
from rapport.tickets.status import Priority
from tests.stage import Stage

# A Wednesday at noon in Berlin.
NOON = datetime.fromisoformat("2026-03-04T11:00:00+00:00")


@dataclass
class Furniture:
    """The additions to the stage, by the names used in addresses."""

    lena: User
    zoe: User
    gone: User
    tickets: dict[str, Ticket]
    mailboxes: dict[str, Mailbox]
    closed_form: ContactForm
    retired: Category
    kept: Inbound

    def value(self, name: str) -> object:
        """Return the number of the thing with this name; None if it is on the stage already."""
        named = {**vars(self), **self.tickets, **self.mailboxes}.get(name)
        return named.pk if isinstance(named, Model) else None


def furnish(stage: Stage) -> Furniture:
    """Add the roles that the stage lacks, and something in every state."""
    lena = _user("Lena Vogt", Role.LEAD, stage.support)
    zoe = _user("Zoe Adler", Role.ADMINISTRATOR)
    return Furniture(
        lena=lena,
        zoe=zoe,
        gone=_gone(stage),
        tickets=_tickets(stage),
        mailboxes=_mailboxes(stage),
        closed_form=ContactForm.objects.create(
            name="Old form",
            slug="old",
            queue=stage.billing_queue,
            made_at=stage.now,
            is_open=False,
        ),
        retired=Category.objects.create(name="Fax", is_retired=True),
        kept=_arrivals(stage),
    )


def _user(name: str, role: Role, *teams: Team) -> User:
    user = User.objects.create_user(
        f"{name.lower().replace(' ', '.')}@desk.example", "rapport-test", name=name, role=role
    )
    Membership.objects.bulk_create(Membership(user=user, team=team) for team in teams)
    return user


def _gone(stage: Stage) -> User:
    """Add somebody who left, an expired invitation and a revoked token."""
    gone = _user("Gil Haas", Role.AGENT, stage.billing)
    long_ago = stage.now - timedelta(days=60)
    revoke_token(make_token(gone, name="Old", by=gone, at=long_ago).row, by=gone, at=long_ago)
    deactivate(gone, by=stage.ada, at=stage.now - timedelta(days=5))
    invite("late@desk.example", role="read-only", teams=[], by=stage.ada, at=long_ago)
    note_absence(
        stage.cleo,
        start=stage.now + timedelta(days=7),
        until=stage.now + timedelta(days=14),
        by=stage.ada,
        at=stage.now,
    )
    return gone


def _tickets(stage: Stage) -> dict[str, Ticket]:
    """Add a ticket in each state, and one that follows another."""
    ben, at = stage.ben, stage.now - timedelta(days=1)
    names = ("solved", "closed", "on_hold", "pending", "merged", "silent")
    made = {
        name: _open(stage, stage.emil if name == "silent" else stage.dora, name, at + n * _HOUR)
        for n, name in enumerate(names)
    }
    later = at + 8 * _HOUR
    actions.resolve(made["solved"], by=ben, at=later)
    actions.resolve(made["closed"], by=ben, at=later)
    actions.close(made["closed"], by=ben, at=later)
    actions.hold(made["on_hold"], by=ben, at=later)
    actions.take(made["pending"], by=ben, at=later)
    actions.reply(made["pending"], text="Which file is it?", by=ben, at=later)
    actions.merge(made["merged"], into=made["pending"], by=ben, at=later)
    actions.change_priority(made["silent"], priority=Priority.URGENT, by=ben, at=later)
    actions.tag(made["silent"], name="invoice", by=ben, at=later)
    actions.take(stage.ticket, by=ben, at=later)
    actions.save_draft(stage.ticket, kind="note", text="A thought.", by=ben, at=later)
    actions.copy_in(stage.ticket, people=[stage.emil], by=ben, at=later)
    Tag.objects.create(name="unused")
    return made


_HOUR = timedelta(hours=1)


def _open(stage: Stage, customer: Person, subject: str, at: datetime) -> Ticket:
    return actions.open_ticket(
        customer,
        subject=f"It is {subject}",
        content=Content(text=f"What does {subject} mean?"),
        channel="email",
        by=customer,
        at=at,
    )


def _mailboxes(stage: Stage) -> dict[str, Mailbox]:
    """Add a failing mailbox, a disconnected one, and one that nobody has signed in to yet."""
    grant = Grant.objects.create(
        provider=Provider.GOOGLE,
        flow=Flow.PERSON,
        token_url="https://tokens.example/token",
        authorise_url="https://tokens.example/authorise",
        client_id="rapport",
        client_secret=secrets.seal("secret"),
    )
    since = stage.now - timedelta(hours=3)
    made = {
        "failing": _mailbox(
            stage,
            "sales",
            failing_since=since,
            failure="The server does not answer.",
            send_failing_since=since,
            send_failure="The server does not answer.",
        ),
        "disconnected": _mailbox(stage, "old", is_enabled=False),
        "waiting_for_leave": _mailbox(stage, "new", grant=grant),
    }
    Folder.objects.create(mailbox=made["failing"], name="Junk", is_junk=True, behind=3)
    Outgoing.objects.filter(state=Outgoing.State.QUEUED).update(due_at=stage.now - _HOUR)
    return made


def _mailbox(stage: Stage, name: str, **fields: object) -> Mailbox:
    return Mailbox.objects.create(
        name=name.title(),
        address=f"{name}@desk.example",
        queue=stage.billing_queue,
        connected_at=stage.now - timedelta(days=20),
        fetch_host="127.0.0.1",
        fetch_port=9,
        fetch_security=Security.NONE,
        smtp_host="127.0.0.1",
        smtp_port=9,
        smtp_security=Security.NONE,
        **fields,
    )


def _arrivals(stage: Stage) -> Inbound:
    """Add a report about a mail that is not ours, and an arrival that nobody has read yet."""
    shared = {"channel": "email", "account": stage.mailbox.account, "size": 9}
    times = {"received_at": stage.now, "kept_at": stage.now}
    Inbound.objects.create(
        **shared, **times, source="INBOX:1:8", state=Inbound.State.RECORDED, nature="report"
    )
    return Inbound.objects.create(**shared, **times, source="INBOX:1:9")
