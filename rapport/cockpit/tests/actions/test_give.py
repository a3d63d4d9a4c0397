"""Giving a need to a colleague."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from conftest import MONDAY
from rapport.channels.notices.models import Notice
from rapport.channels.notices.routes import ROUTES, Rank, Route
from rapport.cockpit.actions import bring_back, give
from rapport.cockpit.actions.aside import UNDO_WAIT
from rapport.cockpit.columns import columns
from rapport.cockpit.given import given_now
from rapport.cockpit.models import Aside
from rapport.cockpit.need import Glance, Need
from rapport.cockpit.needs.team import AWAY
from rapport.cockpit.receivers import receivers
from rapport.cockpit.tests.actions.conftest import LATER
from rapport.cockpit.tests.conftest import Now
from rapport.cockpit.tests.telling import told
from rapport.core.errors import Invalid, NotAllowed
from rapport.customers.models import Person
from rapport.insights.readers import catch_up
from rapport.people.actions import change_profile
from rapport.people.models import Absence, Membership, Team, User
from rapport.people.roles import Role
from rapport.tickets.actions import assign, resolve
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.tests.quantity import opened
from rapport.timeline.history import history

ADDRESS = "/cockpit/needs/waits-too-long/"


def test_it_moves_to_the_colleague_with_who_gave_it_and_the_note(
    need: Need, ada: User, ben: User, as_ben: Client, as_ada: Client
) -> None:
    catch_up()
    aside = give(need, to=ben, text=need.text, note="She is upset.", by=ada, at=LATER)

    assert columns(ada, LATER)[0].needs == []
    page = as_ben.get("/given/").content.decode()
    assert need.text in page
    assert "Ada gave it to you" in page
    assert "She is upset." in page
    assert need.url in page
    assert "Given to Ben Okafor" in as_ada.get("/cockpit/aside/").content.decode()
    assert [line.sentence for line in history(aside)] == [
        f"Ada Berg gave “{need.text}” to Ben Okafor"
    ]


def test_the_rail_says_so_on_every_page_of_the_colleague(
    need: Need, ada: User, ben: User, as_ben: Client, as_cleo: Client
) -> None:
    assert "/given/" not in as_cleo.get("/tickets/").content.decode()
    give(need, to=ben, text=need.text, by=ada, at=LATER)

    assert 'href="/given/"' in as_ben.get("/tickets/").content.decode()
    assert "/given/" not in as_cleo.get("/tickets/").content.decode()


def test_a_manager_sees_it_in_their_cockpit(need: Need, ada: User, leo: User) -> None:
    carl = User.objects.create_user("carl@desk.example", name="Carl Abt", role="manager")
    give(need, to=carl, text=need.text, note="Yours, I think.", by=ada, at=LATER)
    catch_up()
    client = Client()
    client.force_login(carl, backend="allauth.account.auth_backends.AuthenticationBackend")

    page = client.get("/cockpit/").content.decode()
    assert "Given to you" in page
    assert "Yours, I think." in page


def test_only_to_somebody_who_may_see_it(
    need: Need, ada: User, ben: User, bea: User, cleo: User, rosa: User
) -> None:
    assert [each.taker.name for each in receivers(need, ada, LATER)] == ["Bea Lund", "Ben Okafor"]
    for stranger in (cleo, rosa):
        with pytest.raises(Invalid, match="may not see what this is about"):
            give(need, to=stranger, text=need.text, by=ada, at=LATER)
    with pytest.raises(Invalid, match="yours already"):
        give(need, to=ada, text=need.text, by=ada, at=LATER)
    assert not Aside.objects.exists()


def test_an_agent_may_not(need: Need, ben: User, bea: User) -> None:
    with pytest.raises(NotAllowed):
        give(need, to=bea, text=need.text, by=ben, at=LATER)


def test_the_page_gives_it_in_the_colleagues_language(
    need: Need, ada: User, ben: User, as_ada: Client
) -> None:
    User.objects.filter(pk=ben.pk).update(language="de")
    address = "/cockpit/needs/waits-too-long/"
    form = as_ada.get(address, {"of": need.of, "do": "give"}).content.decode()
    assert "Ben Okafor" in form

    fields = {"of": need.of, "to": str(ben.pk), "note": "Bitte."}
    assert as_ada.post(f"{address}recipient/", {**fields, "to": "0"}).status_code == 422
    assert as_ada.post(f"{address}recipient/", {**fields, "to": "somebody"}).status_code == 422
    answer = as_ada.post(f"{address}recipient/", fields, follow=True).content.decode()

    assert "Ben Okafor has it now." in answer
    assert Aside.objects.get().text.startswith("Dora Lind wartet auf eine Antwort")


def test_load_and_absence_are_shown_and_who_is_away_is_asked_about_first(
    need: Need, ticket: Ticket, ada: User, ben: User, bea: User, as_ada: Client, now: Now
) -> None:
    now(LATER)
    assign(ticket, to=ben, by=ada, at=LATER)
    until = LATER.replace(hour=0, minute=0) + timedelta(days=5)
    Absence.objects.create(user=bea, start=LATER - timedelta(days=1), until=until)
    page = words(as_ada.get(f"{ADDRESS}?of={need.of}&do=give").content.decode())

    assert "Ben Okafor · 1 open" in page
    assert "Bea Lund · away until Sat 7 Mar · 0 open" in page
    assert page.index("Ben Okafor ·") < page.index("Bea Lund ·")

    fields = {"of": need.of, "to": str(bea.pk), "note": "Please."}
    asked = as_ada.post(f"{ADDRESS}recipient/", fields)
    assert "Bea Lund is away until Sat 7 Mar. Give it to them all the same?" in (
        asked.content.decode()
    )
    assert not Aside.objects.exists()
    as_ada.post(f"{ADDRESS}recipient/", {**fields, "sure": "yes"})
    assert Aside.objects.get().to == bea


def test_its_ticket_is_assigned_as_well_where_that_is_asked(
    need: Need, ticket: Ticket, ben: User, as_ada: Client, now: Now
) -> None:
    now(LATER)
    page = words(as_ada.get(f"{ADDRESS}?of={need.of}&do=give").content.decode())
    assert 'name="assign" value="yes" checked' in page

    fields = {"of": need.of, "to": str(ben.pk)}
    as_ada.post(f"{ADDRESS}recipient/", fields)
    ticket.refresh_from_db()
    assert ticket.assignee is None
    bring_back(Aside.objects.get(), by=Aside.objects.get().user)
    answer = as_ada.post(
        f"{ADDRESS}recipient/", {**fields, "assign": "yes"}, headers={"HX-Request": "true"}
    )
    ticket.refresh_from_db()
    assert ticket.assignee == ben
    # The undo takes the ticket back as well.
    owners = f'name="owners" value="{ticket.pk}:"'
    assert owners in answer.content.decode()
    aside = Aside.objects.latest("pk")
    as_ada.post(f"/cockpit/aside/{aside.pk}/return/", {"owners": f"{ticket.pk}:"})
    ticket.refresh_from_db()
    assert ticket.assignee is None


def test_it_is_told_as_it_is_now_and_as_it_was_once_it_is_settled(
    need: Need, ticket: Ticket, ada: User, ben: User
) -> None:
    give(need, to=ben, text="As it was told.", by=ada, at=LATER)

    (given,) = given_now(Glance(ben, LATER)).shown
    assert given.text == need.text
    with translation.override("de"):
        (given,) = given_now(Glance(ben, LATER)).shown
        assert given.text.startswith("Dora Lind wartet auf eine Antwort")
    resolve(ticket, by=ben, at=LATER)
    (given,) = given_now(Glance(ben, LATER)).shown
    assert given.text == "As it was told."


def test_what_was_given_is_told_by_no_other_line_of_the_same_reader(
    need: Need, ticket: Ticket, ada: User
) -> None:
    """Unassigned as well, the ticket would stand in another line."""
    carl = User.objects.create_user("carl@desk.example", name="Carl Abt", role=Role.MANAGER)
    catch_up()
    assert columns(carl, LATER)[0].count == 1
    give(need, to=carl, text=need.text, by=ada, at=LATER)

    assert columns(carl, LATER)[0].count == 0
    assert len(given_now(Glance(carl, LATER)).shown) == 1


def test_a_part_of_it_goes_to_who_may_see_a_part(
    need: Need,
    ticket: Ticket,
    dora: Person,
    billing_queue: Queue,
    ada: User,
    ben: User,
    as_ada: Client,
    now: Now,
) -> None:
    """Of two tickets of two teams Ben gets his, and the other stays with Ada."""
    now(LATER)
    other = opened(dora, billing_queue, at=MONDAY)
    of = f"{ticket.pk},{other.pk}"
    page = words(as_ada.get(f"{ADDRESS}?of={of}&do=give").content.decode())
    assert "Ben Okafor · 0 open · may see 1 of 2" in page

    as_ada.post(f"{ADDRESS}recipient/", {"of": of, "to": str(ben.pk)})
    aside = Aside.objects.get()
    assert aside.subjects == [str(ticket.pk)]
    catch_up()
    assert [each.subjects for each in columns(ada, LATER)[0].needs] == [[str(other.pk)]]


def test_an_absence_can_be_given_to_the_lead_of_the_team(
    ticket: Ticket, support: Team, ada: User, ben: User, leo: User
) -> None:
    grace = User.objects.create_user("grace@desk.example", name="Grace Moor", role=Role.LEAD)
    Membership.objects.create(user=grace, team=support)
    assign(ticket, to=ben, by=ada, at=MONDAY)
    Absence.objects.create(user=ben, start=MONDAY)
    (absence,) = told(AWAY, ada, LATER)

    names = [each.taker.name for each in receivers(absence, ada, LATER)]
    assert "Grace Moor" in names
    assert leo.name not in names
    give(absence, to=grace, text=absence.text, by=ada, at=LATER)


@pytest.fixture
def mailed() -> Iterator[None]:
    """Let notices leave by some route."""
    route = Route("", "Support", Rank.WORKS, lambda notice: None)
    with ROUTES.holding(lambda: [route]):
        yield


@pytest.mark.usefixtures("mailed")
def test_the_colleague_is_told_by_mail_in_their_language(
    need: Need, ada: User, ben: User, as_ada: Client, now: Now, settings: Any
) -> None:
    settings.BASE_URL = "https://desk.example"
    now(LATER)
    User.objects.filter(pk=ben.pk).update(language="de")
    fields = {"of": need.of, "to": str(ben.pk), "note": "Bitte heute."}
    answer = as_ada.post(f"{ADDRESS}recipient/", fields, follow=True).content.decode()

    assert "Ben Okafor has it now, and hears of it by email." in answer
    notice = Notice.objects.get()
    assert (notice.to, notice.due_at - LATER) == (ben.email, UNDO_WAIT)
    assert notice.subject.startswith("Ada Berg hat Ihnen übergeben: Dora Lind wartet auf")
    assert "“Bitte heute.”" in notice.text
    assert f"https://desk.example{need.url}" in notice.text
    assert "https://desk.example/given/" in notice.text


@pytest.mark.usefixtures("mailed")
def test_who_does_not_want_mail_gets_none(need: Need, ada: User, ben: User) -> None:
    change_profile(ben, by=ben, hears_by_mail=False)
    ben.refresh_from_db()
    aside = give(need, to=ben, text=need.text, by=ada, at=LATER)

    assert aside.notice is None
    assert not Notice.objects.exists()


def test_without_a_mailbox_nobody_is_told_by_mail(need: Need, ada: User, ben: User) -> None:
    assert give(need, to=ben, text=need.text, by=ada, at=LATER).notice is None


@pytest.mark.usefixtures("mailed")
def test_what_is_undone_at_once_is_not_mailed(need: Need, ada: User, ben: User) -> None:
    aside = give(need, to=ben, text=need.text, by=ada, at=LATER)
    assert Notice.objects.exists()
    bring_back(aside, by=ada, at=LATER)

    assert not Notice.objects.exists()


@pytest.mark.usefixtures("mailed")
def test_before_somebody_away_is_mailed_that_is_said(
    need: Need, bea: User, as_ada: Client, now: Now
) -> None:
    now(LATER)
    Absence.objects.create(user=bea, start=LATER - timedelta(days=1))
    asked = as_ada.post(f"{ADDRESS}recipient/", {"of": need.of, "to": str(bea.pk)})

    assert "Bea Lund is away, and would hear of it by email." in asked.content.decode()
    assert not Notice.objects.exists()


def words(html: str) -> str:
    return " ".join(html.split())
