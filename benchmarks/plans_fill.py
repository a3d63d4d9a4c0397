"""Tickets and customers by the million, made by SQL alone.

They are spread as on a large desk: most are closed, 3 % are open, half of those wait for an answer.
Only what lists read is there: no messages, no events. Django must be set up first.
"""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import connection

from rapport.customers.models import Organisation, Person
from rapport.people.models import Membership, Team, User
from rapport.people.roles import Role
from rapport.tickets.models import Category, Queue, Tag, Ticket

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
TEAMS = ("Support", "Billing", "Logistics", "Accounts")
ORGANISATIONS, TICKETS_A_PERSON = 5000, 3.3
AGENTS = 40
# Of a thousand tickets this many are unsolved; a tag is on one of twenty, or of ten thousand.
UNSOLVED, COMMON, RARE = 30, 20, 10_000

_NUMBERS = {
    "sqlite": (
        "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers"
        " WHERE n < {most}) "
    ),
    "postgresql": "WITH numbers(n) AS (SELECT generate_series(1::bigint, {most})) ",
}
# Seconds before now, as an instant.
_AGO = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%S', '2026-11-30 12:00:00', -({0}) || ' seconds')",
    "postgresql": "timestamptz '2026-11-30 12:00:00+00' - ({0}) * interval '1 second'",
}


def fill(tickets: int) -> None:
    """Fill an empty desk."""
    teams = [Team.objects.create(name=name) for name in TEAMS]
    _user("Ada Berg", Role.MANAGER)
    agents = [_user("Ben Okafor", Role.AGENT, teams[0])]
    agents += [_user(f"Agent {n}", Role.AGENT, teams[n % len(teams)]) for n in range(1, AGENTS)]
    for team in teams:
        Queue.objects.create(name=team.name, slug=team.name.lower(), team=team)
    for name in ("Exports", "Invoices", "Deliveries", "Sign-in", "Other"):
        Category.objects.create(name=name)
    Organisation.objects.bulk_create(
        Organisation(name=f"Organisation {n}", domain=f"o{n}.example", since=NOW)
        for n in range(1, ORGANISATIONS + 1)
    )
    with connection.cursor() as cursor:
        people = int(tickets / TICKETS_A_PERSON)
        cursor.execute(_people(people))
        cursor.execute(_tickets(tickets, people))
        for name, every in (("common", COMMON), ("rare", RARE)):
            tag = Tag.objects.create(name=name)
            cursor.execute(
                "INSERT INTO tickets_ticket_tags(ticket_id, tag_id)"
                f" SELECT id, {tag.pk} FROM tickets_ticket WHERE (id * 7919) % {every} = 0"
            )
        cursor.execute("ANALYZE")


def _user(name: str, role: Role, *teams: Team) -> User:
    address = f"{name.lower().replace(' ', '.')}@desk.example"
    user = User.objects.create_user(address, "a long walk", name=name, role=role)
    Membership.objects.bulk_create(Membership(user=user, team=team) for team in teams)
    return user


def _people(count: int) -> str:
    of = f"(n * 31) % {ORGANISATIONS} + {_first(Organisation)}"
    values = {
        "id": "n",
        "name": "CASE WHEN n % 50 = 0 THEN '' ELSE 'Customer ' || ((n * 7919) % 1000003) END",
        "organisation_id": f"CASE WHEN n % 3 = 0 THEN NULL ELSE {of} END",
        "language": "''",
        "timezone": "''",
        "prefers": "''",
        "since": _ago("100000000"),
        "last_contact_at": _ago("(n * 104729) % 60000000"),
    }
    return _insert(Person._meta.db_table, values, count)


def _tickets(count: int, people: int) -> str:
    # A number that says nothing about when the ticket was opened.
    mixed = "((n * 7919) % 1000003)"
    is_open = f"{mixed} % 1000 < {UNSOLVED}"
    age = f"(({count} - n) * 60)"
    team = f"({mixed} % {len(TEAMS)})"
    agents = f"CAST({_first(User)} + 1 + ({mixed} / 16) % {AGENTS} AS bigint)"
    later = _ago(f"({age} * ({mixed} % 90 + 5)) / 100")
    values = {
        "id": "n",
        "subject": "'Question ' || n",
        "status": f"CASE WHEN {is_open} THEN CASE {mixed} % 3 WHEN 0 THEN 'pending' ELSE 'open' END"
        f" WHEN {mixed} % 10 = 0 THEN 'resolved' ELSE 'closed' END",
        "priority": f"CASE WHEN {mixed} % 50 = 0 THEN 4 WHEN {mixed} % 9 = 0 THEN 3 ELSE 2 END",
        "channel": "'email'",
        "queue_id": f"{team} + {_first(Queue)}",
        "team_id": f"{team} + {_first(Team)}",
        "assignee_id": f"CASE WHEN {mixed} % 7 = 0 THEN NULL ELSE {agents} END",
        "category_id": f"{mixed} % 5 + {_first(Category)}",
        "customer_id": f"{mixed} % {people} + 1",
        "opened_at": _ago(age),
        "resolved_at": f"CASE WHEN {is_open} THEN NULL ELSE {later} END",
        "waiting_since": f"CASE WHEN {is_open} AND {mixed} % 2 = 0 THEN {later} END",
        "changed_at": later,
        "last_words": "'I tried again this morning.'",
        "link": "''",
        "link_reason": "''",
    }
    return _insert(Ticket._meta.db_table, values, count)


def _insert(name: str, values: dict[str, str], count: int) -> str:
    numbers = _NUMBERS[connection.vendor].format(most=count)
    chosen = ", ".join(values.values())
    into = f"INSERT INTO {name}({', '.join(values)})"
    return f"{into} {numbers}SELECT {chosen} FROM numbers"


def _ago(seconds: str) -> str:
    return _AGO[connection.vendor].format(seconds)


def _first(
    model: type[Team] | type[User] | type[Queue] | type[Category] | type[Organisation],
) -> int:
    first = model.objects.order_by("pk").values_list("pk", flat=True).first()
    assert first is not None
    return int(first)
