"""The cast of all tests, and their database.

Ada manages, Ben and Cleo work in two teams, Dora and Emil are customers.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.utils import translation
from pytest_django import DjangoDbBlocker

from rapport.customers import search
from rapport.customers.models import Identity, Organisation, Person
from rapport.people.actors import SYSTEM
from rapport.people.models import Membership, Team, User
from rapport.people.roles import Role
from rapport.tickets.actions import open_ticket
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import BusinessCalendar, Queue, Ticket
from tests.databases import template_of

# How long an example takes says how busy the machine is, not whether the code is right.
hypothesis.settings.register_profile("desk", deadline=None)
hypothesis.settings.load_profile("desk")

# A Monday morning.
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep SQLite's test database in a file.

    In memory, all threads share one connection: a served page would work in the middle of the
    transaction of the test, or of another page.
    """
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = tmp_path_factory.mktemp("desk") / "test.sqlite3"


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Keep the new database as a template for those of the processes that tests start."""
    with django_db_blocker.unblock():
        connection.close()
    name = str(connection.settings_dict["NAME"])
    with template_of(name, tmp_path_factory.mktemp("template")):
        yield


@pytest.fixture(autouse=True)
def files_apart(settings: object, tmp_path: Path) -> None:
    """Keep the tests' files out of the data folder."""
    settings.MEDIA_ROOT = tmp_path / "files"  # type: ignore[attr-defined]
    settings.FACTS_ROOT = tmp_path / "facts"  # type: ignore[attr-defined]
    caches["process"].clear()
    settings.LOCKS_ROOT = tmp_path / "locks"  # type: ignore[attr-defined]
    settings.PRIVACY_ROOT = tmp_path / "privacy"  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def lately_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask nobody for the password again: tests sign in without one."""
    monkeypatch.setattr("rapport.people.sign_in.proof.is_proven", lambda request: True)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Forget the language of the test's last request, which Django leaves in the thread."""
    yield
    translation.deactivate()


@pytest.fixture
def support(db: None) -> Team:
    return Team.objects.create(name="Support")


@pytest.fixture
def billing(db: None) -> Team:
    return Team.objects.create(name="Billing")


def _user(name: str, role: Role, *teams: Team) -> User:
    user = User.objects.create_user(
        f"{name.lower().replace(' ', '.')}@desk.example", "rapport-test", name=name, role=role
    )
    Membership.objects.bulk_create(Membership(user=user, team=team) for team in teams)
    return user


@pytest.fixture
def ada(db: None) -> User:
    """Return the manager."""
    return _user("Ada Berg", Role.MANAGER)


@pytest.fixture
def ben(support: Team) -> User:
    """Return an agent of the support team."""
    return _user("Ben Okafor", Role.AGENT, support)


@pytest.fixture
def bea(support: Team) -> User:
    """Return Ben's teammate."""
    return _user("Bea Lund", Role.AGENT, support)


@pytest.fixture
def cleo(billing: Team) -> User:
    """Return an agent of another team."""
    return _user("Cleo Marin", Role.AGENT, billing)


@pytest.fixture
def rosa(support: Team) -> User:
    """Return somebody who may only read, in the support team."""
    return _user("Rosa Lima", Role.READ_ONLY, support)


@pytest.fixture
def office_hours(db: None) -> BusinessCalendar:
    """Return a calendar open Monday to Friday, nine to five, in Berlin."""
    weekdays = ("monday", "tuesday", "wednesday", "thursday", "friday")
    return BusinessCalendar.objects.create(
        name="Office",
        since=datetime(2020, 1, 1, tzinfo=UTC),
        timezone="Europe/Berlin",
        shifts={day: ["09:00-17:00"] for day in weekdays},
    )


@pytest.fixture
def support_queue(support: Team, office_hours: BusinessCalendar) -> Queue:
    return Queue.objects.create(
        name="Support", slug="support", team=support, calendar_name="Office", is_default=True
    )


@pytest.fixture
def billing_queue(billing: Team, office_hours: BusinessCalendar) -> Queue:
    return Queue.objects.create(
        name="Billing", slug="billing", team=billing, calendar_name="Office"
    )


def _customer(name: str, address: str, organisation: Organisation) -> Person:
    person = Person.objects.create(
        name=name, organisation=organisation, since=MONDAY, last_contact_at=MONDAY
    )
    Identity.objects.create(
        person=person, kind=Identity.Kind.MAIL, value=address, is_primary=True, added_at=MONDAY
    )
    search.put(person)
    search.put_organisations([(organisation.pk, organisation.name, organisation.domain)])
    return person


@pytest.fixture
def dora(db: None) -> Person:
    """Return a customer of Nordwind."""
    nordwind = Organisation.objects.create(name="Nordwind", domain="nordwind.example", since=MONDAY)
    return _customer("Dora Lind", "dora@nordwind.example", nordwind)


@pytest.fixture
def emil(db: None) -> Person:
    """Return a customer of Sato Studio."""
    sato = Organisation.objects.create(name="Sato Studio", domain="sato.example", since=MONDAY)
    return _customer("Emil Sato", "emil@sato.example", sato)


@pytest.fixture
def ticket(dora: Person, support_queue: Queue) -> Ticket:
    """Return Dora's question, waiting in the support queue since Monday at nine."""
    return open_ticket(
        dora,
        subject="Export stops at 60 %",
        content=Content(text="The export stops at 60 % since the update."),
        channel="email",
        by=dora,
        at=MONDAY,
    )


@pytest.fixture
def system() -> object:
    return SYSTEM


@pytest.fixture
def as_ben(ben: User) -> Client:
    client = Client()
    client.force_login(ben, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def as_ada(ada: User) -> Client:
    client = Client()
    client.force_login(ada, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def as_cleo(cleo: User) -> Client:
    client = Client()
    client.force_login(cleo, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture(autouse=True)
def indexes_emptied(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Empty the search indexes after a test that commits: flushing knows only tables of models."""
    yield
    marker = request.node.get_closest_marker("django_db")
    commits = bool(marker and marker.kwargs.get("transaction"))
    if commits or {"transactional_db", "live_server"} & set(request.fixturenames):
        with django_db_blocker.unblock():
            if connection.vendor == "sqlite":
                with connection.cursor() as cursor:
                    cursor.execute("DELETE FROM tickets_search")
                    cursor.execute("DELETE FROM customers_search")
