"""Signatures that are known of a customer, on their page."""

from __future__ import annotations

from typing import Any

from rapport.channels.models import LearntSignature
from rapport.channels.particulars.learnt import sentence
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.people.roles import Ability

AT_THE_SIDE = 20


def of_customer(person: Person, reader: User) -> dict[str, Any] | None:
    """Return the signatures learnt from a person's addresses; None if there are none."""
    found = LearntSignature.objects.filter(identity__person=person).known()
    rows = [
        {"learnt": row, "why": sentence(row.mails)}
        for row in found.select_related("identity")[:AT_THE_SIDE]
    ]
    return {"rows": rows, "may_change": reader.may(Ability.WORK_TICKETS)} if rows else None
