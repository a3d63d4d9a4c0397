"""Requests to each address: from the table of routes, and more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.house.doors import DOORS, Door
from tests.house.walk.records import ROLES

# Makes no sense in any field.
NONSENSE = "☹ nonsense"
METHODS = ("GET", "POST", "DELETE")
EVERYBODY = "".join(ROLES)
# An agent and an administrator: where roles matter less, only these two ask.
FURTHEST = "aA"
# Enough for further pages of a route: one who works, one who does not see it, one who sees more.
SOME = "aolA"


@dataclass(frozen=True)
class Visit:
    """A request: its name, its method, its address's arguments and its fields.

    ``who`` are the letters of the roles that make it (records.ROLES). Of one that ``is_plain``
    only status and headers are recorded.
    """

    name: str
    method: str
    args: tuple[str, ...] = ()
    fields: dict[str, object] = field(default_factory=dict)
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    who: str = EVERYBODY
    is_plain: bool = False


# Further pages of a route: arguments (those of the table if None), and the query.
FURTHER: dict[str, list[tuple[tuple[str, ...] | None, dict[str, object]]]] = {
    "tickets": [
        (None, {"status": "waiting"}),
        (None, {"status": "pending"}),
        (None, {"status": "on_hold"}),
        (None, {"status": "resolved"}),
        (None, {"status": "closed"}),
        (None, {"assignee": "me"}),
        (None, {"assignee": "nobody"}),
        (None, {"q": "heliotrope"}),
        (None, {"q": "nothing-like-it"}),
        (None, {"queue": "support", "tag": "export"}),
        (None, {"sort": "priority", "priority": "4"}),
        (None, {"status": "no-status"}),
        (None, {"only": "@ticket", "chosen": "all"}),
    ],
    "ticket": [
        (("billing_ticket",), {}),
        (("solved",), {}),
        (("closed",), {}),
        (("pending",), {}),
        (("merged",), {}),
        (("merged",), {"alone": ""}),
        (("silent",), {}),
    ],
    "ticket_new": [(None, {"customer": "@dora"})],
    "ticket_mail": [(None, {"customer": "@dora"}), (None, {"who": "dora"})],
    "ticket_message": [(None, {})],
    "ticket_merge": [(("silent",), {"q": "invoice"})],
    "search": [(None, {}), (None, {"q": "nothing-like-it"}), (None, {"q": "#@ticket"})],
    "palette": [(None, {}), (None, {"q": "set"})],
    "customers": [(None, {}), (None, {"q": "nobody-like-that"})],
    "customer": [(("emil",), {}), (("double",), {})],
    "customer_merge": [(("dora",), {"q": "emil"})],
    "metric": [
        (("first_response_time",), {"by": "assignee", "clock": "calendar", "stat": "p90"}),
        (("resolution_time",), {"by": "category", "grain": "week"}),
        (("backlog",), {"by": "queue"}),
        (("tickets_opened",), {"by": "tag", "where": "team=Support"}),
        (("tickets_resolved",), {}),
        (("csat_response_rate",), {"by": "channel"}),
        (("no_such_metric",), {}),
        (("csat",), {"by": "nothing"}),
    ],
    "metric_rows": [(("first_response_time",), {}), (("backlog",), {"where": "queue=Billing"})],
    "metric_rows_csv": [(("backlog",), {})],
    "arrivals": [
        (None, {}),
        (None, {"state": "parked"}),
        (None, {"state": "spam"}),
        (None, {"state": "kept"}),
    ],
    "arrival": [(("broken_arrival",), {}), (("spam_arrival",), {}), (("kept",), {})],
    "mailbox": [(("failing",), {}), (("disconnected",), {}), (("waiting_for_leave",), {})],
    "mailbox_sign_in": [(("waiting_for_leave",), {})],
    "mailbox_connect": [(None, {"provider": "google"})],
    "contact": [(("old",), {}), (("no-such-form",), {})],
    "contact_form": [(("closed_form",), {})],
    "contact_sent": [(("write", "no-receipt"), {})],
    "colleague": [(("ben",), {}), (("gone",), {}), (("zoe",), {})],
    "category": [(("retired",), {})],
    "team": [(("support",), {})],
    "survey": [(None, {"score": "4"}), (("no-token",), {})],
    "invitation": [(("no-secret",), {})],
    "api:list_tickets": [(None, {"status": "open"}), (None, {"sort": "no-order"})],
    "api:list_customers": [(None, {"q": "dora"})],
    "api:get_metric": [(("first_response_time",), {"by": "team"}), (("no_such_metric",), {})],
}


def visits(name: str) -> Iterator[Visit]:
    """Yield every request to a route."""
    door = DOORS[name]
    for method in METHODS:
        if method in door.methods:
            # The style guide shows every component in every state: its own tests look at it.
            is_plain = name == "styleguide"
            fields = dict(door.methods[method])
            yield Visit(method, method, door.args, fields, who=_who(door), is_plain=is_plain)
            yield from _variants(door, method)
        else:
            yield Visit(f"{method}, not answered", method, door.args, who="A", is_plain=True)
    for args, query in FURTHER.get(name, []):
        args = door.args if args is None else args
        asked = " ".join([*args, *(f"{key}={value}" for key, value in query.items())])
        who = EVERYBODY if door.public else SOME
        yield Visit(f"GET {asked}".strip(), "GET", args, query, who=who)
    if door.args:
        nothing = tuple("0" for _ in door.args)
        yield Visit("GET of nothing", "GET", nothing, who=FURTHEST, is_plain=True)


def _who(door: Door) -> str:
    """Return who asks: a teammate differs from an agent only where something has an owner."""
    return EVERYBODY if door.of_ticket or door.bens else EVERYBODY.replace("t", "")


def _variants(door: Door, method: str) -> Iterator[Visit]:
    """Yield an action without fields, with nonsense, from htmx, and from a program."""
    fields = dict(door.methods[method])
    if method == "GET":
        return
    if fields:
        yield Visit(f"{method} nothing", method, door.args, who=FURTHEST)
        nonsense: dict[str, object] = dict.fromkeys(fields, NONSENSE)
        yield Visit(f"{method} nonsense", method, door.args, nonsense, who=FURTHEST)
    if door.token:
        yield Visit(f"{method} no JSON", method, door.args, body="{", who=FURTHEST)
        return
    htmx = {"HX-Request": "true"}
    program = {"Accept": "application/json"}
    yield Visit(f"{method} by htmx", method, door.args, fields, headers=htmx, who=FURTHEST)
    yield Visit(f"{method} for JSON", method, door.args, fields, headers=program, who=FURTHEST)
