"""Choices of one person on a ticket's page."""

from __future__ import annotations

from rapport.people.models import Membership, Team, User
from rapport.tickets.choices import Choices
from rapport.tickets.models import Queue


def test_who_sees_every_team_chooses_among_all(
    ada: User, ben: User, cleo: User, rosa: User, support_queue: Queue, billing_queue: Queue
) -> None:
    choices = Choices(ada)

    assert choices.queues == [billing_queue, support_queue]
    assert [queue.team.name for queue in choices.queues] == ["Billing", "Support"]
    assert [team.name for team in choices.teams] == ["Billing", "Support"]
    # Rosa may only read.
    assert [person.name for person in choices.colleagues] == [
        "Ada Berg",
        "Ben Okafor",
        "Cleo Marin",
    ]


def test_an_agent_chooses_within_their_teams(
    ben: User, bea: User, cleo: User, support_queue: Queue, billing_queue: Queue
) -> None:
    choices = Choices(ben)

    assert choices.queues == [support_queue]
    assert [team.name for team in choices.teams] == ["Support"]
    assert [person.name for person in choices.colleagues] == ["Bea Lund", "Ben Okafor"]


def test_somebody_in_two_teams_has_each_colleague_once(
    ben: User, bea: User, cleo: User, billing: Team, support_queue: Queue, billing_queue: Queue
) -> None:
    for person in (ben, bea):
        Membership.objects.create(user=person, team=billing)

    choices = Choices(ben)

    assert choices.queues == [billing_queue, support_queue]
    names = [person.name for person in choices.colleagues]
    assert names == ["Bea Lund", "Ben Okafor", "Cleo Marin"]
