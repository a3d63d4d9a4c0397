"""The text and the subject of an outgoing mail."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.channels.email.sending import letter
from rapport.channels.email.sending.compose import one_line, subject_of
from rapport.channels.parsed import Reference
from rapport.people.actions import change_company
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.models import Outgoing, Ticket


@pytest.fixture
def outgoing(ticket: Ticket, ben: User) -> Outgoing:
    """Return Ben's answer to Dora, waiting in the outbox."""
    message = reply(ticket, text="Try <b>this</b>.\n\nhttps://desk.example", by=ben, at=MONDAY)
    return Outgoing.objects.select_related("ticket__queue", "ticket__customer").get(message=message)


def test_a_letter_says_the_same_twice_and_escapes_what_it_says(outgoing: Outgoing) -> None:
    outgoing.ticket.queue.signature = "Ben <Support>"
    words = letter.write(outgoing, Reference(outgoing.ticket_id, outgoing.pk))

    above, _end, below = words.text.partition(" -##\n\n")
    assert above.startswith("##- Answer above this line")
    assert below.startswith("Try <b>this</b>.\n\nhttps://desk.example\n\n-- \nBen <Support>\n")
    assert "> The export stops at 60 % since the update." in words.text
    assert "Try &lt;b&gt;this&lt;/b&gt;." in words.html
    assert "Ben &lt;Support&gt;" in words.html
    assert '<blockquote type="cite"' in words.html
    assert "<script" not in words.html


def test_what_is_quoted_has_the_day_that_it_was_here(outgoing: Outgoing) -> None:
    # Half past midnight in Berlin, where the desk is.
    outgoing.ticket.messages.filter(kind="inbound").update(
        at=MONDAY.replace(day=1, hour=23, minute=30)
    )

    assert "On 2 March 2026 Dora Lind wrote:" in letter.write(outgoing, Reference(1, 1)).text


@pytest.mark.parametrize("said", ["It stops. " * 700, "It stops.\n" * 61])
def test_a_quote_that_ends_early_says_so(outgoing: Outgoing, said: str) -> None:
    outgoing.ticket.messages.filter(kind="inbound").update(reply=said)

    assert letter.write(outgoing, Reference(1, 1)).text.endswith("> […]\n")


def test_a_letter_speaks_the_customers_language(outgoing: Outgoing) -> None:
    outgoing.ticket.customer.language = "de-AT"
    assert '<html lang="de"' in letter.write(outgoing, Reference(1, 1)).html


def test_a_letter_to_others_speaks_the_language_of_the_desk(outgoing: Outgoing, ada: User) -> None:
    change_company(language="de", by=ada)
    for unknown in ("", "ar"):
        outgoing.ticket.customer.language = unknown
        assert '<html lang="de" dir="ltr"' in letter.write(outgoing, Reference(1, 1)).html


def test_a_survey_keeps_its_own_words(outgoing: Outgoing) -> None:
    outgoing.purpose, outgoing.html, outgoing.text = "survey", "<p>How?</p>", "How?"
    words = letter.write(outgoing, Reference(1, 1))

    assert (words.text, words.html) == ("How?", "<p>How?</p>")


@pytest.mark.parametrize(
    ("subject", "sent"),
    [
        ("Export", "Re: Export"),
        ("Re: Export", "Re: Export"),
        ("RE : Export", "RE : Export"),
        ("a\r\nBcc: x@y.example", "Re: a Bcc: x@y.example"),
    ],
)
def test_an_answer_says_re_once(outgoing: Outgoing, subject: str, sent: str) -> None:
    outgoing.subject = subject
    assert subject_of(outgoing) == sent


def test_one_line_leaves_nothing_that_ends_a_header() -> None:
    assert one_line("a\x00\r\n\tb\u2028c\x1b[0m") == "a b c [0m"
