"""The rules of the three columns."""

from __future__ import annotations

from rapport.cockpit.need import Rule
from rapport.cockpit.needs import channels, company, customers, delivery, team

CUSTOMERS: tuple[Rule, ...] = (
    customers.waiting_too_long,
    delivery.did_not_arrive,
    customers.unhappy_and_unanswered,
    customers.nobodys,
)
TEAM: tuple[Rule, ...] = (team.carrying_too_much, team.away_with_open_tickets)
COMPANY: tuple[Rule, ...] = (
    channels.mail_stands_still,
    channels.nothing_is_connected,
    company.backlog,
    company.satisfaction,
    company.slow_category,
)
