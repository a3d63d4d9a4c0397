"""All tables that a ticket's life touches, and the events."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction

from rapport.customers import search as customer_search
from rapport.customers.models import Identity, Organisation, Person
from rapport.demo.loading.chronicle import Chronicle
from rapport.demo.loading.table import Table, instants
from rapport.feedback.models import Response, SurveyRequest
from rapport.tickets.models import (
    Assignment,
    Attachment,
    Message,
    Outgoing,
    Participant,
    Resolution,
    Ticket,
)
from rapport.tickets.search import index as ticket_search
from rapport.timeline.models import Event

OUTGOING = "id channel purpose ticket_id message_id to subject text html external_id state"
DELIVERY = "queued_at due_at claimed_at claimed_by attempts sent_at"
TICKET = "id subject status priority channel queue_id team_id assignee_id category_id customer_id"
TIMES = "opened_at first_responded_at resolved_at closed_at waiting_since changed_at last_words"


# As customers.note_last_contact does with each message.
LAST_CONTACTS = """
UPDATE customers_person SET last_contact_at = latest.at FROM (
  SELECT ticket.customer_id, max(message.at) AS at
  FROM tickets_message AS message JOIN tickets_ticket AS ticket ON ticket.id = message.ticket_id
  WHERE message.kind IN ('inbound', 'reply') GROUP BY ticket.customer_id
) AS latest WHERE latest.customer_id = customers_person.id
"""


class Store:
    """Takes rows and writes them in chunks, each chunk in one transaction."""

    def __init__(self) -> None:
        self.instant = instants()
        self.organisations = Table(Organisation, "id", "name", "domain", "since")
        self.people = Table(
            Person,
            "id",
            "name",
            "organisation_id",
            "language",
            "since",
            "last_contact_at",
            "merged_into_id",
        )
        self.identities = Table(Identity, "person_id", "kind", "value", "is_primary", "added_at")
        self.tickets = Table(Ticket, *TICKET.split(), *TIMES.split())
        self.tags = Table(Ticket.tags.through, "ticket_id", "tag_id")
        self.participants = Table(Participant, "ticket_id", "person_id", "kind")
        fields = ("text", "reply", "quoted", "signature", "to")
        self.messages = Table(
            Message, "id", "ticket_id", "kind", "at", "user_id", "person_id", "channel", *fields
        )
        self.attachments = Table(
            Attachment, "message_id", "filename", "content_type", "size", "digest"
        )
        self.outgoing = Table(Outgoing, *OUTGOING.split(), *DELIVERY.split())
        self.assignments = Table(Assignment, "ticket_id", "user_id", "by_id", "start", "end")
        self.resolutions = Table(Resolution, "id", "ticket_id", "by_id", "at", "undone_at")
        about = ("id", "survey_id", "resolution_id", "ticket_id", "person_id")
        rates = ("agent_id", "team_id", "queue_id", "state", "due_at", "sent_at", "expires_at")
        self.requests = Table(SurveyRequest, *about, *rates, "outgoing_id")
        self.responses = Table(Response, "id", "request_id", "ticket_id", "score", "comment", "at")
        who = ("by_kind", "by_id", "subject_kind", "subject_id", "details")
        self.events = Table(Event, "at", "kind", "version", *who)
        self._chronicle = Chronicle()
        self._found: list[ticket_search.Entry] = []
        self._met: list[tuple[int, str]] = []
        self._organisations: list[tuple[int, str, str]] = []
        self._write_json = json.JSONEncoder().encode

    @property
    def _tables(self) -> list[Table]:
        """Return the tables, those that others point at first."""
        return [value for value in vars(self).values() if isinstance(value, Table)]

    def event(
        self,
        at: int,
        kind: str,
        by: tuple[str, int | None],
        subject: tuple[str, int],
        **details: Any,
    ) -> None:
        """Take an event; it is written once everything before it is known."""
        row = (self.instant(at), kind, 1, *by, *subject, self._write_json(details))
        self._chronicle.add(at, row)

    def index(self, message: int, ticket: int, subject: str, words: str) -> None:
        """Make a message findable by its words."""
        self._found.append((message, ticket, subject, words))

    def index_person(self, person: int, words: str) -> None:
        """Make a person findable by name, organisation and address."""
        self._met.append((person, words))

    def index_organisation(self, organisation: int, name: str, domain: str) -> None:
        """Make an organisation findable by name and domain."""
        self._organisations.append((organisation, name, domain))

    def flush(self, before: int) -> None:
        """Write everything taken so far, and the events before an instant, in one transaction."""
        for row in self._chronicle.before(before):
            self.events.add(*row)
        with transaction.atomic():
            for table in self._tables:
                table.flush()
            ticket_search.add_rows(self._found)
            customer_search.put_rows(self._met)
            customer_search.put_organisations(self._organisations)
        self._found.clear()
        self._met.clear()
        self._organisations.clear()

    def finish(self) -> None:
        """Note when each customer was last heard from or written to, and set the tables' number
        sequences to follow the numbers used here.
        """
        models = [table.model for table in self._tables]
        with connection.cursor() as cursor:
            cursor.execute(LAST_CONTACTS)
            for statement in connection.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(statement)
