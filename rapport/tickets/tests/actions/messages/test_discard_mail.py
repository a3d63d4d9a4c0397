"""Discarding the draft of a mail that was sent."""

from __future__ import annotations

from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import save_mail
from rapport.tickets.actions.messages.draft import discard_mail
from rapport.tickets.models import Draft


def test_the_writers_own_goes_and_a_teammates_stays(dora: Person, ben: User, bea: User) -> None:
    for user in (ben, bea):
        save_mail(dora, subject="", text="Here it is.", by=user)

    discard_mail(dora, text="Here it is.", by=ben)

    assert Draft.objects.get().user == bea
