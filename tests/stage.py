"""A small desk with something on every page.

Dora's ticket is in support, Emil's in billing. The names of things here can appear in addresses
(tests/house/doors). The words and numbers of Dora's ticket occur nowhere else, so that a test can
look for them where they must not be.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core import signing
from django.db import connection, models

from rapport.channels.arrivals.actions import Raw, keep_one, settle
from rapport.channels.email.keys.models import MailKey
from rapport.channels.email.models import Folder, Mailbox, Security
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound, LearntSignature
from rapport.channels.webform.models import ContactForm
from rapport.channels.webform.views import SALT
from rapport.cockpit.models import Aside
from rapport.core import secrets
from rapport.customers.actions import add_note, merge, note_refusal
from rapport.customers.models import Identity, Merge, Note, Organisation, Person, Refusal
from rapport.customers.reaching import Refused
from rapport.demo.models import Demonstration
from rapport.feedback.actions import ask, change_survey, plan, rate
from rapport.feedback.links import token_of
from rapport.feedback.models import Response
from rapport.insights.readers import catch_up
from rapport.people.actions import invite, make_token, note_absence
from rapport.people.models import Absence, ApiToken, Invitation, Team, User
from rapport.privacy.actions import ask_for_export, make_export
from rapport.privacy.models import Export
from rapport.tickets import actions
from rapport.tickets.actions.messages.picture import put_picture
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import (
    Attachment,
    BusinessCalendar,
    Category,
    Message,
    Outgoing,
    Picture,
    Queue,
    Tag,
    Ticket,
)
from rapport.tickets.opening import Triage
from tests.made_up import credential, dot

SUPPORT = "support@desk.example"
FILE = b"id;ptarmigan\n1;snowy\n"
# A search for these words ...
ASKED_FOR = ("heliotrope", "zanzibar")
# ... must not show these to anybody who may not see the ticket.
UNSEEN = (
    "stops at nightfall",
    "column is emptier than",
    "sarsaparilla",
    "marmalade",
    "kumquat",
    "quagga-plan",
    "ptarmigan",
)
# Large and far apart, so that they match nothing else by chance.
FIRST_NUMBERS = {
    Ticket: 13_402,
    Message: 81_205,
    Attachment: 94_507,
    Outgoing: 67_303,
    Inbound: 58_806,
}


LUCK = b"X-Spam-Flag: YES\nFrom: l@luck.example\nSubject: Luck\n\nBuy."


@dataclass
class Cast:
    """The people, teams and queues that exist before anything happens."""

    ada: User
    ben: User
    bea: User
    cleo: User
    leo: User
    rosa: User
    support: Team
    billing: Team
    support_queue: Queue
    billing_queue: Queue
    dora: Person
    emil: Person
    now: datetime


@dataclass
class Course(Cast):
    """The messages that came in, and what was done with them."""

    ticket: Ticket = field(init=False)
    message: Message = field(init=False)
    attachment: Attachment = field(init=False)
    parked: Outgoing = field(init=False)
    picture: Picture = field(init=False)
    mail_picture: Picture = field(init=False)
    arrival: Inbound = field(init=False)
    broken_arrival: Inbound = field(init=False)
    spam_arrival: Inbound = field(init=False)
    billing_ticket: Ticket = field(init=False)
    category: Category = field(init=False)
    receipt: str = field(init=False)
    survey_token: str = field(init=False)
    rating: Response = field(init=False)


@dataclass
class Stage(Course):
    """The people and things that a test can name; ``build`` adds all but the cast."""

    mailbox: Mailbox = field(init=False)
    form: ContactForm = field(init=False)
    mail_key: MailKey = field(init=False)
    merge: Merge = field(init=False)
    note: Note = field(init=False)
    double: Person = field(init=False)
    address: Identity = field(init=False)
    refusal: Refusal = field(init=False)
    signature: LearntSignature = field(init=False)
    shown_signature: LearntSignature = field(init=False)
    nordwind: Organisation = field(init=False)
    invitation: Invitation = field(init=False)
    invitation_secret: str = field(init=False)
    absence: Absence = field(init=False)
    token: ApiToken = field(init=False)
    passkey: Authenticator = field(init=False)
    empty_team: Team = field(init=False)
    aside: Aside = field(init=False)
    tag: Tag = field(init=False)
    export: Export = field(init=False)
    office_hours: BusinessCalendar = field(init=False)
    queue_slug: str = "support"

    def value(self, name: str) -> Any:
        """Return a thing's value for an address: its number, or the word itself."""
        named = getattr(self, name, name)
        return named.pk if isinstance(named, models.Model) else named


def build(stage: Stage) -> Stage:
    """Put everything on the stage."""
    for model, number in FIRST_NUMBERS.items():
        _count_from(model, number)
    stage.category = Category.objects.create(name="Exports")
    stage.office_hours = BusinessCalendar.objects.get()
    _connect(stage)
    _doras_ticket(stage)
    stage.billing_ticket = actions.open_ticket(
        stage.emil,
        subject="Invoice sent twice",
        content=Content(text="I was billed twice in March."),
        channel="email",
        triage=Triage(stage.billing_queue),
        by=stage.emil,
        at=stage.now - timedelta(days=2),
    )
    _customers(stage)
    _people(stage)
    _given(stage)
    # A postbox exists only in a demonstration.
    Demonstration.objects.create(tickets=2, months=1, seed=1, until=stage.now)
    for person in (stage.dora, stage.emil):
        stage.export = make_export(ask_for_export(person, by=stage.ada, at=stage.now))
    catch_up()
    return stage


def _connect(stage: Stage) -> None:
    """Connect a mailbox whose servers answer nothing, and open a form."""
    stage.mailbox = Mailbox.objects.create(
        name="Support mail",
        address=SUPPORT,
        spam_filter=Mailbox.SpamFilter.SPAMASSASSIN,
        queue=stage.support_queue,
        is_default=True,
        connected_at=stage.now - timedelta(days=30),
        fetch_host="127.0.0.1",
        fetch_port=9,
        fetch_security=Security.NONE,
        fetch_user=SUPPORT,
        fetch_password=secrets.seal("secret"),
        smtp_host="127.0.0.1",
        smtp_port=9,
        smtp_security=Security.NONE,
        smtp_user=SUPPORT,
        smtp_password=secrets.seal("secret"),
        fetched_at=stage.now,
    )
    Folder.objects.create(mailbox=stage.mailbox, name="INBOX")
    stage.mail_key = MailKey.objects.create(
        kind=MailKey.Kind.PGP, name="Dora Lind", fingerprint="d0" * 20, added_at=stage.now
    )
    stage.form = ContactForm.objects.create(
        name="Write to us", slug="write", queue=stage.support_queue, made_at=stage.now
    )


def _doras_ticket(stage: Stage) -> None:
    """Take in Dora's mail, answer and resolve it, have it rated low, and reopen it."""
    at = stage.now - timedelta(days=3)
    stage.arrival = _arrive(stage, "1", doras_mail(), at)
    stage.broken_arrival = _arrive(stage, "2", b"", at)
    stage.spam_arrival = _arrive(stage, "3", LUCK, at)
    assert stage.spam_arrival.state == Inbound.State.SPAM
    stage.receipt = signing.dumps(_filled_in(stage, at).pk, salt=SALT)
    assert stage.arrival.ticket is not None and stage.arrival.message is not None
    stage.ticket, stage.message = stage.arrival.ticket, stage.arrival.message
    stage.attachment = stage.message.attachments.get(filename="quagga-plan.csv")
    _course(stage, stage.ticket, at)
    parked = stage.ticket.outgoing.filter(purpose=Outgoing.Purpose.REPLY).first()
    assert parked is not None
    Outgoing.objects.filter(pk=parked.pk).update(
        state=Outgoing.State.PARKED, reason="550 5.2.2 The mailbox is full"
    )
    stage.parked = parked
    stage.picture = put_picture(
        stage.ticket,
        name="quagga.png",
        content_type="image/png",
        content=b"png",
        by=stage.ben,
        at=at,
    )
    stage.mail_picture = put_picture(
        None,
        name="quagga.png",
        content_type="image/png",
        content=b"png",
        by=stage.ben,
        at=at,
    )
    stage.ticket.refresh_from_db()
    stage.tag = Tag.objects.get(name="export")


def _course(stage: Stage, ticket: Ticket, at: datetime) -> None:
    hour, ben = timedelta(hours=1), stage.ben
    actions.change_category(ticket, category=stage.category, by=ben, at=at)
    actions.note(ticket, text="Is it the sarsaparilla quota?", by=ben, at=at + hour)
    actions.reply(ticket, text="We will send the marmalade fix.", by=ben, at=at + 2 * hour)
    actions.tag(ticket, name="export", by=ben, at=at + 3 * hour)
    actions.resolve(ticket, by=ben, at=at + 4 * hour)
    change_survey(question="How did we do?", delay_minutes=0, by=stage.ada, at=at)
    request = plan(ticket.resolutions.get())
    assert request is not None
    request = ask(request, at=at + 5 * hour)
    comment = "The third time I say kumquat."
    stage.rating = rate(request, score=1, comment=comment, at=at + 6 * hour)
    stage.survey_token = token_of(request.pk)
    actions.receive(
        ticket,
        person=stage.dora,
        content=Content(text="It is the zanzibar column again."),
        channel="email",
        by=stage.dora,
        at=at + 7 * hour,
    )


def doras_mail() -> bytes:
    """Return a mail with HTML, an embedded picture and two files."""
    words = "The zanzibar column is emptier than ever. See the plan."
    return mail(
        f"{words}\n\n-- \nDora Lind\nNordwind",
        subject="Heliotrope export stops at nightfall",
        html=(
            f'<p>{words}</p><table><tr><td>1</td><td>snowy</td></tr></table><img src="cid:p" '
            'alt="a dot"><img src="https://elsewhere.example/pixel.png"><p>-- <br>Dora Lind</p>'
        ),
        files=[("quagga-plan.csv", "text/csv", FILE), ("dot.png", "image/png", dot())],
    )


def _arrive(stage: Stage, source: str, raw: bytes, at: datetime) -> Inbound:
    kept = keep_one(
        Raw(f"INBOX:1:{source}", raw, at), channel="email", account=stage.mailbox.account, at=at
    )
    return settle(kept, at=at)


def _filled_in(stage: Stage, at: datetime) -> Inbound:
    """Note that Emil used the form once: only its arrival matters here."""
    return Inbound.objects.create(
        channel="webform",
        account=stage.form.account,
        source="a" * 32,
        size=0,
        received_at=at,
        kept_at=at,
        state=Inbound.State.OPENED,
        settled_at=at,
    )


def _customers(stage: Stage) -> None:
    assert stage.dora.organisation is not None
    stage.nordwind = stage.dora.organisation
    stage.address = Identity.objects.create(
        person=stage.dora, kind=Identity.Kind.PHONE, value="+4930123456", added_at=stage.now
    )
    stage.refusal = note_refusal(
        "dora.lind@nordwind.example",
        Refused("no-mailbox", "5.1.1", "550 5.1.1 No such user", is_permanent=True),
        whose=stage.dora,
        at=stage.now,
    )
    stage.signature = _signature(stage, "Nordwind AG\nKai 12\n20457 Hamburg")
    stage.shown_signature = _signature(stage, "Dora, from the train", stage.ben)
    stage.note = add_note(
        stage.dora, text="Asks for things in writing.", pinned=True, by=stage.ben, at=stage.now
    )
    absorbed = Person.objects.create(name="D. Lind", since=stage.now)
    stage.merge = merge(absorbed, into=stage.dora, by=stage.ada, at=stage.now)
    stage.double = Person.objects.create(name="Emil S.", since=stage.now)


def _signature(stage: Stage, text: str, by: User | None = None) -> LearntSignature:
    """Add what Dora's mails ended with; a person wants to see it always, if one is given."""
    return LearntSignature.objects.create(
        identity=stage.dora.identities.get(value="dora@nordwind.example"),
        text=text,
        mails=3,
        tickets=2,
        ticket=stage.ticket.pk,
        first_at=stage.now,
        last_at=stage.now,
        shown_at=stage.now if by else None,
        shown_by=by,
    )


def _people(stage: Stage) -> None:
    issued = invite("fay@desk.example", role="agent", teams=[stage.support], by=stage.ada)
    stage.invitation, stage.invitation_secret = issued.row, issued.secret
    stage.absence = note_absence(
        stage.bea, start=stage.now - timedelta(days=1), by=stage.ada, at=stage.now
    )
    stage.token = make_token(stage.ben, name="Nightly export", by=stage.ben).row
    stage.passkey = Authenticator.objects.create(
        user=stage.ben,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Blue", "credential": credential()},
    )
    TOTP.activate(stage.ben, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(stage.ben)
    stage.empty_team = Team.objects.create(name="Night")


def _given(stage: Stage) -> None:
    """Have Ada give Ben something; it hides nothing from her own cockpit."""
    stage.aside = Aside.objects.create(
        user=stage.ada,
        how=Aside.How.GIVEN,
        rule="rated-low",
        urgency=2,
        size=1,
        text="Dora Lind rated 1 of 5: “The third time I say kumquat.”",
        url=stage.ticket.get_absolute_url(),
        reason="Call her about the sarsaparilla.",
        to=stage.ben,
        at=stage.now,
    )


def _count_from(model: type[models.Model], number: int) -> None:
    """Make the ids of a table begin there."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f'ALTER TABLE "{table}" ALTER COLUMN id RESTART WITH {number}')
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, number - 1]
            )
