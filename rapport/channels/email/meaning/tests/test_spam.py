"""Spam by our filter's verdict, and by nobody else's."""

from __future__ import annotations

import pytest

from rapport.channels.conftest import Arrive, ticket_of
from rapport.channels.email import message_ids
from rapport.channels.email.meaning import spam
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.writing import mail
from rapport.channels.parsed import Reference
from rapport.tickets.models import Outgoing, Ticket

FILTERS = Mailbox.SpamFilter

MARKED = [
    ("spamassassin", "X-Spam-Flag: YES"),
    ("spamassassin", "X-Spam-Status: Yes, score=12.3 required=5.0 tests=BAYES_99"),
    ("level", "X-Spam-Level: *****"),
    ("level", "X-Spam-Level: ++++++++"),
    ("rspamd", "X-Spamd-Result: default: True [22.40 / 15.00];\n\tBAYES_SPAM(5.10)[100%]"),
    ("rspamd", "X-Spamd-Result: default: False [15.10 / 15.00]; X(1)[]"),
    ("rspamd", "X-Spam: Yes"),
    ("exchange", "X-MS-Exchange-Organization-SCL: 6"),
    ("microsoft", "X-Forefront-Antispam-Report: CIP:203.0.113.7;CTRY:XX;SCL:5;SFV:SPM;CAT:SPM"),
    ("microsoft", "X-Forefront-Antispam-Report: CIP:203.0.113.7;SFV:NSPM;CAT:HPHISH;DIR:INB"),
    (
        "dmarc",
        "Authentication-Results: mx.desk.example; dmarc=fail (p=REJECT sp=NONE) header.from=x",
    ),
]
CLEAN = [
    ("spamassassin", "X-Spam-Flag: NO"),
    ("spamassassin", "X-Spam-Status: No, score=1.1 required=5.0"),
    ("level", "X-Spam-Level: ****"),
    ("level", "X-Spam-Level:"),
    ("rspamd", "X-Spamd-Result: default: False [-0.10 / 15.00]; MIME_GOOD(-0.10)[text/plain]"),
    ("rspamd", "X-Spam: No"),
    ("exchange", "X-MS-Exchange-Organization-SCL: 1"),
    ("exchange", "X-MS-Exchange-Organization-SCL: -1"),
    ("microsoft", "X-Forefront-Antispam-Report: CIP:203.0.113.7;SCL:1;SFV:NSPM;CAT:NONE"),
    ("microsoft", "X-Forefront-Antispam-Report: SFV:SKN;CAT:BULK"),
    ("dmarc", "Authentication-Results: mx.desk.example; dmarc=fail (p=NONE) header.from=x"),
    ("dmarc", "Authentication-Results: mx.desk.example; dmarc=pass (p=REJECT) header.from=x"),
    ("dmarc", "Authentication-Results: mx.elsewhere.example; dmarc=fail (p=REJECT) header.from=x"),
]


def raw(line: str) -> bytes:
    return f"{line}\nFrom: dora@nordwind.example\nSubject: Hello\n\nWords.\n".encode()


@pytest.mark.parametrize(("name", "line"), MARKED)
def test_the_mark_of_the_filter_is_read(name: str, line: str) -> None:
    found = spam.why(raw(line), name, "mx.desk.example")
    assert found.startswith("Marked by the spam filter: ")


def test_long_words_of_the_filter_end_with_an_ellipsis() -> None:
    line = f"X-Spam-Status: Yes, tests={','.join(f'TEST_{n}' for n in range(90))}"
    assert spam.why(raw(line), "spamassassin", "").endswith("…")


@pytest.mark.parametrize(("name", "line"), CLEAN)
def test_what_it_does_not_mark_is_none(name: str, line: str) -> None:
    assert spam.why(raw(line), name, "mx.desk.example") == ""


@pytest.mark.parametrize(("name", "line"), MARKED)
def test_no_other_header_is_believed(name: str, line: str) -> None:
    for other in ("", *FILTERS.values):
        if other != name:
            assert spam.why(raw(line), other, "mx.desk.example") == ""


def test_only_the_topmost_header_counts() -> None:
    """The sender's own "no" is below ours, as is a "yes" that another server left."""
    assert spam.why(raw("X-Spam-Flag: YES\nX-Spam-Flag: NO"), "spamassassin")
    assert not spam.why(raw("X-Spam-Flag: NO\nX-Spam-Flag: YES"), "spamassassin")


def test_words_in_the_body_are_no_header() -> None:
    assert spam.why(b"From: a@b.example\n\nX-Spam-Flag: YES\n", "spamassassin") == ""


def test_spam_opens_no_ticket_and_is_never_confirmed(arrive: Arrive, mailbox: Mailbox) -> None:
    Mailbox.objects.filter(pk=mailbox.pk).update(spam_filter=FILTERS.SPAMASSASSIN)
    found = arrive(mail(headers={"X-Spam-Flag": "YES"}))

    assert (found.state, found.ticket) == ("spam", None)
    assert found.reason == "Marked by the spam filter: X-Spam-Flag: YES"
    assert not Ticket.objects.exists()
    assert not Outgoing.objects.exists()


def test_a_mailbox_that_believes_no_filter_opens_a_ticket(arrive: Arrive) -> None:
    assert arrive(mail(headers={"X-Spam-Flag": "YES"})).state == "opened"


def test_an_answer_to_us_is_no_spam(arrive: Arrive, mailbox: Mailbox) -> None:
    Mailbox.objects.filter(pk=mailbox.pk).update(spam_filter=FILTERS.SPAMASSASSIN)
    first = arrive(mail())
    ours = message_ids.make(Reference(ticket_of(first).pk, 1), "desk.example")
    answer = arrive(mail("More.", headers={"X-Spam-Flag": "YES", "In-Reply-To": f"<{ours}>"}))

    assert (answer.state, answer.ticket) == ("appended", first.ticket)
