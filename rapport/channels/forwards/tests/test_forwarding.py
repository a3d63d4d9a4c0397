"""What colleagues pass on: whose ticket it is, who may do so, and the two ways back."""

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
from rapport.channels.models import Forward, Inbound
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.customers.models import Identity, Person
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.models import Message, Outgoing, Queue, Ticket
from rapport.timeline.history import history

LATER = MONDAY + timedelta(hours=1)
PROVED = {"Authentication-Results": "mx.desk.example; dmarc=pass header.from=desk.example"}
TEXT = (
    "This came to me.\n\n"
    "---------- Forwarded message ---------\n"
    "From: Emil Sato <emil@sato.example>\n"
    "Date: Sun, Mar 1, 2026 at 8:00 AM\n"
    "Subject: Where is my refund?\n"
    "To: Ben <ben.okafor@desk.example>\n"
    "Cc: Dora Lind <dora@nordwind.example>\n\n\n"
    "I have waited for two weeks.\n"
)


@pytest.fixture(autouse=True)
def verifier(mailbox: Mailbox) -> None:
    """Our own mail server proves senders."""
    mailbox.verifier = "mx.desk.example"
    mailbox.save()


def passed_on(by: User, text: str = TEXT, **headers: str) -> bytes:
    """Return a mail in which a colleague passes Emil's mail on."""
    files = [("refund.txt", "text/plain", b"42")]
    subject = "Fwd: Where is my refund?"
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return mail(text, sender=by.email, subject=subject, files=files, headers={**PROVED, **named})


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
    assert f"What you forwarded is ticket #{ticket.pk} of Emil Sato" in told.text
    assert "Rapport told Ben Okafor that it arrived" in [t.sentence for t in history(ticket)]

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


def test_it_was_not_a_forward(arrive: Arrive, ben: User, bea: User) -> None:
    ticket = ticket_of(arrive(passed_on(ben)))

    actions.decline(ticket, by=bea, at=LATER)

    ticket.refresh_from_db()
    message = ticket.messages.get()
    assert (str(ticket.customer), ticket.subject) == ("Ben Okafor", "Fwd: Where is my refund?")
    assert "---------- Forwarded message" in message.text
    assert [file.filename for file in message.attachments.all()] == ["refund.txt"]
    assert not Person.objects.filter(name="Emil Sato").exists(), "who was only met by it goes"
    assert [str(one.person) for one in ticket.participants.all()] == ["Ben Okafor"]
    sentences = [told.sentence for told in history(ticket)]
    assert sentences[-1] == "Bea Lund said that it was no forward: it is of Ben Okafor"
    assert actions.decline(ticket, by=bea).pk == ticket.pk, "twice changes nothing"


def test_who_was_known_before_stays(arrive: Arrive, ben: User) -> None:
    arrive(mail(sender=EMIL))
    ticket = ticket_of(arrive(passed_on(ben)))

    actions.decline(ticket, by=ben)

    assert Person.objects.filter(name="Emil Sato").exists()


def test_taking_it_for_a_forward_after_all(arrive: Arrive, ben: User, bea: User) -> None:
    ticket = ticket_of(arrive(passed_on(ben, Authentication_Results="")))

    actions.treat(ticket, by=bea, at=LATER)

    ticket.refresh_from_db()
    assert (str(ticket.customer), ticket.subject) == ("Emil Sato", "Where is my refund?")
    note = ticket.messages.get(kind="note")
    assert note.user == bea, "not in the name of who is not proved"
    assert note.text.endswith("in the name of ben.okafor@desk.example:\n\nThis came to me.")
    reply(ticket, text="It is on its way.", by=bea)
    assert Outgoing.objects.get(purpose="reply").to == ["emil@sato.example"]


def test_there_and_back_again(arrive: Arrive, ben: User) -> None:
    ticket = ticket_of(arrive(passed_on(ben)))
    before = told_of(ticket)

    actions.decline(ticket, by=ben, at=LATER)
    actions.treat(ticket, by=ben, at=LATER)

    assert told_of(ticket) == before


def told_of(ticket: Ticket) -> Sequence[object]:
    ticket.refresh_from_db()
    said = ticket.messages.order_by("kind").values_list("kind", "text", "at", "subject", "to")
    return [str(ticket.customer), ticket.subject, ticket.last_words, *said][:4]


def test_one_that_cannot_be_read_is_whose_a_person_says(arrive: Arrive, ben: User) -> None:
    ticket = ticket_of(arrive(mail("Emil called: no refund.", sender=ben.email)))
    with pytest.raises(Invalid, match="Enter who wrote it"):
        actions.treat(ticket, by=ben)
    with pytest.raises(Invalid, match="somebody who works here"):
        actions.treat(ticket, sender=ben.email, by=ben)

    actions.treat(ticket, sender="emil@sato.example", name="Emil Sato", by=ben)

    ticket.refresh_from_db()
    assert str(ticket.customer) == "Emil Sato"
    assert ticket.messages.get().text.strip() == "Emil called: no refund."


def test_nothing_is_said_of_what_was_no_mail(ticket: Ticket, ben: User, rosa: User) -> None:
    with pytest.raises(Conflict, match="did not begin with a mail"):
        actions.treat(ticket, by=ben)
    with pytest.raises(NotAllowed):
        actions.treat(ticket, by=rosa)
    with pytest.raises(NotAllowed):
        actions.decline(ticket, by=rosa)


def test_every_word_of_it_stays_findable(arrive: Arrive, ben: User) -> None:
    from rapport.tickets.search.index import matching

    ticket = ticket_of(arrive(passed_on(ben)))
    assert list(matching(Ticket.objects.all(), "waited weeks")) == [ticket]
    actions.decline(ticket, by=ben)
    assert list(matching(Ticket.objects.all(), "came to me")) == [ticket]
    assert not Message.objects.filter(kind="note").exists()
    assert Inbound.objects.get().ticket == ticket


def test_one_that_joined_a_ticket_by_mistake_is_a_ticket_of_its_own(
    arrive: Arrive, ben: User
) -> None:
    ticket = ticket_of(arrive(mail("It stops.", message_id="<one@nordwind.example>")))
    text = TEXT.replace("Emil Sato <emil@sato.example>", DORA)
    arrived = arrive(passed_on(ben, text, References="<one@nordwind.example>"), at=LATER)

    own = actions.take_apart(Forward.objects.get(), by=ben, at=LATER)

    assert (str(own.customer), own.linked_to, own.link) == ("Ben Okafor", ticket, "split")
    assert "This came to me." in own.messages.get().text
    assert list(ticket.messages.values_list("kind", flat=True)) == ["inbound"]
    arrived.refresh_from_db()
    assert (arrived.ticket, arrived.state) == (own, "opened")
    assert Forward.objects.get().state == "declined"
    with pytest.raises(Conflict):
        actions.take_apart(Forward.objects.get(), by=ben)


def test_what_it_brought_to_the_ticket_goes_with_it(arrive: Arrive, ben: User, rosa: User) -> None:
    ticket = ticket_of(arrive(mail(sender=EMIL, message_id="<first@sato.example>")))
    references = "<first@sato.example> <second@sato.example>"
    arrive(passed_on(ben, References=references), at=LATER)
    with pytest.raises(NotAllowed):
        actions.take_apart(Forward.objects.get(), by=rosa)

    own = actions.take_apart(Forward.objects.get(), by=ben, at=LATER)

    assert str(own.customer) == "Ben Okafor"
    assert "This came to me." in own.messages.get().text
    assert list(ticket.messages.values_list("kind", flat=True)) == ["inbound"]

    actions.treat(own, by=ben, at=LATER)
    own.refresh_from_db()
    assert str(own.customer) == "Emil Sato", "and it can be one after all"
