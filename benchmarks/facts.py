"""Made-up facts of very many tickets.

They are written by the warehouse's own writer. Every column is filled and as wide as a real one; a
row's week, agent and duration follow from a seed. History before the facts (tickets, messages,
events) is left out: no figure reads it.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from rapport.metrics import registry
from rapport.metrics.facts import Fact
from rapport.metrics.warehouse import Warehouse

# The history ends on a Monday, so that the last week is whole.
END = datetime(2026, 11, 16, tzinfo=UTC)
DAYS = 364
AGENTS = 40
QUEUES = ("Support", "Billing", "Returns", "Accounts", "Partners", "Other")
CATEGORIES = ("invoices", "refunds", "sign-in", "exports", "orders", "delivery", "payouts", "")

Row = Mapping[str, Any]


def build(store: Warehouse, tickets: int) -> None:
    """Fill the warehouse with the facts of this many tickets."""
    facts = registry.facts().values()
    store.rebuild([_made_up(fact, tickets) for fact in facts], cursor=(0, tickets), as_of=END)


def _made_up(fact: Fact, tickets: int) -> Fact:
    make = _MAKERS[fact.name]

    def rows(subjects: Collection[int]) -> Iterator[Row]:
        for number in subjects:
            if 1 <= number <= tickets:
                yield from make(number, _shared(number, tickets))

    return replace(fact, rows=rows, span=lambda: range(1, tickets + 1))


def _shared(number: int, tickets: int) -> dict[str, Any]:
    """Return the columns that every fact about a ticket has."""
    chance = _chance(number)
    agent, customer = chance.randrange(AGENTS) + 1, chance.randrange(tickets // 3 + 1)
    queue = chance.randrange(len(QUEUES))
    opened_at = END - timedelta(days=DAYS) * (1 - number / tickets)
    return {
        "ticket_id": number,
        "subject": f"{CATEGORIES[number % 7].capitalize()}: question {number} about an order",
        "opened_at": opened_at.replace(microsecond=0),
        "status": "closed",
        "channel": "email" if number % 5 else "webform",
        "priority": ("low", "normal", "normal", "high")[number % 4],
        "queue_id": queue + 1,
        "queue": QUEUES[queue],
        "team_id": queue % 3 + 1,
        "team": ("Support", "Billing", "Accounts")[queue % 3],
        "category": CATEGORIES[chance.randrange(len(CATEGORIES))],
        "customer_id": customer,
        "customer": f"Customer {customer}",
        "organisation": f"Company {customer % 4000}",
        "agent_id": agent,
        "agent": f"Agent {agent:02}",
    }


def _ticket(number: int, shared: Row) -> Iterator[Row]:
    yield shared


def _first_response(number: int, shared: Row) -> Iterator[Row]:
    waited = _chance(number).expovariate(1 / 7200)
    if number % 50:
        yield {
            **shared,
            "responded_at": shared["opened_at"] + timedelta(seconds=int(waited)),
            "calendar_seconds": int(waited),
            "business_seconds": int(waited * 0.4),
        }


def _resolutions(number: int, shared: Row) -> Iterator[Row]:
    for nth, (_, end) in enumerate(_spells(number, shared["opened_at"]), start=1):
        if end is not None:
            took = int((end - shared["opened_at"]).total_seconds())
            yield {
                **shared,
                "resolution_id": number * 2 + nth,
                "nth": nth,
                "resolved_at": end,
                "stands": number % 12 != 0 or nth == 2,
                "calendar_seconds": took,
                "business_seconds": int(took * 0.4),
            }


def _open_spells(number: int, shared: Row) -> Iterator[Row]:
    for nth, (start, end) in enumerate(_spells(number, shared["opened_at"]), start=1):
        yield {**shared, "spell": f"{number}.{nth}", "started_at": start, "ended_at": end}


def _survey(number: int, shared: Row) -> Iterator[Row]:
    if number % 30 == 0:
        return
    sent = shared["opened_at"] + timedelta(days=2)
    score = (5, 5, 4, 5, 3, 1, 4, 2)[number // 3 % 8] if number % 3 == 0 else None
    yield {
        **shared,
        "survey_id": number,
        "version": 1,
        "sent_at": sent,
        "responded_at": sent + timedelta(hours=number % 72) if score else None,
        "score": score,
        "satisfied": score >= 4 if score else None,
        "comment": "That was quick, thank you." if number % 9 == 0 else "",
    }


def _spells(number: int, opened_at: datetime) -> Iterator[tuple[datetime, datetime | None]]:
    """Yield the times in which a ticket was open: mostly one, every twelfth two, some
    without end.
    """
    took = timedelta(seconds=int(_chance(number).expovariate(1 / 90_000)))
    yield opened_at, opened_at + took if number % 40 else None
    if number % 12 == 0 and number % 40:
        again = opened_at + took + timedelta(days=3)
        yield again, again + took


def _chance(number: int) -> random.Random:
    return random.Random(number)


_MAKERS = {
    "tickets": _ticket,
    "first_responses": _first_response,
    "resolutions": _resolutions,
    "open_spells": _open_spells,
    "surveys": _survey,
}
