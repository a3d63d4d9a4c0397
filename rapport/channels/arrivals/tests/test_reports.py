"""Reports of mail servers and programs, tied to our messages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from conftest import MONDAY
from rapport.channels.arrivals.tests.test_arrival import answer_to
from rapport.channels.conftest import Arrive, message_of, ticket_of
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.reporting import Said, delivery_report, read_receipt
from rapport.channels.email.tests.writing import DORA, EMIL, mail
from rapport.channels.models import Inbound
from rapport.customers.models import Person, Refusal
from rapport.people.models import User
from rapport.tickets.actions import await_customer, resolve
from rapport.tickets.models import DeliveryReport, Outgoing, Ticket
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=1)
ADDRESS = "dora@nordwind.example"
GONE = Said(ADDRESS, "failed", "5.1.1", "smtp; 550 5.1.1 No such user")
FULL = Said(ADDRESS, "failed", "4.2.2", "smtp; 452 4.2.2 Over quota")
LATE = Said(ADDRESS, "delayed", "4.4.1", "smtp; connect to mx.nordwind.example: timed out")
TAKEN = Said(ADDRESS, "delivered", "2.0.0", "smtp; 250 2.0.0 OK")


def open_reports() -> list[tuple[str, str]]:
    rows = DeliveryReport.objects.filter(settled_at=None).order_by("pk")
    return [(row.address, row.word) for row in rows]


def kinds(ticket: Ticket, after: str = "ticket.sent") -> list[str]:
    of = Event.objects.filter(subject_kind="ticket", subject_id=ticket.pk).order_by("pk")
    found = list(of.values_list("kind", flat=True))
    return found[found.index(after) + 1 :]


def test_a_bounce_is_told_on_its_message_and_its_address(arrive: Arrive, ben: User) -> None:
    ticket = ticket_of(arrive(mail()))
    ours = answer_to(ticket, ben)

    arrived = arrive(delivery_report([GONE], ours), at=LATER)

    assert (arrived.state, arrived.ticket, arrived.nature) == ("recorded", ticket, "report")
    assert (message_of(arrived).kind, message_of(arrived).person) == ("automatic", None)
    report = DeliveryReport.objects.get()
    assert report.reason == "The mailbox does not exist (5.1.1)"
    assert report.said == "550 5.1.1 No such user"
    outgoing = Outgoing.objects.get(purpose="reply")
    assert (report.outgoing, outgoing.state) == (outgoing, "parked")
    refusal = Refusal.objects.get()
    assert (refusal.value, refusal.is_permanent, refusal.person) == (
        ADDRESS,
        True,
        ticket.customer,
    )
    assert {*kinds(ticket)} >= {"ticket.undelivered", "ticket.missed", "ticket.reported"}


@pytest.mark.parametrize("said", [GONE, FULL, LATE])
def test_no_report_moves_the_ticket(arrive: Arrive, ben: User, said: Said) -> None:
    ticket = ticket_of(arrive(mail()))
    ours = answer_to(ticket, ben)
    resolve(ticket, by=ben, at=MONDAY + timedelta(minutes=20))

    arrive(delivery_report([said], ours), at=LATER)

    ticket.refresh_from_db()
    assert (ticket.status, ticket.waiting_since) == ("resolved", None)
    assert Ticket.objects.count() == 1
    assert not Person.objects.filter(name__icontains="mail").exists()


def test_a_delay_is_no_failure_until_it_is_one(arrive: Arrive, ben: User) -> None:
    ours = answer_to(ticket_of(arrive(mail())), ben)

    arrive(delivery_report([LATE], ours), at=LATER)
    assert open_reports() == [(ADDRESS, "delayed")]
    assert (
        DeliveryReport.objects.get().reason == "The other mail server could not be reached (4.4.1)"
    )
    assert Outgoing.objects.get(purpose="reply").state == "sent"
    assert not Refusal.objects.exists()

    arrive(delivery_report([FULL], ours), at=LATER + timedelta(hours=4))
    assert open_reports() == [(ADDRESS, "failed")]
    assert not Refusal.objects.get().is_permanent


def test_of_several_recipients_each_has_its_own_report(arrive: Arrive, ben: User) -> None:
    ticket = ticket_of(arrive(mail(headers={"Cc": EMIL})))
    ours = answer_to(ticket, ben)
    Outgoing.objects.filter(purpose="reply").update(cc=["emil@sato.example"])
    other = Said("emil@sato.example", "failed", "5.1.1", "smtp; 550 5.1.1 unknown user")

    arrive(delivery_report([TAKEN, other], ours), at=LATER)

    assert open_reports() == [("emil@sato.example", "failed"), (ADDRESS, "delivered")]
    assert Outgoing.objects.get(purpose="reply").state == "sent"
    assert Refusal.objects.get().value == "emil@sato.example"


def test_an_address_that_forwards_is_meant_by_the_one_behind_it(arrive: Arrive, ben: User) -> None:
    ours = answer_to(ticket_of(arrive(mail())), ben)
    behind = Said("d.lind@private.example", "failed", "5.1.1", "smtp; 550 5.1.1 unknown")

    arrive(delivery_report([behind], ours), at=LATER)

    assert open_reports() == [(ADDRESS, "failed")]


def test_success_is_noted_and_opens_nothing(arrive: Arrive, ben: User) -> None:
    ours = answer_to(ticket_of(arrive(mail())), ben)
    arrive(delivery_report([LATE], ours), at=LATER)

    arrived = arrive(delivery_report([TAKEN], ours, subject="Delivered"), at=LATER)

    assert (arrived.state, arrived.message) == ("recorded", None)
    assert open_reports() == [(ADDRESS, "delivered")]
    assert Ticket.objects.count() == 1


def test_an_answer_ends_what_failed_for_the_time_being(arrive: Arrive, ben: User) -> None:
    ours = answer_to(ticket_of(arrive(mail())), ben)
    arrive(delivery_report([FULL], ours), at=LATER)
    assert Refusal.objects.get().ended_at is None

    again = LATER + timedelta(hours=1)
    arrive(mail("There is room again.", headers={"In-Reply-To": f"<{ours}>"}), at=again)

    assert Refusal.objects.get().ended_at == again


def test_an_answer_does_not_revive_a_dead_address(arrive: Arrive, ben: User) -> None:
    ours = answer_to(ticket_of(arrive(mail())), ben)
    arrive(delivery_report([GONE], ours), at=LATER)

    arrive(mail("Here I am.", headers={"In-Reply-To": f"<{ours}>"}), at=LATER)

    assert Refusal.objects.get().ended_at is None


def test_no_confirmation_goes_to_a_dead_address(arrive: Arrive, ben: User) -> None:
    ours = answer_to(ticket_of(arrive(mail())), ben)
    arrive(delivery_report([GONE], ours), at=LATER)

    opened = arrive(mail(subject="Something else"), at=LATER + timedelta(hours=5))

    assert kinds(ticket_of(opened), "ticket.opened") == ["ticket.withheld"]


@pytest.mark.parametrize("names", [[], ["<somebody@else.example>"]])
def test_a_report_about_nothing_of_ours_is_listed(
    arrive: Arrive, names: Sequence[str], dora: Person
) -> None:
    arrived = arrive(delivery_report([GONE], "".join(names)), at=LATER)

    assert (arrived.state, arrived.ticket) == ("recorded", None)
    assert arrived.reason == "A report about something we did not send, as far as we know."
    assert list(Inbound.objects.unmatched_reports()) == [arrived]
    assert not Ticket.objects.exists()
    assert not Refusal.objects.exists()


def test_a_forged_proof_marks_nobody(arrive: Arrive, ben: User) -> None:
    ours = answer_to(ticket_of(arrive(mail())), ben)
    forged = ours.replace(ours.split(".")[3][:16], "a" * 16)

    arrive(delivery_report([GONE], forged), at=LATER)

    assert not DeliveryReport.objects.exists()
    assert not Refusal.objects.exists()


def test_notices_of_mail_servers_open_nothing(arrive: Arrive) -> None:
    headers = {"Return-Path": "<>", "Auto-Submitted": "auto-generated"}
    sender = "Mail Delivery System <MAILER-DAEMON@mx.desk.example>"
    arrived = arrive(mail("Queue report.", sender=sender, subject="Report", headers=headers))

    assert (arrived.state, arrived.ticket) == ("recorded", None)
    assert not Person.objects.exists()


def test_a_notice_of_a_mail_server_that_answers_us_is_not_said_to_be_unasked(
    arrive: Arrive, ben: User
) -> None:
    ticket = ticket_of(arrive(mail()))
    headers = {
        "Return-Path": "<>",
        "Auto-Submitted": "auto-generated",
        "In-Reply-To": f"<{answer_to(ticket, ben)}>",
    }
    sender = "Mail Delivery System <MAILER-DAEMON@mx.desk.example>"
    arrived = arrive(mail("It is late.", sender=sender, subject="Late", headers=headers), at=LATER)

    assert (arrived.state, arrived.ticket) == ("recorded", ticket)
    assert arrived.reason == "A notice from a mail server, which needs no answer."


def test_a_postmaster_who_writes_is_a_person(arrive: Arrive) -> None:
    arrived = arrive(mail("We block you.", sender="Post Master <postmaster@nordwind.example>"))

    assert arrived.state == "opened"


def test_a_read_receipt_is_a_line_on_what_was_read(arrive: Arrive, ben: User) -> None:
    ticket = ticket_of(arrive(mail()))
    ours = answer_to(ticket, ben)

    arrived = arrive(read_receipt(ADDRESS, ours), at=LATER)

    assert (arrived.state, arrived.ticket, arrived.message) == ("recorded", ticket, None)
    report = DeliveryReport.objects.get()
    assert (report.address, report.word, report.at) == (ADDRESS, "displayed", MONDAY)
    assert kinds(ticket) == ["ticket.displayed"]


def test_what_was_deleted_unread_was_not_displayed(arrive: Arrive, ben: User) -> None:
    ours = answer_to(ticket_of(arrive(mail())), ben)

    arrived = arrive(read_receipt(ADDRESS, ours, "deleted"), at=LATER)

    assert arrived.state == "recorded"
    assert arrived.reason == "A report that does not say who got or opened the mail."
    assert not DeliveryReport.objects.exists()


def test_an_automatic_reply_changes_nothing_but_is_there(arrive: Arrive, ben: User) -> None:
    ticket = ticket_of(arrive(mail()))
    ours = answer_to(ticket, ben)
    await_customer(ticket, by=ben, at=MONDAY + timedelta(minutes=20))
    before = Outgoing.objects.count()

    arrived = arrive(
        mail(
            "I am away.",
            sender=DORA,
            headers={"Auto-Submitted": "auto-replied", "In-Reply-To": f"<{ours}>"},
        ),
        at=LATER,
    )

    assert message_of(arrived).nature == "auto-reply"
    ticket.refresh_from_db()
    assert (ticket.status, ticket.waiting_since) == ("pending", None)
    assert Outgoing.objects.count() == before


def test_an_automatic_reply_says_how_long_somebody_is_away(arrive: Arrive, ben: User) -> None:
    ours = answer_to(ticket_of(arrive(mail())), ben)
    words = "I am out of the office from 2 March 2026 until 6 March 2026."
    headers = {"Auto-Submitted": "auto-replied", "In-Reply-To": f"<{ours}>"}

    arrived = arrive(mail(words, subject="Automatic reply", headers=headers), at=LATER)

    assert message_of(arrived).particulars == {"from": "2026-03-02", "until": "2026-03-06"}
    person = Person.objects.get(name="Dora Lind")
    assert (person.away_from, person.away_until) == (date(2026, 3, 2), date(2026, 3, 6))
    assert Event.objects.filter(kind="person.away").count() == 1


def test_a_colleagues_answer_by_mail_to_a_dead_address_is_kept_as_a_note(
    arrive: Arrive, ben: User, mailbox: Mailbox
) -> None:
    mailbox.verifier = "mx.desk.example"
    mailbox.save()
    ticket = ticket_of(arrive(mail()))
    ours = answer_to(ticket, ben)
    arrive(delivery_report([GONE], ours), at=LATER)
    proof = {
        "Authentication-Results": "mx.desk.example; dmarc=pass header.from=desk.example",
        "In-Reply-To": f"<{ours}>",
    }

    arrived = arrive(mail("Once more.", sender=ben.email, headers=proof), at=LATER)

    assert (arrived.state, message_of(arrived).kind) == ("appended", "note")
    assert "refused the last message on 2 March" in message_of(arrived).text
    assert "Once more." in message_of(arrived).text
    assert Outgoing.objects.filter(purpose="reply").count() == 1
