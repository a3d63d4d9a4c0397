"""The words of events, written in one language and read in another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from string import Formatter

import pytest
from django.db import transaction
from django.utils import translation

from conftest import MONDAY
from rapport.channels.alarms import actions as alarms
from rapport.channels.alarms.tests.troubling import FETCHING
from rapport.channels.arrivals.actions import note_lost, retry, treat, untreat
from rapport.channels.models import Inbound
from rapport.channels.notices.actions import mark_sent, notify
from rapport.customers.actions import (
    change_organisation,
    change_person,
    meet,
    note_away,
    note_refusal,
)
from rapport.customers.models import Person
from rapport.customers.reaching import Refused
from rapport.people.actions import (
    accept,
    add_user,
    change_company,
    change_profile,
    change_role,
    invite,
    leave_out_step,
    note_absence,
    take_up_step,
)
from rapport.people.actors import SYSTEM
from rapport.people.models import User
from rapport.tickets.actions import acknowledge, change_category, change_priority, reply
from rapport.tickets.actions.address import choose_answered
from rapport.tickets.actions.copy_in import copy_in
from rapport.tickets.actions.messages import delivery, outbox
from rapport.tickets.models import Category, Outgoing, Queue, Ticket
from rapport.tickets.setup.actions import QueueSettings, set_queue
from rapport.timeline import kinds
from rapport.timeline.actor_names import ActorNames
from rapport.timeline.kinds import Kind
from rapport.timeline.models import Event

DORA = "dora@nordwind.example"
GONE = Refused("no-mailbox", "5.1.1", "550 5.1.1 No such user", is_permanent=True)
FULL = Refused("full", "4.2.2", "452 4.2.2 Over quota")
PASSWORD = "a long enough secret"

# Details that are told as they are: names, addresses and numbers that people or machines gave.
AS_THEY_ARE = {
    "address",
    "rows",
    "best",
    "email",
    "name",
    "names",
    "other",
    "provider",
    "score",
    "tag",
    "team",
    "ticket",
    "title",
    "to",
    "value",
    "version",
}
# The same, where another kind has words under that name.
NAMES = {
    ("category.renamed", "from"),
    ("tag.renamed", "from"),
    ("team.renamed", "from"),
    ("ticket.queue_changed", "from"),
    ("ticket.rating_changed", "from"),
    ("ticket.subject_changed", "from"),
    ("user.passkey_renamed", "from"),
}
# Sentences about one failure, in the words of the process that met it and of the other side.
SENTENCES = {
    ("backups.failed", "reason"),
    ("backups.unproven", "reason"),
    ("inbound.parked", "reason"),
    ("mailbox.fetching_failed", "reason"),
    ("mailbox.sending_failed", "reason"),
    ("notice.parked", "reason"),
    ("privacy.export_failed", "reason"),
    ("ticket.parked", "reason"),
}


@dataclass
class Desk:
    """What the acts need."""

    ada: User
    ben: User
    dora: Person
    emil: Person
    ticket: Ticket
    queue: Queue

    def send(self) -> Outgoing:
        """Return Ben's answer, handed over."""
        message = reply(self.ticket, text="It is mended.", by=self.ben, at=MONDAY)
        outgoing = self.claim(Outgoing.objects.get(message=message))
        return outbox.mark_sent(outgoing, owner="w1", at=MONDAY)

    def claim(self, outgoing: Outgoing) -> Outgoing:
        """Return the message, claimed by a process."""
        Outgoing.objects.filter(pk=outgoing.pk).update(state="claimed", claimed_by="w1")
        return Outgoing.objects.get(pk=outgoing.pk)

    def parked(self) -> Outgoing:
        """Return Ben's answer, which could not be sent."""
        message = reply(self.ticket, text="It is mended.", by=self.ben, at=MONDAY)
        outgoing = self.claim(Outgoing.objects.get(message=message))
        return outbox.park(outgoing, owner="w1", reason="451 Busy", at=MONDAY)

    def lost(self) -> Inbound:
        """Return a mail that could not be fetched."""
        note_lost(
            "INBOX:7:1",
            channel="email",
            account="1",
            size=9,
            received_at=MONDAY,
            reason="451 Busy",
            at=MONDAY,
        )
        return Inbound.objects.get()

    def recorded(self) -> Inbound:
        """Return a mail that is only recorded, whose bytes are here."""
        self.lost()
        Inbound.objects.update(state="recorded", digest="0" * 64)
        return Inbound.objects.get()


@pytest.fixture
def desk(
    ada: User, ben: User, dora: Person, emil: Person, ticket: Ticket, support_queue: Queue
) -> Desk:
    return Desk(ada, ben, dora, emil, ticket, support_queue)


def _retry(desk: Desk) -> None:
    desk.lost()
    Inbound.objects.update(digest="0" * 64)
    retry(Inbound.objects.get(), by=desk.ada, at=MONDAY)


def _treat(desk: Desk) -> None:
    treat(desk.recorded(), treated_as="automatic", by=desk.ada, at=MONDAY)


def _untreat(desk: Desk) -> None:
    treatment = treat(desk.recorded(), treated_as="automatic", by=desk.ada, at=MONDAY)
    Inbound.objects.update(state="recorded")
    treatment.inbound.refresh_from_db()
    untreat(treatment, by=desk.ada, at=MONDAY)


def _accept(desk: Desk) -> None:
    issued = invite("fay@desk.example", role="lead", by=desk.ada, at=MONDAY)
    accept(issued.row, name="Fay", password=PASSWORD, timezone="UTC", at=MONDAY)


def _add_user(desk: Desk) -> None:
    add_user("fay@desk.example", name="Fay", role="lead", password=PASSWORD, by=SYSTEM, at=MONDAY)


def _withhold(desk: Desk) -> None:
    note_refusal(DORA, GONE, whose=desk.dora, at=MONDAY)
    acknowledge(desk.ticket, text="It arrived.", at=MONDAY)


def _set_queue(desk: Desk) -> None:
    settings = QueueSettings.of(desk.queue)
    changed = QueueSettings(**{**vars(settings), "signature": "Nordlicht", "reopens_within": 9})
    set_queue(desk.queue, changed, by=desk.ada, at=MONDAY)


def _category(desk: Desk) -> None:
    exports = Category.objects.create(name="Exports")
    change_category(desk.ticket, category=exports, by=desk.ben, at=MONDAY)


def _copy_in(desk: Desk) -> None:
    many = [Person.objects.create(name=f"Reader {number}", since=MONDAY) for number in range(8)]
    copy_in(desk.ticket, people=many, by=desk.ben, at=MONDAY)


def _tell_of_alarm(desk: Desk) -> None:
    alarm = alarms.raise_alarm(FETCHING, at=MONDAY)
    alarms.end(alarm, FETCHING, at=MONDAY)
    alarm.refresh_from_db()
    told = [desk.ada]
    with transaction.atomic():
        alarms.note_told([], [alarm], told=told, troubles={alarm.pk: FETCHING}, at=MONDAY)


def _tell_nobody(desk: Desk) -> None:
    alarm = alarms.raise_alarm(FETCHING, at=MONDAY)
    alarms.note_told([alarm], [], told=[], troubles={alarm.pk: FETCHING}, at=MONDAY)


def _send_notice(desk: Desk) -> None:
    mark_sent(notify(desk.ada, subject="S", text="T", at=MONDAY), route="", at=MONDAY)


def _change_organisation(desk: Desk) -> None:
    organisation = desk.dora.organisation
    assert organisation is not None
    change_organisation(
        organisation, name="Nordwind", domain="nordwind.test", by=desk.ben, at=MONDAY
    )


def _take_up_step(desk: Desk) -> None:
    leave_out_step("test mail", by=desk.ada, at=MONDAY)
    take_up_step("test mail", by=desk.ada, at=MONDAY)


# By kind of event: what leaves it, and what an English reader is told of it.
ACTS: dict[str, tuple[Callable[[Desk], object], str]] = {
    "absence.noted": (
        lambda desk: note_absence(desk.ben, start=MONDAY, by=desk.ada, at=MONDAY),
        "noted that Ben Okafor is away from 2 March 2026",
    ),
    "absence.noted_own": (
        lambda desk: note_absence(
            desk.ben, start=MONDAY, until=MONDAY + timedelta(days=2), by=desk.ben, at=MONDAY
        ),
        "noted that they are away from 2 March 2026 to 4 March 2026",
    ),
    "alarm.ended": (_tell_of_alarm, "Solved: Mail for Support cannot be fetched"),
    "alarm.raised": (_tell_of_alarm, "Alarm: Mail for Support cannot be fetched"),
    "alarm.told": (_tell_of_alarm, "Over: Mail for Support cannot be fetched"),
    "alarm.unheard": (_tell_nobody, "Mail for Support cannot be fetched"),
    "company.changed": (
        lambda desk: change_company(accent="#0f766e", by=desk.ada, at=MONDAY),
        "see of the company: colour",
    ),
    "first_run.left_out": (
        lambda desk: leave_out_step("test mail", by=desk.ada, at=MONDAY),
        "as not needed: test mail",
    ),
    "first_run.taken_up": (_take_up_step, "back on the list: test mail"),
    "inbound.parked": (Desk.lost, "What arrived by email"),
    "inbound.retried": (_retry, "what arrived by email again"),
    "inbound.treated": (_treat, "by email as an automatic reply"),
    "inbound.untreated": (_untreat, "by email as an automatic reply"),
    "invitation.made": (
        lambda desk: invite("fay@desk.example", role="lead", by=desk.ada, at=MONDAY),
        "as Team lead",
    ),
    "notice.sent": (_send_notice, "through the system's mail server"),
    "organisation.changed": (_change_organisation, "changed mail domain"),
    "person.address_dead": (
        lambda desk: note_refusal(DORA, GONE, whose=desk.dora, at=MONDAY),
        "The mailbox does not exist (5.1.1)",
    ),
    "person.address_refused": (
        lambda desk: note_refusal(DORA, FULL, whose=desk.dora, at=MONDAY),
        "The mailbox is full (4.2.2)",
    ),
    "person.away": (
        lambda desk: note_away(
            desk.dora, first=None, last=MONDAY.date(), by=desk.dora, at=MONDAY - timedelta(days=1)
        ),
        "away until 2 March 2026",
    ),
    "person.changed": (
        lambda desk: change_person(
            desk.dora, field="prefers", value="phone", by=desk.ben, at=MONDAY
        ),
        "changed the preferred channel",
    ),
    "person.met": (
        lambda desk: meet("fay@sato.example", channel="email", by=SYSTEM, at=MONDAY),
        "First contact, by email",
    ),
    "queue.changed": (_set_queue, "signature, days"),
    "ticket.answered_changed": (
        lambda desk: choose_answered(
            desk.ticket, person=desk.dora, how="no", by=desk.ben, at=MONDAY
        ),
        "Dora Lind gets nothing",
    ),
    "ticket.arrived": (
        lambda desk: delivery.note_delivery(desk.send(), [DORA], at=MONDAY),
        "The reply reached",
    ),
    "ticket.category_changed": (_category, "from none to Exports"),
    "ticket.copied": (_copy_in, "Reader 5 and 2 more"),
    "ticket.delayed": (
        lambda desk: delivery.note_delay(desk.send(), {DORA: FULL}, at=MONDAY),
        "The mailbox is full (4.2.2)",
    ),
    "ticket.displayed": (
        lambda desk: delivery.note_display(desk.send(), [DORA], at=MONDAY),
        "receipt for the reply",
    ),
    "ticket.parked": (Desk.parked, "The reply to"),
    "ticket.priority_changed": (
        lambda desk: change_priority(desk.ticket, priority=3, by=desk.ben, at=MONDAY),
        "from Normal to High",
    ),
    "ticket.retried": (
        lambda desk: outbox.retry(desk.parked(), by=desk.ben, at=MONDAY),
        "to send the reply to",
    ),
    "ticket.sent": (Desk.send, "The reply to"),
    "ticket.undelivered": (
        lambda desk: delivery.note_bounce(desk.send(), {DORA: GONE}, at=MONDAY),
        "The mailbox does not exist (5.1.1)",
    ),
    "ticket.withheld": (_withhold, "The confirmation of arrival was not sent"),
    "user.accepted": (_accept, "invitation as Team lead"),
    "user.added": (_add_user, "as Team lead"),
    "user.profile_changed": (
        lambda desk: change_profile(desk.ben, name="Ben O.", by=desk.ben, at=MONDAY),
        "changed name of",
    ),
    "user.role_changed": (
        lambda desk: change_role(desk.ben, to="lead", by=desk.ada, at=MONDAY),
        "from Agent to Team lead",
    ),
}
OURS = [kind for kind in kinds.every() if not kind.name.startswith("test.")]
WITH_WORDS = [kind for kind in OURS if kind.words]


def placeholders(kind: Kind) -> set[str]:
    """Return the details that the sentence of a kind tells."""
    return {name for _text, name, _format, _as in Formatter().parse(str(kind.sentence)) if name}


def told(kind: Kind, language: str) -> str:
    """Return the sentence of the latest event of this kind in a language."""
    event = Event.objects.filter(kind=kind.name).latest("pk")
    with translation.override(language):
        return kind.tell(event, ActorNames([event]))


def test_every_detail_is_a_name_or_has_a_label() -> None:
    untold = {
        (kind.name, detail)
        for kind in OURS
        for detail in placeholders(kind) - {"by"} - set(kind.users) - set(kind.words)
        if detail not in AS_THEY_ARE
    }

    assert untold - SENTENCES == NAMES


def test_every_kind_with_words_is_written_here() -> None:
    assert {kind.name for kind in WITH_WORDS} == set(ACTS)


@pytest.mark.parametrize("kind", WITH_WORDS, ids=lambda kind: str(kind.name))
def test_what_a_german_writes_an_english_reader_reads(desk: Desk, kind: Kind) -> None:
    act, sentence = ACTS[kind.name]
    with translation.override("de"):
        act(desk)

    assert sentence in told(kind, "en")
    assert sentence not in told(kind, "de")


@pytest.mark.parametrize(
    ("kind", "details", "sentence"),
    [
        ("ticket.answered_changed", {"name": "Dora", "how": "gets a copy"}, "Dora gets a copy"),
        ("ticket.answered_changed", {"name": "Dora", "how": "erhält nichts"}, "erhält nichts"),
        ("ticket.category_changed", {"from": "none", "to": "Exports"}, "from none to Exports"),
        ("ticket.priority_changed", {"from": "low", "to": "high"}, "from Low to High"),
        ("ticket.undelivered", {"purpose": "reply", "to": DORA, "reason": "Full."}, "Full."),
        ("queue.changed", {"name": "Support", "what": "team, Signatur"}, "team, Signatur"),
        ("person.changed", {"field": "time zone"}, "changed the time zone"),
        ("person.changed", {"field": "notes"}, "changed the notes"),
        ("person.away", {"until": "6 March 2026"}, "until 6 March 2026"),
        ("person.met", {"channel": "email"}, "by email"),
        ("user.profile_changed", {"fields": "name, timezone"}, "changed name, time zone of"),
        ("alarm.raised", {"sentence": "Mail stands"}, "Alarm: Mail stands"),
        ("notice.sent", {"to": DORA, "route": "Support", "title": "T"}, "through Support"),
        ("invitation.made", {"email": DORA}, "as –"),
    ],
)
def test_older_events_stay_readable(
    desk: Desk, kind: str, details: dict[str, str], sentence: str
) -> None:
    event = Event(kind=kind, by_kind="system", subject_kind="ticket", details=details)
    found = kinds.get(kind)
    assert found is not None

    assert sentence in found.tell(event, ActorNames([event]))


def test_a_field_that_became_rows_is_told_in_the_language_of_the_reader(desk: Desk) -> None:
    event = Event(kind="person.changed", by_kind="system", details={"field": "notes"})
    found = kinds.get("person.changed")
    assert found is not None

    with translation.override("de"):
        assert found.tell(event, ActorNames([event])).endswith("hat geändert: Notizen")
