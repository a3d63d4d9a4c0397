"""Settings of how answers find their ticket, and their effect."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.channels.conftest import Arrive, ticket_of
from rapport.channels.email.actions import set_threading
from rapport.channels.email.models import Mailbox
from rapport.channels.email.sending.compose import compose
from rapport.channels.email.tests.writing import mail
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import merge, reply
from rapport.tickets.models import Outgoing
from rapport.timeline.models import Event

PATTERN = "support+{token}@desk.example"


def sent(outgoing: Outgoing, mailbox: Mailbox) -> dict[str, str]:
    return dict(compose(outgoing, mailbox).mail.items())


def test_answers_go_to_an_address_with_a_signed_token(
    arrive: Arrive, mailbox: Mailbox, ben: User, ada: User
) -> None:
    ticket = ticket_of(arrive(mail()))
    reply(ticket, text="Mended.", by=ben)
    outgoing = Outgoing.objects.get(purpose="reply")
    assert "Reply-To" not in sent(outgoing, mailbox)

    mailbox = set_threading(mailbox, reply_pattern=PATTERN, numbers_subjects=True, by=ada)

    headers = sent(outgoing, mailbox)
    token = headers["Message-ID"].strip("<>").partition("@")[0]
    assert headers["Reply-To"] == f"Support <support+{token}@desk.example>"
    assert headers["Subject"] == f"Re: [#{ticket.pk}] Export stops"
    answer = mail("Thanks.", to=headers["Reply-To"])
    assert arrive(answer).ticket == ticket


def test_the_number_stands_there_once(arrive: Arrive, mailbox: Mailbox, ben: User) -> None:
    mailbox.numbers_subjects = True
    mailbox.save()
    ticket = ticket_of(arrive(mail(subject="Re: [#77] Re: Export stops")))
    reply(ticket, text="Mended.", by=ben)

    subject = sent(Outgoing.objects.get(purpose="reply"), mailbox)["Subject"]

    assert subject == f"Re: [#{ticket.pk}] Re: Export stops"


def test_an_answer_on_a_merged_ticket_stands_in_both_threads(
    arrive: Arrive, mailbox: Mailbox, ben: User
) -> None:
    first = ticket_of(arrive(mail(message_id="<a@nordwind.example>")))
    second = ticket_of(arrive(mail(subject="Again", message_id="<b@nordwind.example>")))
    merge(second, into=first, by=ben)

    reply(first, text="Mended.", by=ben)

    headers = sent(Outgoing.objects.get(purpose="reply"), mailbox)
    assert headers["In-Reply-To"] == "<b@nordwind.example>"
    assert {"<a@nordwind.example>", "<b@nordwind.example>"} <= set(headers["References"].split())


def test_the_page_sets_it_and_says_what_is_wrong(mailbox: Mailbox, as_ada: Client) -> None:
    url = f"/settings/mailboxes/{mailbox.pk}/threading/"
    refused = as_ada.post(url, {"reply_pattern": "support@desk.example"})
    assert refused.status_code == 422
    assert "has no place for a token" in refused.content.decode()

    as_ada.post(url, {"reply_pattern": PATTERN, "numbers_subjects": "on"})

    mailbox.refresh_from_db()
    assert (mailbox.reply_pattern, mailbox.numbers_subjects) == (PATTERN, True)
    shown = as_ada.get(f"/settings/mailboxes/{mailbox.pk}/").content.decode()
    assert f"go to {PATTERN}; subjects include the ticket number" in shown
    as_ada.post(url, {"reply_pattern": PATTERN, "numbers_subjects": "on"})
    assert Event.objects.filter(kind="mailbox.changed").count() == 1, "twice changes nothing"


def test_only_who_runs_the_desk_may(mailbox: Mailbox, ben: User, as_ben: Client) -> None:
    assert as_ben.get(f"/settings/mailboxes/{mailbox.pk}/threading/").status_code == 403
    with pytest.raises(NotAllowed):
        set_threading(mailbox, reply_pattern="", numbers_subjects=True, by=ben)


def test_a_pattern_without_room_is_refused(mailbox: Mailbox, ada: User) -> None:
    long = "a" * 20 + "+{token}@desk.example"
    with pytest.raises(Invalid, match="room for 46"):
        set_threading(mailbox, reply_pattern=long, numbers_subjects=False, by=ada)
