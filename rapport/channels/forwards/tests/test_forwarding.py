"""Forwards by colleagues: ownership, permission, and the two undos."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from conftest import MONDAY
from rapport.channels.conftest import Arrive, message_of, ticket_of
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.writing import DORA, EMIL, SUPPORT, mail
from rapport.channels.forwards import actions
from rapport.channels.forwards.tests.passing import PROVED, TEXT, passed_on
from rapport.channels.models import Forward
from rapport.customers.models import Identity
from rapport.people.models import User
from rapport.tickets.models import Outgoing, Queue, Ticket
from rapport.timeline.history import history

LATER = MONDAY + timedelta(hours=1)


def test_it_is_the_ticket_of_who_wrote_it_first(arrive: Arrive, ben: User) -> None:
    arrived = arrive(passed_on(ben))

    ticket, message = ticket_of(arrived), message_of(arrived)
    assert (arrived.state, str(ticket.customer)) == ("opened", "Emil Sato")
    assert (ticket.subject, ticket.opened_at) == ("Where is my refund?", MONDAY)
    assert (message.text.strip(), str(message.person)) == (
        "I have waited for two weeks.",
        "Emil Sato",
    )
    assert message.at == datetime(2026, 3, 1, 8, tzinfo=UTC), "when it was written"
    assert (message.to, message.cc) == (["ben.okafor@desk.example"], ["dora@nordwind.example"])
    assert [file.filename for file in message.attachments.all()] == ["refund.txt"]
    note = ticket.messages.get(kind="note")
    assert (note.text, note.user) == ("This came to me.", ben)
    assert ticket.assignee is None
    assert Forward.objects.get().state == "taken"


def test_the_colleague_is_told_and_not_the_customer(
    arrive: Arrive, ben: User, support_queue: Queue
) -> None:
    ticket = ticket_of(arrive(passed_on(ben)))

    told = Outgoing.objects.get()
    assert (told.purpose, told.to) == ("notice", [ben.email])
    assert f"What you forwarded is now ticket #{ticket.pk} from Emil Sato" in told.text
    assert "Rapport told Ben Okafor that the forward arrived" in [
        t.sentence for t in history(ticket)
    ]

    support_queue.acknowledges_forwarded = True
    support_queue.save()
    arrive(passed_on(ben, TEXT.replace("refund?", "other refund?")))
    confirmed = Outgoing.objects.get(purpose="acknowledgement")
    assert confirmed.to == ["emil@sato.example"], "where the queue is set to"


def test_an_answer_to_the_notice_goes_to_the_customer(arrive: Arrive, ben: User) -> None:
    from rapport.channels.email import message_ids
    from rapport.channels.parsed import Reference

    ticket = ticket_of(arrive(passed_on(ben)))
    told = Outgoing.objects.get()
    ours = message_ids.make(Reference(ticket.pk, told.pk), "desk.example")
    answer = mail(
        "It is on its way.", sender=ben.email, headers={**PROVED, "In-Reply-To": f"<{ours}>"}
    )

    arrive(answer, at=LATER)

    assert Outgoing.objects.get(purpose="reply").to == ["emil@sato.example"]


@pytest.mark.parametrize(
    "results",
    [
        "",
        "mx.desk.example; dmarc=fail header.from=desk.example",
        "mx.elsewhere.example; dmarc=pass header.from=desk.example",
        "mx.desk.example; dmarc=none; dkim=pass header.d=elsewhere.example",
        "mx.desk.example; dmarc=none; spf=pass smtp.mailfrom=desk.example",
        "mx.desk.example; dmarc=fail; dkim=pass header.d=desk.example",
    ],
)
def test_who_only_writes_a_colleagues_name_passes_nothing_on(
    arrive: Arrive, ben: User, results: str
) -> None:
    ticket = ticket_of(arrive(passed_on(ben, Authentication_Results=results)))

    assert str(ticket.customer) == "Ben Okafor"
    assert not ticket.messages.filter(kind="note").exists()
    assert not Identity.objects.filter(value="emil@sato.example").exists()
    assert not Outgoing.objects.filter(purpose="notice").exists()
    assert Forward.objects.get().state == "offered"


def test_where_no_server_proves_senders_it_is_believed_and_the_note_says_so(
    arrive: Arrive, ben: User, mailbox: Mailbox
) -> None:
    mailbox.verifier = ""
    mailbox.save()
    arrived = arrive(passed_on(ben))

    ticket = ticket_of(arrived)
    assert str(ticket.customer) == "Emil Sato"
    note = ticket.messages.get(kind="note")
    assert note.text.startswith("Written above the forwarded mail, in the name of")
    assert note.text.endswith("This came to me.")


def test_a_signature_of_the_domain_itself_proves_it_where_there_is_no_policy(
    arrive: Arrive, ben: User
) -> None:
    results = "mx.desk.example; dmarc=none; dkim=pass header.d=desk.example header.s=x"
    ticket = ticket_of(arrive(passed_on(ben, Authentication_Results=results)))

    assert str(ticket.customer) == "Emil Sato"


def test_who_only_reads_passes_nothing_on(arrive: Arrive, rosa: User) -> None:
    ticket = ticket_of(arrive(passed_on(rosa)))

    assert str(ticket.customer) == "Rosa Lima"
    assert Forward.objects.get().state == "offered"


def test_a_customer_who_forwards_keeps_their_ticket(arrive: Arrive) -> None:
    ticket = ticket_of(arrive(mail(TEXT, sender=DORA, subject="Fwd: Where is my refund?")))

    assert str(ticket.customer) == "Dora Lind"
    assert ticket.messages.get().reply == "This came to me."
    assert not Forward.objects.exists()


def attached(inner: bytes, by: User, text: str = "From my own inbox.") -> bytes:
    """Return a mail with another one attached whole."""
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = by.email, SUPPORT, "Fwd: Export stops"
    outer["Message-ID"] = "<outer@desk.example>"
    outer["Authentication-Results"] = PROVED["Authentication-Results"]
    outer.set_content(text)
    outer.add_attachment(message_from_bytes(inner, policy=default))
    return outer.as_bytes()


def test_a_mail_attached_whole_brings_everything(arrive: Arrive, ben: User) -> None:
    files = [("log.txt", "text/plain", b"stop")]
    html = "<p>It <b>stops</b>.</p>"
    ticket = ticket_of(arrive(attached(mail("It stops.", html=html, files=files), ben), at=LATER))

    message = ticket.messages.get(kind="inbound")
    assert (str(ticket.customer), ticket.subject) == ("Dora Lind", "Export stops")
    assert "<b>stops</b>" in message.html
    assert message.at == MONDAY
    assert [file.filename for file in message.attachments.all()] == ["log.txt"]
    assert ticket.messages.get(kind="note").text == "From my own inbox."


def test_what_is_here_already_is_joined(arrive: Arrive, ben: User) -> None:
    original = mail("It stops.", message_id="<one@nordwind.example>")
    ticket = ticket_of(arrive(original))

    whole = arrive(attached(original, ben), at=LATER)
    text = TEXT.replace("Emil Sato <emil@sato.example>", DORA)
    in_text = arrive(passed_on(ben, text, References="<one@nordwind.example>"), at=LATER)

    assert (whole.ticket, in_text.ticket) == (ticket, ticket)
    assert whole.reason == "Ben Okafor forwarded what is on this ticket."
    assert Ticket.objects.count() == 1
    assert list(ticket.messages.values_list("kind", flat=True)) == ["inbound", "note", "note"]
    assert not Outgoing.objects.filter(purpose="reply").exists(), "nothing goes to the customer"


def test_one_without_words_above_it_is_told_in_history(arrive: Arrive, ben: User) -> None:
    original = mail("It stops.", message_id="<one@nordwind.example>")
    ticket = ticket_of(arrive(original))

    arrive(attached(original, ben, text=""), at=LATER)

    assert ticket.messages.count() == 1
    assert history(ticket)[-1].sentence == "Ben Okafor forwarded a mail that belongs to it"


def test_two_colleagues_who_pass_on_the_same_are_one_ticket(
    arrive: Arrive, ben: User, bea: User
) -> None:
    first = arrive(passed_on(ben, References="<one@sato.example>"))
    second = arrive(passed_on(bea, References="<one@sato.example>"), at=LATER)

    assert second.ticket == first.ticket
    assert Forward.objects.filter(state="joined").count() == 1


def test_an_answer_that_reached_the_colleague_instead_joins_its_ticket(
    arrive: Arrive, ben: User
) -> None:
    ticket = ticket_of(arrive(mail(sender=EMIL, message_id="<first@sato.example>")))
    references = "<first@sato.example> <second@sato.example>"

    arrived = arrive(passed_on(ben, References=references), at=LATER)

    assert arrived.ticket == ticket
    kinds = list(ticket.messages.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["inbound", "inbound", "note"]


def test_there_and_back_again(arrive: Arrive, ben: User) -> None:
    ticket = ticket_of(arrive(passed_on(ben)))
    before = told_of(ticket)

    actions.decline(ticket, by=ben, at=LATER)
    actions.treat_as_forward(ticket, by=ben, at=LATER)

    assert told_of(ticket) == before


def told_of(ticket: Ticket) -> Sequence[object]:
    ticket.refresh_from_db()
    said = ticket.messages.order_by("kind").values_list("kind", "text", "at", "subject", "to")
    return [str(ticket.customer), ticket.subject, ticket.last_words, *said][:4]
