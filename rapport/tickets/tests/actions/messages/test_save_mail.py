"""Saving a mail that will begin a ticket."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import save_mail
from rapport.tickets.models import Draft
from rapport.timeline.models import Event


def test_one_is_kept_for_each_customer_and_leaves_no_event(dora: Person, ben: User) -> None:
    before = Event.objects.count()
    for text in ("Here", "Here it is."):
        save_mail(dora, subject="Your invoice", text=text, by=ben, at=MONDAY)

    draft = Draft.objects.get()
    assert (draft.customer, draft.subject, draft.text) == (dora, "Your invoice", "Here it is.")
    assert Event.objects.count() == before


def test_a_teammates_is_another(dora: Person, ben: User, bea: User) -> None:
    for user in (ben, bea):
        save_mail(dora, subject="", text="Here it is.", by=user)

    assert Draft.objects.count() == 2


def test_choosing_the_customer_takes_the_words_along(dora: Person, ben: User) -> None:
    save_mail(None, subject="", text="Here it", by=ben)
    save_mail(dora, subject="", text="Here it is.", by=ben)

    assert Draft.objects.get().customer == dora


def test_other_words_to_nobody_yet_stay(dora: Person, ben: User) -> None:
    save_mail(None, subject="", text="Something else", by=ben)
    save_mail(dora, subject="", text="Here it is.", by=ben)

    assert Draft.objects.count() == 2


def test_empty_words_discard_it(dora: Person, ben: User) -> None:
    save_mail(dora, subject="", text="Here it is.", by=ben)

    assert save_mail(dora, subject=" ", text=" ", by=ben) is None
    assert not Draft.objects.exists()


def test_one_who_only_reads_may_not(dora: Person, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        save_mail(dora, subject="", text="Here it is.", by=rosa)
