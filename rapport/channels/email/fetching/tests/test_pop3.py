"""Fetching by POP3.

Nothing is lost, taken twice or deleted unasked.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest

from rapport.channels.email.conftest import SUPPORT
from rapport.channels.email.failures import FAILURES, say
from rapport.channels.email.fetching import pop3, pop3_fetch
from rapport.channels.email.fetching.pop3_fetch import PopFetcher
from rapport.channels.email.mailboxes.tests.test_tls import certificate, context, trusted
from rapport.channels.email.mailboxes.trial import try_out
from rapport.channels.email.models import (
    Flow,
    Folder,
    Mailbox,
    PopMail,
    Protocol,
    Provider,
    Security,
)
from rapport.channels.email.oauth import actions
from rapport.channels.email.oauth.providers import Application
from rapport.channels.email.tests.authorisation import CLIENT, SECRET, AuthorisationServer
from rapport.channels.email.tests.dovecot import PASSWORD
from rapport.channels.email.tests.pop3_server import Pop3Server
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.core import blobs, clock, secrets
from rapport.tickets.models import Outgoing, Queue, Ticket

pytestmark = pytest.mark.servers

# Fixtures that are used by their names.
__all__ = ["certificate", "context", "trusted"]


@pytest.fixture
def server() -> Iterator[Pop3Server]:
    """Yield a POP3 server."""
    server = Pop3Server()
    yield server
    server.close()


@pytest.fixture
def popped(server: Pop3Server, support_queue: Queue) -> Mailbox:
    """Return a mailbox that is fetched there, connected a minute ago."""
    at = clock.now() - timedelta(minutes=1)
    mailbox = Mailbox.objects.create(
        name="Support",
        address=SUPPORT,
        queue=support_queue,
        connected_at=at,
        takes_since=at,
        fetch_protocol=Protocol.POP3,
        fetch_host=server.host,
        fetch_port=server.port,
        fetch_security=Security.NONE,
        fetch_user=SUPPORT,
        fetch_password=secrets.seal(PASSWORD),
    )
    Folder.objects.create(mailbox=mailbox, name="INBOX")
    return mailbox


def fetch(mailbox: Mailbox, at: datetime | None = None) -> int:
    """Fetch from the box once."""
    mailbox = Mailbox.objects.get(pk=mailbox.pk)
    with pop3.signed_in(mailbox.incoming) as client:
        return PopFetcher(mailbox).fetch(client, at=at)


def arrived(at: datetime, subject: str) -> bytes:
    """Return a mail that its server took over at that time."""
    received = f"from a.example by b.example; {format_datetime(at)}"
    return mail(subject=subject, headers={"Received": received})


def now(subject: str) -> bytes:
    return arrived(clock.now(), subject)


def subjects() -> list[str]:
    return list(Ticket.objects.order_by("pk").values_list("subject", flat=True))


def test_new_mail_is_fetched_once_and_stays_there(server: Pop3Server, popped: Mailbox) -> None:
    dots = now("One").replace(b"60 %.", b"\n.\n..two dots\n" + b"x" * 10_000)
    server.deliver(dots)
    server.deliver(now("Two"))
    assert fetch(popped) == 2
    assert fetch(popped) == 0
    server.deliver(now("Three"))
    assert fetch(popped) == 1

    assert subjects() == ["One", "Two", "Three"]
    assert len(server.mails) == 3
    kept = blobs.read(Inbound.objects.order_by("pk")[0].digest)
    assert kept.replace(b"\r\n", b"\n") == dots.replace(b"\r\n", b"\n")


def test_what_lay_there_is_left_alone_taken_for_some_days_or_all(
    server: Pop3Server, popped: Mailbox
) -> None:
    for days in (900, 40, 29, 3):
        server.deliver(arrived(clock.now() - timedelta(days=days), f"{days} days old"))
    fetch(popped)
    assert subjects() == []
    server.deliver(now("New"))
    fetch(popped)
    assert subjects() == ["New"]

    PopMail.objects.all().delete()
    Folder.objects.update(uidvalidity=0)
    Mailbox.objects.update(takes_since=clock.now() - timedelta(days=30))
    fetch(popped)
    assert sorted(subjects()) == ["29 days old", "3 days old", "New"]
    old = Ticket.objects.get(subject="29 days old")
    assert (clock.now() - old.opened_at).days == 29
    assert set(Outgoing.objects.values_list("ticket__subject", flat=True)) == {"New"}

    PopMail.objects.all().delete()
    Folder.objects.update(uidvalidity=0)
    Mailbox.objects.update(takes_since=None)
    fetch(popped)
    assert "900 days old" in subjects()


def test_20000_old_mails_are_passed_over_by_a_few_questions(
    server: Pop3Server, popped: Mailbox
) -> None:
    old = arrived(clock.now() - timedelta(days=400), "Old")
    for _number in range(20_000):
        server.deliver(old)
    assert fetch(popped) == 0
    tops = [said for said in server.seen_commands if said.startswith("TOP")]
    assert len(tops) == pop3_fetch.TOO_OLD_IN_A_ROW
    server.deliver(now("New"))
    assert fetch(popped) == 1


def test_only_what_is_safe_is_deleted_and_only_when_it_is_due(
    server: Pop3Server, popped: Mailbox
) -> None:
    left = server.deliver(arrived(clock.now() - timedelta(days=400), "Left alone"))
    fetch(popped)
    taken = server.deliver(now("Taken"))
    damaged = server.deliver(now("Damaged"))
    server.broken.add(damaged)
    Mailbox.objects.update(delete_after_days=7)
    fetch(popped)
    later = clock.now() + timedelta(days=6)
    fetch(popped, at=later)
    assert set(server.mails) == {left, taken, damaged}

    fetch(popped, at=later + timedelta(days=2))
    assert set(server.mails) == {left, damaged}
    assert not any(said == f"DELE {n}" for n in (1, 3) for said in server.seen_commands)


def test_a_session_that_breaks_deletes_nothing(server: Pop3Server, popped: Mailbox) -> None:
    server.deliver(now("One"))
    fetch(popped)
    with pytest.raises(RuntimeError), pop3.signed_in(popped.incoming) as client:
        client.dele(1)
        raise RuntimeError
    assert len(server.mails) == 1


def test_a_mail_that_is_damaged_or_breaks_the_connection_does_not_hold_up_the_next(
    server: Pop3Server, popped: Mailbox
) -> None:
    server.broken.add(server.deliver(now("Damaged")))
    server.deliver(now("Two"))
    server.cutting.add(server.deliver(now("Cuts")))
    server.deliver(now("Four"))
    fetcher = PopFetcher(popped)
    for _attempt in range(10):
        try:
            with pop3.signed_in(popped.incoming) as client:
                fetcher.fetch(client)
            break
        except FAILURES:
            continue
    assert sorted(subjects()) == ["Four", "Two"]
    reasons = " ".join(Inbound.objects.parked().values_list("reason", flat=True))
    assert "damaged" in reasons
    assert "The connection broke each time" in reasons


def test_what_is_kept_and_what_is_known_is_one_step(
    server: Pop3Server, popped: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCut(BaseException):
        """The process dies here."""

    def die(*args: object, **more: object) -> None:
        raise PowerCut

    fetch(popped)
    server.deliver(now("One"))
    monkeypatch.setattr(PopMail.objects, "bulk_create", die)
    with pytest.raises(PowerCut):
        fetch(popped)
    assert not Inbound.objects.exists()
    monkeypatch.undo()
    assert fetch(popped) == 1

    server.deliver(now("Two"))
    monkeypatch.setattr(pop3_fetch, "settle_kept", lambda **more: None)
    fetch(popped)
    monkeypatch.undo()
    fetch(popped)
    assert subjects() == ["One", "Two"]


def test_a_wrong_password_is_said(server: Pop3Server, popped: Mailbox) -> None:
    Mailbox.objects.update(fetch_password=secrets.seal("wrong"))
    with pytest.raises(FAILURES) as refused:
        fetch(popped)
    said = say(refused.value, popped.incoming)
    assert "does not accept the user name or the password" in said


def test_a_trial_says_what_is_there(server: Pop3Server, popped: Mailbox) -> None:
    server.deliver(now("One"))
    findings = try_out(popped)
    assert findings.all_work
    assert "It holds 1 message." in [step.sentence for step in findings.steps]


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_connections_are_encrypted(
    trusted: None, context: ssl.SSLContext, popped: Mailbox, security: str
) -> None:
    server = Pop3Server(tls=context, at_once=security == Security.TLS)
    server.deliver(now("Private"))
    Mailbox.objects.update(fetch_port=server.port, fetch_security=security)
    try:
        assert fetch(popped) == 1
    finally:
        server.close()


def test_starttls_is_never_left_out(server: Pop3Server, popped: Mailbox) -> None:
    Mailbox.objects.update(fetch_security=Security.STARTTLS)
    with pytest.raises(FAILURES):
        fetch(popped)
    assert not any(said.startswith("PASS") for said in server.seen_commands)


def test_a_token_signs_in_and_is_renewed(server: Pop3Server, popped: Mailbox) -> None:
    provider = AuthorisationServer()
    server.tokens = provider
    application = Application(
        Provider.OTHER,
        CLIENT,
        SECRET,
        Flow.APPLICATION,
        token_url=f"{provider.address}/token",
    )
    actions.register(popped, application)
    popped.save()
    try:
        server.deliver(now("One"))
        assert fetch(popped) == 1
        provider.expire()
        assert fetch(popped) == 0
        assert len(provider.seen) == 2
    finally:
        provider.close()
