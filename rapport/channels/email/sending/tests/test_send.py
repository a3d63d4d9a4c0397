"""Sending through a real SMTP server, and answers coming back."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from rapport.channels import outbox
from rapport.channels.email.conftest import SUPPORT
from rapport.channels.email.fetching.tests.test_fetch import fetch_all
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.servers import PostOffice
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.core import clock, secrets
from rapport.customers.models import Person, Refusal
from rapport.people.models import User
from rapport.tickets.actions import reply, write_to
from rapport.tickets.actions.messages.write_to import Letter
from rapport.tickets.correspondence.content import File
from rapport.tickets.models import DeliveryReport, Outgoing, Queue, Ticket
from rapport.timeline.models import Event

pytestmark = pytest.mark.servers

DORA = "dora@nordwind.example"


def arrived_at(office: PostOffice, address: str) -> list[EmailMessage]:
    """Return the mails in a mailbox of the post office."""
    raws = office.imap.messages(address)
    return [message_from_bytes(raw, policy=policy.default) for raw in raws]


def send_everything() -> None:
    while outbox.send_due(clock.now() + timedelta(seconds=1)):
        pass


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_an_answer_arrives_and_the_answer_to_it_joins_the_ticket(
    office: PostOffice, support_mailbox: Mailbox, support_queue: Queue, ben: User
) -> None:
    support_queue.sender_name, support_queue.signature = "Nordlicht Support", "Ben, Nordlicht"
    support_queue.save()
    office.imap.deliver(SUPPORT, mail("It stops at 60 %.", message_id="<first@nordwind.example>"))
    fetch_all(support_mailbox)
    ticket = Ticket.objects.get()
    send_everything()
    reply(ticket, text="Try version 3 <today>.\n\nhttps://desk.example/v3", by=ben)
    send_everything()

    # A mail server need not list them in the order in which they came.
    by_hand = {mail["Auto-Submitted"] is None: mail for mail in arrived_at(office, DORA)}
    confirmation, answer = by_hand[False], by_hand[True]
    assert confirmation["Auto-Submitted"] == "auto-replied"
    assert confirmation["X-Auto-Response-Suppress"] == "All"
    assert "60 %" not in str(confirmation)

    assert answer["From"] == "Nordlicht Support <support@desk.example>"
    assert (answer["To"], answer["Subject"]) == (DORA, "Re: Export stops")
    assert answer["In-Reply-To"] == "<first@nordwind.example>"
    references = str(answer["References"]).split()
    assert references == ["<first@nordwind.example>", confirmation["Message-ID"]]
    assert answer["Return-Path"] == f"<{SUPPORT}>"
    plain = body(answer, "plain")
    assert plain.partition(" -##\n\n")[2].startswith("Try version 3 <today>.\n")
    assert "\n-- \nBen, Nordlicht\n" in plain
    assert "\n> It stops at 60 %." in plain
    html = body(answer, "html")
    assert "Try version 3 &lt;today&gt;." in html
    assert '<a href="https://desk.example/v3">' in html
    assert "<script" not in html

    text = "Works now.\n\n" + "\n".join(f"> {line}" for line in plain.splitlines())
    back = mail(text, subject="Re: Export stops", headers={"In-Reply-To": answer["Message-ID"]})
    office.imap.deliver(SUPPORT, back)
    fetch_all(support_mailbox)
    assert Inbound.objects.latest("pk").state == "appended"
    assert Ticket.objects.get() == ticket
    assert ticket.messages.latest("pk").reply == "Works now."


def test_attachments_and_letters_of_all_scripts_arrive(
    office: PostOffice, support_mailbox: Mailbox, ticket: Ticket, ben: User
) -> None:
    files = [File.of("Übersicht 見積.csv", "text/csv", "a;b\nü;1\n".encode())]
    reply(ticket, text="Größe: 見積 مرحبا 🎉", by=ben, files=files)
    Outgoing.objects.update(subject="Größe 見積 " + "sehr " * 30 + "lang")
    send_everything()

    (answer,) = arrived_at(office, DORA)
    assert answer["Subject"] == "Re: Größe 見積 " + "sehr " * 30 + "lang"
    assert "Größe: 見積 مرحبا 🎉" in body(answer, "plain")
    (attachment,) = answer.iter_attachments()
    assert attachment.get_filename() == "Übersicht 見積.csv"
    assert attachment.get_payload(decode=True) == "a;b\nü;1\n".encode()


def test_sending_again_is_the_same_mail_to_the_other_side(
    office: PostOffice, support_mailbox: Mailbox, ticket: Ticket, ben: User
) -> None:
    reply(ticket, text="Once.", by=ben)
    send_everything()
    # The process died before it could record that the mail was handed over.
    Outgoing.objects.update(state="claimed", claimed_by="slot-0 dead", sent_at=None)
    send_everything()

    first, second = arrived_at(office, DORA)
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Date"] == second["Date"]
    assert Outgoing.objects.get().state == "sent"


def test_a_server_that_refuses_for_now_gets_it_later(
    office: PostOffice, support_mailbox: Mailbox, ticket: Ticket, ben: User
) -> None:
    reply(ticket, text="Soon.", by=ben)
    office.refuse["*"] = "451 4.3.2 Try again later"
    send_everything()

    waiting = Outgoing.objects.get()
    assert (waiting.state, waiting.attempts) == ("queued", 1)
    assert "451 4.3.2 Try again later" in waiting.reason
    assert waiting.due_at > clock.now()
    assert not Event.objects.filter(kind="ticket.sent").exists()

    office.refuse.clear()
    outbox.send_due(clock.now() + timedelta(minutes=1))
    assert Outgoing.objects.get().state == "sent"
    assert len(arrived_at(office, DORA)) == 1


def test_a_server_that_refuses_for_good_parks_it_with_its_words(
    office: PostOffice, support_mailbox: Mailbox, ticket: Ticket, ben: User
) -> None:
    reply(ticket, text="Hello?", by=ben, cc=["emil@sato.example"])
    office.refuse[DORA] = "550 5.1.1 No such user here"
    send_everything()

    parked = Outgoing.objects.get()
    assert parked.state == "parked"
    assert parked.reason == f"{DORA} was refused: 550 5.1.1 No such user here"
    assert Event.objects.get(kind="ticket.parked").details["reason"] == parked.reason
    refusal = Refusal.objects.get()
    assert (refusal.value, refusal.reason) == (DORA, "The mailbox does not exist (5.1.1)")
    # Nobody got it, so nobody gets it twice when the address is mended.
    assert office.taken == []


def test_a_refused_copy_holds_up_nobody(
    office: PostOffice, support_mailbox: Mailbox, ticket: Ticket, ben: User
) -> None:
    reply(ticket, text="Hello.", by=ben, cc=["gone@sato.example"])
    office.refuse["gone@sato.example"] = "550 5.1.1 No such user here"
    send_everything()

    assert Outgoing.objects.get().state == "sent"
    assert len(arrived_at(office, DORA)) == 1
    report = DeliveryReport.objects.get()
    assert (report.address, report.word) == ("gone@sato.example", "failed")
    assert [refusal.value for refusal in Refusal.objects.all()] == ["gone@sato.example"]


def test_a_refusal_that_may_lie_with_us_says_nothing_of_the_address(
    office: PostOffice, support_mailbox: Mailbox, ticket: Ticket, ben: User
) -> None:
    reply(ticket, text="Hello?", by=ben)
    office.refuse[DORA] = "550 5.7.1 Relaying denied"
    send_everything()

    assert Outgoing.objects.get().state == "parked"
    assert not Refusal.objects.exists()


def test_a_server_that_is_away_shows_on_the_mailbox_and_gets_it_when_it_is_back(
    office: PostOffice, support_mailbox: Mailbox, ticket: Ticket, ben: User
) -> None:
    reply(ticket, text="Hello.", by=ben)
    office.stop_smtp()
    send_everything()

    support_mailbox.refresh_from_db()
    assert "refuses connections" in support_mailbox.send_failure
    assert Outgoing.objects.get().state == "queued"
    assert Event.objects.filter(kind="mailbox.sending_failed").count() == 1

    office.start_smtp()
    outbox.send_due(clock.now() + timedelta(minutes=1))
    support_mailbox.refresh_from_db()
    assert (support_mailbox.send_failure, support_mailbox.send_failing_since) == ("", None)
    assert Outgoing.objects.get().state == "sent"
    assert Event.objects.filter(kind="mailbox.sends_again").count() == 1


def test_a_wrong_password_is_the_mailboxs_fault_and_not_the_mails(
    office: PostOffice, support_mailbox: Mailbox, ticket: Ticket, ben: User
) -> None:
    reply(ticket, text="Hello.", by=ben)
    Mailbox.objects.update(smtp_password=secrets.seal("falsch"))
    send_everything()

    assert Outgoing.objects.get().state == "queued"
    support_mailbox.refresh_from_db()
    assert "does not accept the user name or the password" in support_mailbox.send_failure


def test_what_nobody_can_be_written_to_is_parked(
    office: PostOffice, support_mailbox: Mailbox, ticket: Ticket, ben: User
) -> None:
    reply(ticket, text="Hello.", by=ben)
    Outgoing.objects.update(to=["not an address"])
    send_everything()

    assert Outgoing.objects.get().state == "parked"
    assert "not an email address" in Outgoing.objects.get().reason


@pytest.mark.parametrize("field", ["subject", "sender_name", "filename", "to"])
def test_a_line_break_never_becomes_a_header(
    office: PostOffice,
    support_mailbox: Mailbox,
    support_queue: Queue,
    ticket: Ticket,
    ben: User,
    field: str,
) -> None:
    evil = "x\r\nBcc: thief@evil.example\r\n\r\nBody"
    file = File.of(evil if field == "filename" else "a.txt", "text/plain", b"a")
    reply(ticket, text="Hello.", by=ben, files=[file])
    if field == "subject":
        Outgoing.objects.update(subject=evil)
    if field == "sender_name":
        Queue.objects.update(sender_name=evil)
    if field == "to":
        Outgoing.objects.update(to=[f"dora@nordwind.example{evil[1:]}"])
    send_everything()

    for envelope in office.taken:
        assert envelope.rcpt_tos == [DORA]
        assert isinstance(envelope.content, bytes)
        parsed = message_from_bytes(envelope.content, policy=policy.default)
        assert parsed["Bcc"] is None
    assert bool(office.taken) is (field != "to")


def test_several_workers_send_each_message_once(
    office: PostOffice, support_mailbox: Mailbox, ticket: Ticket, ben: User
) -> None:
    for number in range(5):
        reply(ticket, text=f"Answer {number}.", by=ben)
    from rapport.channels.outbox import claim

    at = clock.now() + timedelta(seconds=1)
    claimed = [claim(slot, at) for slot in ("slot-0", "slot-1", "slot-2")]
    assert len({one.pk for one in claimed if one}) == 3
    assert claim("slot-3", at) is not None
    assert claim("slot-3", at) is not None
    assert claim("slot-3", at) is None


def test_without_a_mailbox_a_message_waits_and_says_so(ticket: Ticket, ben: User) -> None:
    reply(ticket, text="Hello.", by=ben)
    outbox.send_due(clock.now() + timedelta(seconds=1))

    waiting = Outgoing.objects.get()
    assert waiting.state == "queued"
    assert waiting.why_waiting.startswith("No connected mailbox can send this")


def test_a_mail_of_ours_begins_a_ticket_which_the_answer_joins(
    office: PostOffice, support_mailbox: Mailbox, support_queue: Queue, dora: Person, ben: User
) -> None:
    letter = Letter("Your invoice", "It is **ready**.", cc=["emil@nordwind.example"])
    ticket = write_to(dora, letter=letter, by=ben)
    send_everything()

    (sent,) = arrived_at(office, DORA)
    assert (sent["To"], sent["Cc"], sent["Subject"]) == (
        DORA,
        "emil@nordwind.example",
        "Your invoice",
    )
    assert (sent["In-Reply-To"], sent["References"]) == (None, None)
    assert "<strong>ready</strong>" in body(sent, "html")

    named = {"In-Reply-To": sent["Message-ID"]}
    back = mail("Thank you.", subject="Re: Your invoice", headers=named)
    office.imap.deliver(SUPPORT, back)
    fetch_all(support_mailbox)

    assert Ticket.objects.get() == ticket
    ticket.refresh_from_db()
    assert (ticket.status, ticket.messages.latest("pk").reply) == ("open", "Thank you.")
    reply(ticket, text="With pleasure.", by=ben)
    send_everything()
    assert [each["Subject"] for each in arrived_at(office, DORA)][-1] == "Re: Your invoice"
