"""Addresses that a room names: its own, or those of rooms below.

A name of an address is an import that no contract of imports sees. What a room above answers is
handed in: as an entry of the rail, an account, a setting.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "rapport"
# The library whose pages a room shows as its own.
BORROWED = {"allauth": "people"}
# Nobody else knows a channel.
CHANNELS = ("channels.email", "channels.webform")
NAMED = re.compile(
    r"\b(?:url|address|redirect|reverse|reverse_lazy|resolve_url)\(\s*[\"']([\w:-]+)[\"']"
)


def floors() -> dict[str, int]:
    """Return the floor of each room, counted from below."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (contract,) = [each for each in contracts if each.get("containers") == ["rapport"]]
    return {
        room.strip(): number
        for number, floor in enumerate(reversed(contract["layers"]))
        for room in floor.split("|")
    }


FLOORS = floors()


def answering(patterns: list[URLPattern | URLResolver]) -> Iterator[tuple[str, str]]:
    """Yield the name of each address, with the package that answers it."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from answering(pattern.url_patterns)
        elif pattern.name:
            module = getattr(pattern.callback, "__module__", "")
            first, _, rest = module.partition(".")
            if first == "rapport":
                yield pattern.name, rest
            elif first in BORROWED:
                yield pattern.name, BORROWED[first]


ANSWERING = dict(answering(get_resolver().url_patterns))


def naming() -> Iterator[tuple[str, str]]:
    """Yield each module and template that names an address, with the name."""
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in {".py", ".html", ".txt"} and "tests" not in path.parts:
            place = ".".join(path.relative_to(PACKAGE).parts)
            for name in NAMED.findall(path.read_text(encoding="utf-8")):
                yield place, name


def knows(place: str, answers: str) -> bool:
    """Return whether a module at this place may name an address that this package answers."""
    for channel in CHANNELS:
        if answers.startswith(channel):
            return place.startswith(channel)
    own, other = place.partition(".")[0], answers.partition(".")[0]
    return own == other or FLOORS.get(own, len(FLOORS)) > FLOORS[other]


@pytest.mark.parametrize(
    ("place", "answers", "may"),
    [
        ("tickets.page.side.py", "tickets.views.ticket", True),
        ("tickets.page.side.py", "customers.views", True),
        ("tickets.page.side.py", "channels.arrivals.views.spam", False),
        ("core.jinja2.frame.me.html", "people", False),
        ("channels.alarms.troubles.py", "serving.views", False),
        ("channels.hints.py", "channels.email.mailboxes.views", False),
        ("channels.email.keys.views.py", "channels.email.mailboxes.views", True),
        ("cockpit.page.py", "demo.views", False),
    ],
)
def test_what_a_room_may_name(place: str, answers: str, may: bool) -> None:
    assert knows(place, answers) is may


def test_rooms_name_addresses_of_their_own_and_of_rooms_below() -> None:
    found = [(place, name) for place, name in naming() if name in ANSWERING]
    above = [(place, name) for place, name in found if not knows(place, ANSWERING[name])]

    assert len(found) > 100
    assert above == []
