"""The people who work at Kalendula."""

from __future__ import annotations

from typing import NamedTuple

PASSWORD = "rapport-demo"
DOMAIN = "demo.example"

FRONT_DESK = "Front desk"
BILLING = "Billing"
TECHNICAL = "Technical"
TEAMS = (FRONT_DESK, BILLING, TECHNICAL)

EARLY = (8 * 60, 16 * 60)
DAY = (9 * 60, 17 * 60)
LATE = (10 * 60, 18 * 60)


class Colleague(NamedTuple):
    """Somebody who works here. ``shift`` is wall-clock minutes of the company's zone.

    ``warmth`` is the share of customers who rate what they solve 4 or 5 on an ordinary day;
    ``weight`` how much of the team's work comes to them.
    """

    key: str
    name: str
    role: str
    team: str = ""
    zone: str = "Europe/Berlin"
    languages: tuple[str, ...] = ("en",)
    shift: tuple[int, int] = DAY
    warmth: float = 0.9
    weight: float = 1.0

    @property
    def email(self) -> str:
        """Return the address to sign in with."""
        return f"{self.key}@{DOMAIN}"

    @property
    def first_name(self) -> str:
        """Return the name with which they sign a mail."""
        return self.name.split(" ", 1)[0]


ADA = Colleague("ada", "Ada Lindqvist", "manager", languages=("en", "de"))
THEO = Colleague("theo", "Theo Brandt", "administrator", languages=("en", "de"))
INES = Colleague("ines", "Inès Moreau", "read-only", zone="Europe/Paris")

GRACE = Colleague(
    "grace", "Grace Okafor", "lead", FRONT_DESK, "Africa/Lagos", ("en",), DAY, 0.91, 0.6
)
CLEO = Colleague(
    "cleo", "Cleo Martins", "agent", FRONT_DESK, "Europe/Lisbon", ("en", "es"), LATE, 0.9
)
NOOR = Colleague(
    "noor", "Noor Haddad", "agent", FRONT_DESK, "Asia/Amman", ("en", "ar", "es"), EARLY
)
KENJI = Colleague(
    "kenji", "Kenji Mori", "agent", FRONT_DESK, "Europe/Berlin", ("en", "de", "ja"), EARLY, 0.9, 0.7
)

JONAS = Colleague(
    "jonas", "Jonas Weber", "lead", BILLING, "Europe/Berlin", ("en", "de"), EARLY, 0.9, 0.7
)
PRIYA = Colleague("priya", "Priya Raman", "agent", BILLING, "Europe/London", ("en",), LATE, 0.89)
LUCIA = Colleague("lucia", "Lucía Ferrer", "agent", BILLING, "Europe/Madrid", ("en", "de"), LATE)
EMIL = Colleague("emil", "Emil Sørensen", "agent", BILLING, "Europe/Copenhagen", ("en", "de"), DAY)

MARTA = Colleague(
    "marta", "Marta Kowalska", "lead", TECHNICAL, "Europe/Warsaw", ("en", "de"), DAY, 0.91, 0.7
)
BEN = Colleague("ben", "Ben Carter", "agent", TECHNICAL, "Europe/Berlin", ("en", "de"), EARLY, 0.86)
DANA = Colleague("dana", "Dana Petrescu", "agent", TECHNICAL, "Europe/Bucharest", ("en",), EARLY)
OSKAR = Colleague(
    "oskar", "Oskar Nyman", "agent", TECHNICAL, "Europe/Stockholm", ("en", "de"), LATE, 0.88
)

AGENTS = (GRACE, CLEO, NOOR, KENJI, JONAS, PRIYA, LUCIA, EMIL, MARTA, BEN, DANA, OSKAR)
EVERYBODY = (ADA, THEO, INES, *AGENTS)
LEADS = {c.team: c for c in AGENTS if c.role == "lead"}


def team_of(name: str) -> tuple[Colleague, ...]:
    """Return the agents of a team, including its lead."""
    return tuple(c for c in AGENTS if c.team == name)
