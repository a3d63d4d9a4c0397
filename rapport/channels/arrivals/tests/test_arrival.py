"""Arrivals and their outcomes, told through mails."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.arrivals.rules import limits
from rapport.channels.conftest import Arrive, message_of, ticket_of
from rapport.channels.email import message_ids
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.writing import DORA, EMIL, SUPPORT, mail
from rapport.channels.models import Inbound
from rapport.channels.parsed import Reference
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import close, reply, resolve
from rapport.tickets.actions.messages import outbox
from rapport.tickets.models import Message, Outgoing, Ticket
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=1)


def answer_to(ticket: Ticket, user: User, words: str = "It is mended.") -> str:
    """Send the user's answer; return its Message-ID."""
    message = reply(ticket, text=words, by=user, at=MONDAY + timedelta(minutes=10))
    outgoing = Outgoing.objects.get(message=message)
    name = message_ids.make(Reference(ticket.pk, outgoing.pk), "desk.example")
    Outgoing.objects.filter(pk=outgoing.pk).update(state="claimed", claimed_by="w")
    outbox.mark_sent(outgoing, owner="w", external_id=name, at=MONDAY + timedelta(minutes=11))
    return name


def test_a_first_mail_opens_a_ticket_of_its_sender(arrive: Arrive) -> None:
    arrived = arrive(mail("It stops.", subject="Export stops"))

    assert arrived.state == "opened"
    ticket = Ticket.objects.get()
    assert (ticket.subject, ticket.channel, str(ticket.queue)) == (
        "Export stops",
        "email",
        "Support",
    )
    assert (ticket.customer.name, ticket.opened_at) == ("Dora Lind", MONDAY)
    assert (arrived.ticket, arrived.message) == (ticket, ticket.messages.get())
    assert ticket.messages.get().reply == "It stops."


def test_an_answer_to_our_mail_joins_its_ticket(arrive: Arrive, ben: User) -> None:
    ticket = ticket_of(arrive(mail()))
    ours = answer_to(ticket, ben)

    arrived = arrive(mail("Still broken.", headers={"In-Reply-To": f"<{ours}>"}), at=LATER)

    assert (arrived.state, arrived.ticket) == ("appended", ticket)
    ticket.refresh_from_db()
    assert (ticket.status, ticket.waiting_since) == ("open", LATER)


def test_an_answer_to_the_customers_own_mail_joins_too(arrive: Arrive) -> None:
    ticket = ticket_of(arrive(mail(message_id="<first@nordwind.example>")))

    arrived = arrive(mail("One more thing.", headers={"References": "<first@nordwind.example>"}))

    assert (arrived.state, arrived.ticket) == ("appended", ticket)


def test_a_forged_reference_opens_another_ticket(arrive: Arrive, ben: User) -> None:
    ticket = ticket_of(arrive(mail()))
    ours = answer_to(ticket, ben)
    forged = ours.replace(ours.split(".")[3][:16], "a" * 16)

    arrived = arrive(mail("Let me in.", sender=EMIL, headers={"In-Reply-To": f"<{forged}>"}))

    assert arrived.state == "opened"
    assert arrived.ticket != ticket
    assert ticket_of(arrived).linked_to is None


def test_a_number_in_the_subject_joins_nothing(arrive: Arrive) -> None:
    ticket = ticket_of(arrive(mail()))

    arrived = arrive(mail("Mine, too.", sender=EMIL, subject=f"Re: [#{ticket.pk}] Export stops"))

    assert arrived.state == "opened"


def test_the_marker_line_threads_where_a_provider_changed_our_message_id(
    arrive: Arrive, ben: User
) -> None:
    ticket = ticket_of(arrive(mail()))
    token = answer_to(ticket, ben).partition("@")[0]
    quoted = f"Still broken.\n\n> It is mended.\n> ##- Answer above this line · {token} -##\n"

    arrived = arrive(mail(quoted, headers={"In-Reply-To": "<changed@provider.example>"}))

    assert (arrived.state, arrived.ticket) == ("appended", ticket)


def test_a_stranger_who_answers_gets_a_linked_ticket(arrive: Arrive, ben: User) -> None:
    ticket = ticket_of(arrive(mail()))
    ours = answer_to(ticket, ben)

    arrived = arrive(
        mail("I was forwarded this.", sender=EMIL, headers={"In-Reply-To": f"<{ours}>"})
    )

    assert (arrived.state, ticket_of(arrived).linked_to) == ("opened", ticket)
    assert arrived.reason == f"Emil Sato answered #{ticket.pk} without being part of it."
    assert ticket_of(arrived).link_reason == arrived.reason


def test_who_was_copied_belongs_to_the_ticket(arrive: Arrive, ben: User) -> None:
    ticket = ticket_of(arrive(mail(headers={"Cc": f"{EMIL}, ben.okafor@desk.example, no-address"})))
    ours = answer_to(ticket, ben)

    arrived = arrive(mail("I see it as well.", sender=EMIL, headers={"In-Reply-To": f"<{ours}>"}))

    assert (arrived.state, arrived.ticket) == ("appended", ticket)
    assert {str(one.person) for one in ticket.participants.all()} == {"Dora Lind", "Emil Sato"}


def test_nobody_is_copied_where_we_cannot_tell_which_address_is_ours(arrive: Arrive) -> None:
    ticket = ticket_of(arrive(mail(to="old-name@desk.example", headers={"Cc": EMIL})))

    assert [str(one.person) for one in ticket.participants.all()] == ["Dora Lind"]


def test_an_answer_reopens_a_resolved_ticket(arrive: Arrive, ben: User) -> None:
    ticket = ticket_of(arrive(mail()))
    ours = answer_to(ticket, ben)
    resolve(ticket, by=ben, at=MONDAY + timedelta(minutes=20))

    arrive(mail("Not yet.", headers={"In-Reply-To": f"<{ours}>"}), at=LATER)

    ticket.refresh_from_db()
    assert ticket.status == "open"


def test_an_answer_to_a_closed_ticket_opens_a_linked_one(arrive: Arrive, ben: User) -> None:
    ticket = ticket_of(arrive(mail()))
    ours = answer_to(ticket, ben)
    close(ticket, by=ben, at=MONDAY + timedelta(minutes=20))

    arrived = arrive(mail("A new thing.", headers={"In-Reply-To": f"<{ours}>"}), at=LATER)

    assert (arrived.state, ticket_of(arrived).linked_to) == ("opened", ticket)
    assert arrived.reason == f"#{ticket.pk} was closed when this came."


def test_the_same_mail_fetched_again_is_a_duplicate(arrive: Arrive) -> None:
    raw = mail()
    first = arrive(raw)
    second = arrive(raw, at=LATER)

    assert (second.state, second.ticket, second.message) == (
        "duplicate",
        first.ticket,
        first.message,
    )
    assert Message.objects.count() == 1


def test_the_same_mail_to_two_mailboxes_is_one_ticket(
    arrive: Arrive, mailbox: Mailbox, billing_mailbox: Mailbox
) -> None:
    raw = mail(to=f"{billing_mailbox.address}, {SUPPORT}")
    first = arrive(b"Received: by a\r\n" + raw, into=mailbox)
    second = arrive(b"Received: by b\r\n" + raw, into=billing_mailbox)

    assert (first.state, second.state) == ("opened", "duplicate")
    assert str(Ticket.objects.get().queue) == "Billing"


def test_a_mail_without_an_id_is_known_again_all_the_same(
    arrive: Arrive, billing_mailbox: Mailbox
) -> None:
    raw = mail(message_id=" ").replace(b"Message-ID:", b"X-None:")
    first = arrive(b"Received: by a\r\n" + raw)
    second = arrive(b"Received: by b\r\n" + raw, into=billing_mailbox)

    assert (first.state, second.state) == ("opened", "duplicate")


def test_another_mail_under_the_same_id_is_no_duplicate(arrive: Arrive) -> None:
    arrive(mail("The first report.", message_id="<always@robot.example>"))
    second = arrive(mail("The second report.", message_id="<always@robot.example>"))

    assert second.state == "opened"


def test_the_customer_is_told_once_that_it_arrived(arrive: Arrive, ben: User) -> None:
    ticket = ticket_of(arrive(mail()))
    arrive(mail("More.", headers={"In-Reply-To": f"<{answer_to(ticket, ben)}>"}))

    sent = Outgoing.objects.get(purpose="acknowledgement")
    assert sent.to == ["dora@nordwind.example"]
    assert f"Its number is #{ticket.pk}." in sent.text
    assert sent.text.startswith("Hello Dora Lind,")


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto-Submitted": "auto-generated"},
        {"Precedence": "list"},
        {"List-Id": "<news.nordwind.example>"},
        {"Return-Path": "<>"},
        {"X-Auto-Response-Suppress": "All"},
        {"X-Spam-Flag": "YES"},
    ],
)
def test_a_machine_is_never_told(arrive: Arrive, headers: dict[str, str]) -> None:
    arrived = arrive(mail(headers=headers))

    assert arrived.state == "opened"
    assert not Outgoing.objects.exists()


def test_old_mail_is_taken_in_without_a_word_to_its_sender(
    arrive: Arrive, mailbox: Mailbox
) -> None:
    from rapport.channels.arrivals.actions import Raw, keep_one, settle

    raw = Raw("INBOX:7:1", mail(), MONDAY - timedelta(days=30))
    kept = keep_one(raw, channel="email", account=mailbox.account, at=MONDAY)

    assert settle(kept, at=MONDAY).state == "opened"
    assert Ticket.objects.get().opened_at == MONDAY - timedelta(days=30)
    assert not Outgoing.objects.exists()


def test_a_vacation_notice_stays_on_the_ticket_and_changes_nothing(
    arrive: Arrive, ben: User
) -> None:
    ticket = ticket_of(arrive(mail()))
    ours = answer_to(ticket, ben)
    resolve(ticket, by=ben, at=MONDAY + timedelta(minutes=20))

    arrived = arrive(
        mail("I am away.", headers={"Auto-Submitted": "auto-replied", "In-Reply-To": f"<{ours}>"}),
        at=LATER,
    )

    assert (arrived.state, arrived.ticket) == ("recorded", ticket)
    assert message_of(arrived).kind == "automatic"
    ticket.refresh_from_db()
    assert ticket.status == "resolved"


def test_a_vacation_notice_to_nothing_opens_no_ticket_until_a_person_insists(
    arrive: Arrive, ada: User
) -> None:
    from rapport.channels.arrivals.actions import treat

    arrived = arrive(mail("I am away.", headers={"Auto-Submitted": "auto-replied"}))
    assert (arrived.state, arrived.ticket) == ("recorded", None)
    assert arrived.reason == "An automatic reply that names none of our messages."
    assert arrived.about == "Dora Lind: Export stops"

    insisted = treat(arrived, treated_as="message", by=ada, at=LATER).inbound
    assert insisted.state == "opened"
    assert Event.objects.get(kind="inbound.treated").by_id == ada.pk


def test_our_own_mail_that_comes_back_is_only_recorded(arrive: Arrive) -> None:
    looped = arrive(mail(headers={"X-Rapport-Loop": message_ids.own_mark()}))
    copy = arrive(mail(message_id=f"<{message_ids.make(Reference(1, 2), 'desk.example')}>"))

    assert {one.state for one in (looped, copy)} == {"recorded"}
    assert not Ticket.objects.exists()


def test_the_mail_of_another_rapport_is_mail(arrive: Arrive) -> None:
    assert arrive(mail(headers={"X-Rapport-Loop": "somebodyelse"})).state == "opened"


def test_a_form_on_our_own_site_speaks_for_who_filled_it_in(arrive: Arrive) -> None:
    arrived = arrive(mail(sender=f"Website <{SUPPORT}>", headers={"Reply-To": EMIL}))

    assert (arrived.state, str(ticket_of(arrived).customer)) == ("opened", "Emil Sato")


def test_a_mail_without_a_sender_is_parked_with_the_reason(arrive: Arrive) -> None:
    arrived = arrive(mail(sender=""))

    assert arrived.state == "parked"
    assert arrived.reason == "It names no sender, so there is nobody to answer."
    assert Event.objects.get(kind="inbound.parked").subject_id == arrived.pk


def test_a_mail_without_words_is_a_ticket_by_its_subject(arrive: Arrive) -> None:
    arrived = arrive(mail("", subject="Call me back"))

    assert arrived.state == "opened"
    assert message_of(arrived).text == "(no text)"


def test_a_flood_of_one_subject_goes_on_in_one_ticket(arrive: Arrive) -> None:
    for number in range(limits.SAME_SUBJECT):
        assert arrive(mail(f"Disk full, {number}."), at=MONDAY).state == "opened"
    arrived = arrive(mail("Disk full again."), at=LATER - timedelta(minutes=1))

    assert (arrived.state, message_of(arrived).kind) == ("recorded", "automatic")
    assert Ticket.objects.count() == limits.SAME_SUBJECT
    assert Outgoing.objects.filter(purpose="acknowledgement").count() == 1
    assert arrive(mail("Disk full tomorrow."), at=LATER + timedelta(days=1)).state == "opened"


def test_who_opens_many_tickets_is_not_told_each_time(arrive: Arrive) -> None:
    for number in range(limits.ACKNOWLEDGED_TICKETS + 3):
        arrive(mail(subject=f"Question {number}"))

    assert Outgoing.objects.count() == limits.ACKNOWLEDGED_TICKETS


def test_an_agents_mail_is_a_note_until_the_sender_is_proved(
    arrive: Arrive, ben: User, mailbox: Mailbox
) -> None:
    ticket = ticket_of(arrive(mail()))
    ours = answer_to(ticket, ben)
    sender, headers = "Ben <ben.okafor@desk.example>", {"In-Reply-To": f"<{ours}>"}

    arrived = arrive(mail("Try version 3.", sender=sender, headers=headers))
    assert (arrived.state, message_of(arrived).kind) == ("appended", "note")
    assert "No server that verifies senders is set up." in message_of(arrived).text

    mailbox.verifier = "mx.desk.example"
    mailbox.save()
    proved = b"Authentication-Results: mx.desk.example; dmarc=pass header.from=desk.example\r\n"
    arrived = arrive(proved + mail("Try version 4.", sender=sender, headers=headers))
    assert (message_of(arrived).kind, message_of(arrived).user) == ("reply", ben)
    assert Outgoing.objects.filter(message=arrived.message).exists()


def test_an_agent_of_another_team_cannot_write_into_the_ticket_by_mail(
    arrive: Arrive, ben: User, cleo: User
) -> None:
    ticket = ticket_of(arrive(mail()))
    ours = answer_to(ticket, ben)

    arrived = arrive(mail("Psst.", sender=cleo.email, headers={"In-Reply-To": f"<{ours}>"}))

    assert arrived.ticket != ticket


def test_an_answer_goes_where_the_customer_asks_for_it(arrive: Arrive, ben: User) -> None:
    ticket = ticket_of(arrive(mail(headers={"Reply-To": "team@nordwind.example"})))

    reply(ticket, text="Here.", by=ben, at=LATER)

    assert Outgoing.objects.get(purpose="reply").to == ["team@nordwind.example"]


def test_html_is_made_safe_and_shows_the_images_that_came_with_it(arrive: Arrive) -> None:
    raw = (
        b"From: Dora <dora@nordwind.example>\r\nTo: support@desk.example\r\nSubject: Picture\r\n"
        b"Message-ID: <p@nordwind.example>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html\r\n\r\n"
        b'<p onclick="x()">Look</p><script>x()</script><img src="cid:one@x">'
        b'<img src="https://track.example/p.gif">\r\n'
        b"--b\r\nContent-Type: image/png\r\nContent-ID: <one@x>\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n"
    )
    message = message_of(arrive(raw))

    url = message.attachments.get().get_absolute_url()
    assert f'src="{url}"' in message.html
    assert "onclick" not in message.html
    assert "script" not in message.html
    assert ' src="https:' not in message.html


def test_names_of_known_people_stay(arrive: Arrive, dora: Person) -> None:
    arrive(mail(sender="D. <dora@nordwind.example>"))

    assert Ticket.objects.get().customer == dora
    dora.refresh_from_db()
    assert dora.name == "Dora Lind"


def test_every_outcome_is_one_row(arrive: Arrive) -> None:
    for raw in (mail(), mail(sender=""), mail(sender=SUPPORT), mail(sender=DORA)):
        arrive(raw)

    assert Inbound.objects.count() == 4
    assert not Inbound.objects.kept().exists()
