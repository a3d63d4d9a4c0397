"""Automatic messages that are not sent to dead addresses."""

from __future__ import annotations

from rapport.customers.models import Refusal
from rapport.tickets.actions import acknowledge
from rapport.tickets.actions.messages import delivery
from rapport.tickets.models import Outgoing, Ticket
from rapport.tickets.tests.actions.messages.sending import DORA, GONE, LATER
from rapport.timeline.history import history


def test_a_confirmation_is_withheld_and_the_ticket_says_why(sent: Outgoing, ticket: Ticket) -> None:
    delivery.note_bounce(sent, {DORA: GONE}, at=LATER)
    acknowledge(ticket, text="It arrived.", at=LATER)

    assert not Outgoing.objects.filter(purpose="acknowledgement").exists()
    assert history(ticket)[-1].sentence == (
        f"The confirmation of arrival was not sent, because {DORA} refuses mail: "
        "The mailbox does not exist (5.1.1)"
    )


def test_one_event_names_every_dead_address_and_each_reason_once(ticket: Ticket) -> None:
    dead = [Refusal(value=value, cause="no-mailbox", code="5.1.1") for value in ("a@b", "c@d")]

    delivery.note_withheld(ticket, Outgoing.Purpose.SURVEY, dead, at=LATER)

    assert history(ticket)[-1].sentence == (
        "The survey was not sent, because a@b, c@d refuses mail: The mailbox does not exist (5.1.1)"
    )
