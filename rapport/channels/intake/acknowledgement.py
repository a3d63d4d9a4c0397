"""The text of the automatic confirmation of a request."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from rapport.customers.models import Person
from rapport.people.company import language_for
from rapport.people.models import User
from rapport.tickets.models import Ticket


def text_for(ticket: Ticket, person: Person) -> str:
    """Return the queue's own text, or ours, with {name}, {number} and {subject} filled in.

    Ours is in the person's language, or in that of the desk.
    """
    text = ticket.queue.acknowledgement or _ours(person)
    name = person.name.strip()
    if not name:
        text = text.replace(" {name}", "")
    return _filled(text, name=name, number=f"#{ticket.pk}", subject=ticket.subject)


def text_for_forwarder(ticket: Ticket, user: User) -> str:
    """Return the text that tells a colleague what became of the mail they forwarded."""
    with translation.override(user.language):
        text = _(
            "Hello {name},\n\n"
            "What you forwarded is now ticket {number} from {customer}: {subject}\n\n"
            "What you wrote above it is a note there, which the customer does not see. "
            "To answer {customer}, answer this mail. If it was not a forward, say so on the ticket."
        )
    customer = str(ticket.customer)
    number, subject = f"#{ticket.pk}", ticket.subject
    return _filled(text, name=user.first_name, number=number, customer=customer, subject=subject)


def _ours(person: Person) -> str:
    with translation.override(language_for(person.language)):
        return _(
            "Hello {name},\n\n"
            "Your request has arrived. Its number is {number}. "
            "One of us will read it and answer you.\n\n"
            "To add something, just answer this mail."
        )


def _filled(text: str, **known: str) -> str:
    for name, value in known.items():
        text = text.replace(f"{{{name}}}", value)
    return text
