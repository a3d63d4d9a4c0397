"""Undoing a forward that joined a ticket by mistake."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.conftest import Arrive, ticket_of
from rapport.channels.email.tests.writing import DORA, EMIL, mail
from rapport.channels.forwards import actions
from rapport.channels.forwards.tests.passing import TEXT, passed_on
from rapport.channels.models import Forward
from rapport.core.errors import Conflict, NotAllowed
from rapport.people.models import User

LATER = MONDAY + timedelta(hours=1)


def test_one_that_joined_a_ticket_by_mistake_is_a_ticket_of_its_own(
    arrive: Arrive, ben: User
) -> None:
    ticket = ticket_of(arrive(mail("It stops.", message_id="<one@nordwind.example>")))
    text = TEXT.replace("Emil Sato <emil@sato.example>", DORA)
    arrived = arrive(passed_on(ben, text, References="<one@nordwind.example>"), at=LATER)

    own = actions.take_apart(Forward.objects.get(), by=ben, at=LATER)

    assert (str(own.customer), own.linked_to, own.link) == ("Ben Okafor", ticket, "split")
    assert "This came to me." in own.messages.get().text
    assert list(ticket.messages.values_list("kind", flat=True)) == ["inbound"]
    arrived.refresh_from_db()
    assert (arrived.ticket, arrived.state) == (own, "opened")
    assert Forward.objects.get().state == "declined"
    with pytest.raises(Conflict):
        actions.take_apart(Forward.objects.get(), by=ben)


def test_what_it_brought_to_the_ticket_goes_with_it(arrive: Arrive, ben: User, rosa: User) -> None:
    ticket = ticket_of(arrive(mail(sender=EMIL, message_id="<first@sato.example>")))
    references = "<first@sato.example> <second@sato.example>"
    arrive(passed_on(ben, References=references), at=LATER)
    with pytest.raises(NotAllowed):
        actions.take_apart(Forward.objects.get(), by=rosa)

    own = actions.take_apart(Forward.objects.get(), by=ben, at=LATER)

    assert str(own.customer) == "Ben Okafor"
    assert "This came to me." in own.messages.get().text
    assert list(ticket.messages.values_list("kind", flat=True)) == ["inbound"]

    actions.treat_as_forward(own, by=ben, at=LATER)
    own.refresh_from_db()
    assert str(own.customer) == "Emil Sato", "and it can be one after all"


def test_what_joined_no_ticket_stays(arrive: Arrive, ben: User) -> None:
    arrive(passed_on(ben))

    with pytest.raises(Conflict, match="Nothing on this ticket was treated as a forward"):
        actions.take_apart(Forward.objects.get(), by=ben)
