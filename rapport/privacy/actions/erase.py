"""Erasures: ask for one, do it, sweep up after it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.apps import apps
from django.db import connection, transaction
from django.utils.translation import gettext as _

from rapport.core import blobs, clock
from rapport.core.errors import Conflict, Invalid
from rapport.core.personal import PERSONAL, Held, held_on, mentions
from rapport.customers import search
from rapport.customers.models import Identity, Organisation, Person
from rapport.metrics.warehouse import warehouse
from rapport.people.actors import SYSTEM, Actor, require
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.privacy import events
from rapport.privacy.actions._rows import (
    erase_held,
    remove_what_leads_to,
    scrub,
    take_out_quotes,
)
from rapport.privacy.marks import marks_of, note, noted
from rapport.privacy.models import Erasure, Export
from rapport.privacy.scrubbing import pattern_of
from rapport.privacy.subjects import Subject, counts, rows, subject_of
from rapport.tickets.models import Message, Ticket
from rapport.tickets.search import index
from rapport.timeline.record import record

# Readers of figures may still read files of the last state; a stored file may be stored again.
SWEPT_AFTER = timedelta(minutes=10)
# By these everything else is found, so they go last.
LAST = ("customers.Identity", "customers.Person", "tickets.Participant", "tickets.Message")


def ask_for_erasure(
    person: Person, *, named: str, by: Actor, at: datetime | None = None
) -> Erasure:
    """Ask for a customer to be erased; it cannot be undone, so their name has to be typed.

    Raises Invalid for another name, Conflict while the customer has unsolved tickets.
    """
    require(by, Ability.HANDLE_PRIVACY)
    if person.erased_at or person.merged_into_id:
        raise Conflict(_("This customer was erased already, or is part of another one."))
    if " ".join(named.split()).casefold() != str(person).casefold():
        raise Invalid(_("Type the name exactly as it stands above: nothing was erased."))
    subject, at = subject_of(person), at or clock.now()
    if Ticket.objects.filter(customer__in=subject.keys, resolved_at=None).exists():
        raise Conflict(_("This customer has unsolved tickets. Resolve or close them first."))
    with transaction.atomic():
        known = Erasure.objects.filter(subject=person.pk, finished_at=None).first()
        if known is not None:
            return known
        erasure = Erasure.objects.create(
            subject=person.pk,
            by=by if isinstance(by, User) else None,
            at=at,
            marks=marks_of(subject.addresses),
            total=sum(number for _held, number in counts(subject)),
        )
        record(events.ERASURE_ASKED, person, by=by, at=at)
    note(person.pk, erasure.marks)
    return erasure


def erase(erasure: Erasure, *, at: datetime | None = None) -> Erasure:
    """Erase everything held on the customer, in batches; after a crash, once more from the start.

    Tickets, scores and times stay and count on, for nobody.
    """
    person = Person.objects.get(pk=erasure.subject)
    subject, at = subject_of(person), at or clock.now()
    tickets = list(Ticket.objects.filter(customer__in=subject.keys).values_list("pk", flat=True))
    _forget_copies(subject)
    erasure.done = 0
    touched = take_out_quotes(erasure, subject)
    for each in mentions():
        if each.leads_by:
            remove_what_leads_to(each, tickets, subject)
    touched |= _scrub_everywhere(subject)
    for held in sorted(held_on("customer"), key=_order):
        if held.model not in ("customers.Identity", "customers.Person"):
            erase_held(erasure, held, subject)
    _tell_tickets({*tickets, *touched}, at)
    return _finish(erasure, person, subject, at)


def sweep(erasure: Erasure, *, at: datetime | None = None) -> bool:
    """Delete the files of what was erased, and its last copies in indexes and old facts.

    Returns whether all are gone; a file that was stored again just now is left for the next time.
    Leaves no event: the erasure was told.
    """
    at = at or clock.now()
    left = [digest for digest in dict.fromkeys(erasure.files) if not _gone(digest, at)]
    with warehouse().writing() as writer:
        manifest = warehouse().manifest()
        if manifest.as_of is not None:
            writer.commit(cursor=writer.cursor, as_of=manifest.as_of)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for table in ("tickets_search", "customers_search"):
                cursor.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")
    erasure.files, erasure.swept_at = left, None if left else at
    erasure.save(update_fields=["files", "swept_at"])
    return not left


def erase_again(at: datetime) -> int:
    """Ask for the erasures that an older database does not know of; return how many.

    So a restored backup does not bring anybody back.
    """
    known, asked = set(Erasure.objects.values_list("subject", flat=True)), 0
    for pk, marks in noted():
        person = Person.objects.filter(pk=pk, erased_at=None).first()
        if person is None or pk in known:
            continue
        subject = subject_of(person)
        if not set(marks) & set(marks_of(subject.addresses)):
            continue
        with transaction.atomic():
            Erasure.objects.create(subject=pk, at=at, marks=marks)
            record(events.ERASURE_ASKED, person, by=SYSTEM, at=at)
        known.add(pk)
        asked += 1
    return asked


def _scrub_everywhere(subject: Subject) -> set[int]:
    """Take addresses and name out of all texts; return the tickets that had them."""
    pattern = pattern_of(subject, everywhere=True)
    if pattern is None:
        return set()
    found = {each.model: scrub(each, pattern) for each in mentions()}
    organisations = Organisation.objects.filter(pk__in=found["customers.Organisation"])
    search.put_organisations(organisations.values_list("pk", "name", "domain"))
    search.put_many(Person.objects.filter(organisation__in=organisations))
    messages = Message.objects.filter(pk__in=found["tickets.Message"])
    return found["tickets.Ticket"] | set(messages.values_list("ticket", flat=True))


def _order(held: Held) -> int:
    return LAST.index(held.model) if held.model in LAST else -1


def _forget_copies(subject: Subject) -> None:
    for export in Export.objects.filter(whose="customer", subject__in=subject.keys):
        export.path.unlink(missing_ok=True)
        export.delete()


def _tell_tickets(numbers: set[int], at: datetime) -> None:
    """Index what is left of the tickets, and tell the readers of the timeline to look again."""
    for ticket in Ticket.objects.filter(pk__in=numbers).iterator():
        with transaction.atomic():
            index.index_again(ticket)
            record(events.TICKET_ERASED, ticket, by=SYSTEM, at=at)


def _finish(erasure: Erasure, person: Person, subject: Subject, at: datetime) -> Erasure:
    with transaction.atomic():
        Identity.objects.filter(person__in=subject.keys).delete()
        (held,) = (each for each in held_on("customer") if each.model == "customers.Person")
        people = rows(held, subject)
        people.update(**held.erased, erased_at=at)
        search.put_many(people)
        erasure.rows, erasure.finished_at = erasure.done, at
        erasure.save(update_fields=["rows", "done", "finished_at"])
        record(events.ERASED, person, by=SYSTEM, at=at, rows=erasure.rows)
    return erasure


def _gone(digest: str, at: datetime) -> bool:
    """Return whether a file is gone, or has to stay because another row has it."""
    for held in (each for each in PERSONAL if isinstance(each, Held)):
        for name in held.digests:
            model = apps.get_model(held.model)
            if model._base_manager.filter(**{name: digest}).exists():
                return True
    return blobs.erase(digest, rests=SWEPT_AFTER.total_seconds(), at=at.timestamp())
