"""The cockpit while mail stands still."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.email.models import Mailbox
from rapport.cockpit.columns import columns
from rapport.cockpit.gathering import gather
from rapport.cockpit.need import Glance, Urgency
from rapport.cockpit.needs import COMPANY
from rapport.cockpit.needs.channels import NOT_CONNECTED, STANDS_STILL
from rapport.cockpit.tests.conftest import NOW
from rapport.cockpit.tests.telling import told
from rapport.insights.readers import catch_up
from rapport.people.actions import leave_out_step
from rapport.people.models import User
from rapport.people.places import first_run
from rapport.tickets.actions import reply
from rapport.tickets.models import Ticket

MINUTE = timedelta(minutes=1)
# The steps of a new desk that are about mail.
MAIL = ("mailbox", "test mail", "first answer")


def fails(mailbox: Mailbox, **fields: object) -> None:
    Mailbox.objects.filter(pk=mailbox.pk).update(**fields)


def test_a_mailbox_that_works_needs_nobody(mailbox: Mailbox, ada: User) -> None:
    assert told(STANDS_STILL, ada, NOW) == []


def test_one_that_cannot_be_fetched_leads_to_its_page(mailbox: Mailbox, ada: User) -> None:
    since = NOW - 10 * MINUTE
    fails(mailbox, failing_since=since, failure="The server does not answer.")

    (need,) = told(STANDS_STILL, ada, NOW)

    assert need.text == "Mail for Support mail cannot be fetched"
    assert "The server does not answer." in need.why
    assert (need.url, need.since) == (f"/settings/mailboxes/{mailbox.pk}/", since)
    assert need.urgency is Urgency.BROKEN


def test_a_server_that_restarts_is_no_trouble(mailbox: Mailbox, ada: User) -> None:
    fails(mailbox, failing_since=NOW - MINUTE, failure="It restarts.")

    assert told(STANDS_STILL, ada, NOW) == []


def test_an_outbox_that_nobody_empties_leads_to_the_system(
    mailbox: Mailbox, ticket: Ticket, ada: User, ben: User
) -> None:
    reply(ticket, text="So.", by=ben, at=MONDAY)

    (need,) = told(STANDS_STILL, ada, NOW)

    assert need.text == "1 message is waiting to be sent"
    assert need.url == "/settings/system/"


def test_who_cannot_mend_it_hears_nothing(mailbox: Mailbox, ben: User) -> None:
    fails(mailbox, failing_since=NOW - 10 * MINUTE)

    assert told(STANDS_STILL, ben, NOW) == []


def test_it_stands_before_any_figure_that_moved(mailbox: Mailbox, ada: User) -> None:
    fails(mailbox, send_failing_since=NOW - 10 * MINUTE, send_failure="No.")
    catch_up()

    assert (
        gather(COMPANY, Glance(ada, NOW)).shown[0].text
        == "Mail cannot be sent through Support mail"
    )


def test_a_new_desk_hears_that_no_mailbox_is_connected(ada: User, ben: User) -> None:
    (need,) = told(NOT_CONNECTED, ada, NOW)

    assert need.text == "No mailbox is connected, so no mail can arrive"
    assert need.url == "/settings/"
    assert told(NOT_CONNECTED, ben, NOW) == []


def test_a_desk_that_uses_no_mail_hears_nothing_of_it(ada: User) -> None:
    leave_out_step("mailbox", by=ada)

    assert told(NOT_CONNECTED, ada, NOW) == []
    customers = columns(ada, NOW)[0]
    assert customers.none == "No customer has written yet."
    assert [line.key for line in first_run.progress().lines if line.key in MAIL] == ["mailbox"]


def test_a_desk_with_a_mailbox_does_not(mailbox: Mailbox, ada: User) -> None:
    assert told(NOT_CONNECTED, ada, NOW) == []


def test_neither_does_one_with_tickets(ticket: Ticket, ada: User) -> None:
    assert told(NOT_CONNECTED, ada, NOW) == []
