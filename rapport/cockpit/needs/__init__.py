"""The rules of the three columns."""

from __future__ import annotations

from rapport.cockpit.need import Rule
from rapport.cockpit.needs import backups, channels, company, customers, delivery, team

CUSTOMERS: tuple[Rule, ...] = (
    delivery.DID_NOT_ARRIVE,
    customers.WAIT_TOO_LONG,
    customers.RATED_LOW,
    customers.NOBODYS,
    customers.WAIT_LONG,
)
TEAM: tuple[Rule, ...] = (team.AWAY, team.OVERLOADED)
COMPANY: tuple[Rule, ...] = (
    channels.NOT_CONNECTED,
    channels.STANDS_STILL,
    backups.FAIL,
    company.BACKLOG,
    company.SATISFACTION,
    company.SLOW_CATEGORY,
    channels.REPEATS_ITSELF,
)
COLUMNS = {"customers": CUSTOMERS, "team": TEAM, "company": COMPANY}
RULES: dict[str, Rule] = {rule.key: rule for rules in COLUMNS.values() for rule in rules}
