"""Scenes of the cockpit, one for each rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from conftest import MONDAY
from rapport.channels.email.models import Mailbox
from rapport.channels.models import Inbound
from rapport.customers.models import Person
from rapport.feedback.tests.quantity import rated
from rapport.people.models import Absence, Membership, Team, User
from rapport.people.roles import Role
from rapport.serving.backup.models import ONLY, Schedule
from rapport.tickets.actions import assign, change_category, reply
from rapport.tickets.models import Category, Queue, Ticket
from rapport.tickets.tests.posting import comes_back, leaves, waits
from rapport.tickets.tests.quantity import opened

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# A Wednesday afternoon: 15:00 in Berlin, where the office is open from nine to five.
NOW = MONDAY + 2 * DAY + 5 * HOUR
MANY = 3


@dataclass
class Desk:
    """A desk to plant scenes on."""

    ada: User
    ben: User
    dora: Person
    queue: Queue

    def tickets(self, count: int, at: datetime, to: User | None = None) -> list[Ticket]:
        """Open some tickets, and give them to somebody."""
        made = [opened(self.dora, self.queue, at=at) for _ in range(count)]
        return [assign(each, to=to, by=self.ada, at=at) for each in made] if to else made

    def answered(self, count: int, at: datetime, to: User) -> list[Ticket]:
        """Open some tickets that somebody has, and whose customers have an answer."""
        made = self.tickets(count, at, to)
        for ticket in made:
            leaves(waits(ticket, by=to, at=at), at)
        return made

    def agent(self, name: str, team: Team) -> User:
        """Return another agent of a team."""
        address = f"{name.lower()}@desk.example"
        user = User.objects.create_user(address, name=f"{name} Holm", role=Role.AGENT)
        Membership.objects.create(user=user, team=team)
        return user

    def rated(self, tickets: list[Ticket], scores: list[int], at: datetime) -> None:
        """Resolve each of the tickets, and have it rated."""
        rated(tickets, scores, by=self.ben, at=at)


def wait_too_long(desk: Desk, count: int) -> None:
    """Let customers wait since Monday."""
    desk.tickets(count, MONDAY, desk.ben)


def wait_long(desk: Desk, count: int) -> None:
    """Let customers wait for five hours."""
    desk.tickets(count, NOW - 5 * HOUR, desk.ben)


def nobodys(desk: Desk, count: int) -> None:
    """Leave tickets to nobody for two hours."""
    desk.tickets(count, NOW - 2 * HOUR)


def rated_low(desk: Desk, count: int) -> None:
    """Have tickets rated low, of which nobody has heard."""
    desk.rated(desk.answered(count, MONDAY, desk.ben), [1, 2, 2][:count], MONDAY + HOUR)


def did_not_arrive(desk: Desk, count: int) -> None:
    """Have answers come back."""
    for ticket in desk.tickets(count, MONDAY, desk.ben):
        comes_back(ticket, by=desk.ben, at=MONDAY + HOUR)


def away(desk: Desk, count: int) -> None:
    """Send people away who have two tickets each, one of them waiting."""
    for name in ("Ida", "Jan", "Kim")[:count]:
        agent = desk.agent(name, desk.queue.team)
        desk.answered(1, MONDAY, agent)
        desk.tickets(1, NOW - HOUR, agent)
        Absence.objects.create(user=agent, start=MONDAY, until=MONDAY + 5 * DAY)


def overloaded(desk: Desk, count: int) -> None:
    """Give one of two agents of a team almost everything, in as many teams."""
    for number in range(count):
        team = Team.objects.create(name=f"Team {number}")
        agents = [desk.agent(f"{name}{number}", team) for name in ("Lea", "Max")]
        queue = Queue.objects.create(name=team.name, slug=f"team-{number}", team=team)
        own = Desk(desk.ada, desk.ben, desk.dora, queue)
        for agent, share in zip(agents, (14, 1), strict=True):
            own.answered(share, MONDAY, agent)


def stands_still(desk: Desk, count: int) -> None:
    """Let mailboxes fail."""
    for number in range(count):
        Mailbox.objects.create(
            name=f"Mail {number}",
            address=f"mail-{number}@desk.example",
            queue=desk.queue,
            connected_at=MONDAY,
            fetch_host="mail.example",
            smtp_host="mail.example",
            fetched_at=NOW,
            failing_since=NOW - HOUR,
            failure="The server does not answer.",
        )


def repeats_itself(desk: Desk, count: int) -> None:
    """Let mails from our own address gather on tickets."""
    for number, ticket in enumerate(desk.tickets(count, NOW - HOUR / 2)):
        Inbound.objects.create(
            channel="email",
            source=f"pipe:{number}",
            size=1,
            received_at=NOW - HOUR / 2,
            kept_at=NOW - HOUR / 2,
            state=Inbound.State.GATHERED,
            ticket=ticket,
        )


def not_connected(desk: Desk, count: int) -> None:
    """Leave the desk as it is on its first day."""


def backups_fail(desk: Desk, count: int) -> None:
    """Let no backup be made since this morning, and tell who runs the desk."""
    desk.ada.role = Role.ADMINISTRATOR
    desk.ada.save()
    Schedule.objects.create(
        pk=ONLY, is_on=True, set_at=NOW - DAY, failing_since=NOW - 4 * HOUR, failure="No room."
    )


def backlog(desk: Desk, count: int) -> None:
    """Open far more than is resolved."""
    exports = Category.objects.create(name="Exports")
    desk.answered(6, NOW - 20 * DAY, desk.ben)
    for ticket in desk.answered(24, NOW - 2 * DAY, desk.ben):
        change_category(ticket, category=exports, by=desk.ada, at=NOW - 2 * DAY)


def satisfaction(desk: Desk, count: int) -> None:
    """Let satisfaction fall; every low rating has its answer."""
    before = desk.answered(40, NOW - 45 * DAY, desk.ben)
    desk.rated(before, [5] * 38 + [1] * 2, NOW - 44 * DAY)
    now = desk.answered(40, NOW - 6 * DAY, desk.ben)
    desk.rated(now, [5] * 14 + [1] * 26, NOW - 5 * DAY)
    for ticket in now[14:]:
        leaves(waits(ticket, by=desk.ben, at=NOW - 4 * DAY), NOW - 4 * DAY)


def slow_category(desk: Desk, count: int) -> None:
    """Let some categories wait for days, and most others for half an hour."""
    at = MONDAY - 6 * DAY
    for ticket in desk.tickets(60, at, desk.ben):
        reply(ticket, text="So.", by=desk.ben, at=at + HOUR / 2)
    for number in range(count):
        slow = Category.objects.create(name=f"Slow, {number}")
        for ticket in desk.tickets(16, at, desk.ben):
            change_category(ticket, category=slow, by=desk.ada, at=at)
            reply(ticket, text="So.", by=desk.ben, at=at + (4 + number) * DAY)


Scene = Callable[[Desk, int], None]
# By the key of the rule: how it is planted, and how many at a time make a number of it.
SCENES: dict[str, tuple[Scene, tuple[int, ...]]] = {
    "did-not-arrive": (did_not_arrive, (1, MANY)),
    "waits-too-long": (wait_too_long, (1, MANY)),
    "rated-low": (rated_low, (1, MANY)),
    "nobodys": (nobodys, (1, MANY)),
    "waits-long": (wait_long, (1, MANY)),
    "away": (away, (1, MANY)),
    "overloaded": (overloaded, (1, MANY)),
    "not-connected": (not_connected, (1,)),
    "mail-stands-still": (stands_still, (1, MANY)),
    "repeats-itself": (repeats_itself, (1, MANY)),
    "backups": (backups_fail, (1,)),
    "backlog": (backlog, (1,)),
    "satisfaction": (satisfaction, (1,)),
    "slow-category": (slow_category, (1, MANY)),
}
