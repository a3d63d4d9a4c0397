"""Notes and preferences that the company's people wrote down about customers."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Count

from rapport.customers.actions import add_note, change_person
from rapport.customers.models import Organisation, Person
from rapport.people.models import User
from rapport.people.roles import Role

# What was noted, and whether it is pinned.
ABOUT_PEOPLE = (
    ("Likes to be called before noon; afternoons are classes.", True),
    ("Two accounts, bookings and accounting. Ask which one it is about.", True),
    ("Moves to the yearly plan in January. We hold the price until then.", False),
    ("Was without a card reader for a week in autumn. Be quick with hardware.", True),
    ("Reads mail in the evening only.", False),
    ("Invoices go to the bookkeeper in copy.", True),
    ("Tests new things gladly. Ask before the next release.", False),
    ("Explains things with screenshots; a picture in the answer helps.", False),
)
ABOUT_ORGANISATIONS = (
    ("One contract for three studios. The owner decides, the front desk writes.", True),
    ("Renewal is due in spring.", False),
    ("Their own accountant checks every invoice.", True),
)
PREFERS = ("mail", "phone", "", "chat")


def leave_remarks(until: datetime) -> None:
    """Leave notes about the customers who write most, and about their organisations."""
    agents = list(User.objects.filter(role=Role.AGENT).order_by("pk"))
    often = Person.objects.surviving().annotate(n=Count("tickets")).order_by("-n", "pk")
    for place, person in enumerate(often[: 3 * len(ABOUT_PEOPLE)]):
        by = agents[place % len(agents)]
        at = until - timedelta(days=1 + 3 * place, hours=place % 7)
        at = max(at, person.since + timedelta(hours=1))
        text, pinned = ABOUT_PEOPLE[place % len(ABOUT_PEOPLE)]
        add_note(person, text=text, pinned=pinned, by=by, at=at)
        if prefers := PREFERS[place % len(PREFERS)]:
            change_person(person, field="prefers", value=prefers, by=by, at=at)
    large = Organisation.objects.annotate(n=Count("people__tickets")).order_by("-n", "pk")
    for place, organisation in enumerate(large[: len(ABOUT_ORGANISATIONS)]):
        text, pinned = ABOUT_ORGANISATIONS[place]
        at = until - timedelta(days=10 + place)
        add_note(organisation, text=text, pinned=pinned, by=agents[place % len(agents)], at=at)
