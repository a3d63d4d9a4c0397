"""Damaged files of facts: set aside and rebuilt, and said meanwhile."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from conftest import MONDAY
from rapport.api.tests.conftest import Api, api  # noqa: F401 - a fixture
from rapport.core import checkup
from rapport.insights.readers import FACTS, catch_up
from rapport.insights.workers import fit_facts
from rapport.metrics.run import ask
from rapport.people.models import User
from rapport.tickets.actions import reopen, resolve
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event
from rapport.timeline.reading import readers

SENTENCE = "The figures are being rebuilt."
CHANCE = random.Random(9)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def zero(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def scramble(path: Path) -> None:
    path.write_bytes(CHANCE.randbytes(path.stat().st_size))


def flip(path: Path) -> None:
    """Change a single bit."""
    held = bytearray(path.read_bytes())
    held[CHANCE.randrange(len(held))] ^= 1 << CHANCE.randrange(8)
    path.write_bytes(held)


def remove(path: Path) -> None:
    path.unlink()


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "x").write_text("x")


Damage = Callable[[Path], None]
DAMAGES: list[Damage] = [truncate, empty, zero, scramble, flip, remove, make_folder]


@pytest.fixture
def facts(ticket: Ticket, ben: User) -> Path:
    resolve(ticket, by=ben, at=MONDAY)
    catch_up()
    return Path(settings.FACTS_ROOT)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_manifest_is_rebuilt_and_said_meanwhile(
    facts: Path,
    as_ada: Client,
    api: Api,  # noqa: F811
    ada: User,
    damage: Damage,
) -> None:
    damage(facts / "manifest.json")

    for page in ("/cockpit/", "/metrics/", "/metrics/tickets_resolved/"):
        answer = as_ada.get(page)
        assert (answer.status_code, SENTENCE in answer.content.decode()) == (200, True)
    rows = as_ada.get("/metrics/tickets_resolved/rows/")
    assert (rows.status_code, SENTENCE in rows.content.decode()) == (503, True)
    told = api(ada).get("/api/v1/metrics/tickets_resolved")
    assert (told.status_code, told.json()["code"]) == (503, "facts_not_ready")
    assert as_ada.get("/healthz").status_code == as_ada.get("/settings/system/").status_code == 200

    assert fit_facts(MONDAY)
    assert ask("tickets_resolved").row.value == 1
    assert FACTS.position() == Event.objects.latest("pk").position
    assert as_ada.get("/metrics/tickets_resolved/rows/").status_code == 200
    assert not fit_facts(MONDAY)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_of_rows_is_rebuilt(facts: Path, as_ada: Client, damage: Damage) -> None:
    for path in facts.glob("*.parquet"):
        damage(path)

    assert as_ada.get("/metrics/tickets_resolved/").status_code == 200
    assert as_ada.get("/metrics/tickets_resolved/rows/").status_code in {200, 503}
    assert as_ada.get("/healthz").status_code == 200
    assert fit_facts(MONDAY)
    assert ask("tickets_resolved").row.value == 1
    assert len(list(facts.glob("*.parquet.damaged-*"))) == (0 if damage is remove else 3)


def test_the_reader_goes_on_past_damage(facts: Path, ticket: Ticket, ada: User) -> None:
    for path in facts.glob("*.parquet"):
        scramble(path)
    resolution = ticket.resolutions.get()
    reopen(ticket, by=ada, at=MONDAY)
    readers.advance(FACTS, limit=100, at=MONDAY)

    assert resolution.undone_at is None
    assert ask("tickets_resolved").row.value == 0
    assert ask("backlog").row.value == 1


@pytest.mark.parametrize("name", ["lock", "manifest.json", "."])
def test_what_is_no_file_or_folder_of_ours_gives_way(facts: Path, name: str) -> None:
    path = facts / name
    if path.is_dir():
        shutil.rmtree(path)
        path.parent.joinpath(facts.name).write_text("not a folder")
    else:
        path.unlink()
        path.mkdir()

    fit_facts(MONDAY)
    assert ask("tickets_resolved").row.value == 1


def test_the_check_up_names_what_was_set_aside(facts: Path) -> None:
    found = {each.topic: each for each in checkup.examine()}
    assert found["Figures"].verdict is checkup.Verdict.GOOD

    scramble(facts / "manifest.json")
    found = {each.topic: each for each in checkup.examine()}
    assert found["Figures"].verdict is checkup.Verdict.CAUTION
    assert "being rebuilt" in found["Figures"].sentence

    fit_facts(MONDAY)
    found = {each.topic: each for each in checkup.examine()}
    assert found["Figures"].verdict is checkup.Verdict.CAUTION
    assert "manifest.json.damaged-" in found["Figures"].sentence
