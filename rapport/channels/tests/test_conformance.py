"""Properties of every channel in the registry."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from django.db import OperationalError

from conftest import MONDAY
from rapport.channels import outbox, registry
from rapport.channels.arrivals import actions
from rapport.channels.arrivals.actions import Raw, recover, retry
from rapport.channels.models import Inbound
from rapport.channels.parsed import Parsed
from rapport.channels.tests.conformance import Samples, samples_of
from rapport.core import blobs
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.models import Message, Outgoing, Queue, Ticket
from rapport.timeline.models import Event


@pytest.fixture(params=registry.kinds())
def kind(request: pytest.FixtureRequest) -> str:
    """Return each channel in turn."""
    return str(request.param)


@pytest.fixture
def samples(kind: str) -> Samples:
    return samples_of(kind)


@pytest.fixture
def account(samples: Samples, support_queue: Queue, billing_queue: Queue) -> str:
    """Return an account of the channel whose messages go to billing, not the default queue."""
    return samples.account(billing_queue)


def keep(kind: str, account: str, raw: bytes, source: str = "1") -> Inbound:
    return actions.keep_one(Raw(source, raw, MONDAY), channel=kind, account=account, at=MONDAY)


def test_it_is_named_as_in_the_registry(kind: str) -> None:
    transport = registry.transport(kind)

    assert transport.kind == kind
    assert transport.capabilities.largest >= 30 * 1024 * 1024
    assert transport.capabilities.receives or transport.capabilities.sends


def test_raw_input_is_read_into_words_for_all_channels(
    kind: str, samples: Samples, account: str
) -> None:
    parsed = registry.transport(kind).parse(samples.write("It stops.", "k1"), account=account)

    assert parsed.who.sender is not None
    assert (parsed.who.sender.value, parsed.who.sender.name) == (
        "dora@nordwind.example",
        "Dora Lind",
    )
    assert (parsed.what.subject, parsed.what.content.words.strip()) == ("Export stops", "It stops.")
    assert parsed.what.external_id
    assert parsed.what.queue == Queue.objects.get(slug="billing").pk
    (file,) = parsed.what.content.files
    assert (file.filename, blobs.read(file.digest)) == ("a.txt", b"a")


def test_copies_have_one_key_and_other_messages_another(
    kind: str, samples: Samples, account: str
) -> None:
    def read(words: str, key: str) -> Parsed:
        return registry.transport(kind).parse(samples.write(words, key), account=account)

    first, copy = read("It stops.", "k1"), read("It stops.", "k1")
    other = read("It stops again.", "k2")

    assert (first.what.external_id, first.what.content_key) == (
        copy.what.external_id,
        copy.what.content_key,
    )
    assert first.what.external_id != other.what.external_id
    assert first.what.content_key != other.what.content_key


def test_damaged_input_is_taken_in_or_refused_and_never_breaks_us(
    kind: str, samples: Samples, account: str
) -> None:
    chance = random.Random(3)
    good = samples.write("It stops.", "k1")
    for number in range(150):
        damaged = bytearray(good)
        for _times in range(chance.randint(1, 12)):
            damaged[chance.randrange(len(damaged))] = (
                chance.choice(b'\x00\x80\xff\r\n<>"=?@:;,') or 0
            )
        cut = bytes(damaged[: chance.randint(len(damaged) // 2, len(damaged))])
        settled = actions.settle(keep(kind, account, cut, source=str(number)), at=MONDAY)

        assert settled.is_settled
        assert "Rapport failed" not in settled.reason, (settled.reason, cut)
        if settled.state == "parked":
            assert settled.reason.endswith(".")


def test_what_arrives_opens_a_ticket_once(kind: str, samples: Samples, account: str) -> None:
    raw = samples.write("It stops.", "k1")
    opened = actions.settle(keep(kind, account, raw), at=MONDAY)
    again = actions.settle(keep(kind, account, raw), at=MONDAY)
    elsewhere = actions.settle(keep(kind, account, raw, source="2"), at=MONDAY)

    assert (opened.state, again.pk, elsewhere.state) == ("opened", opened.pk, "duplicate")
    ticket = Ticket.objects.get()
    assert (ticket.channel, ticket.queue.slug) == (kind, "billing")
    assert str(ticket.customer) == "Dora Lind"
    assert ticket.messages.get().attachments.get().filename == "a.txt"
    assert elsewhere.ticket == ticket


def test_what_was_kept_before_a_crash_is_settled_after_it(
    kind: str, samples: Samples, account: str
) -> None:
    keep(kind, account, samples.write("It stops.", "k1"))

    assert not recover.settle_abandoned(MONDAY + timedelta(seconds=5))
    assert recover.settle_abandoned(MONDAY + timedelta(minutes=2))
    assert not recover.settle_abandoned(MONDAY + timedelta(minutes=3))
    assert Inbound.objects.get().state == "opened"


def test_what_kills_the_process_each_time_is_put_aside(
    kind: str, samples: Samples, account: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCut(BaseException):
        """The process dies here."""

    def die(inbound: Inbound, **more: object) -> Inbound:
        raise PowerCut

    keep(kind, account, samples.write("It stops.", "k1"))
    monkeypatch.setattr(recover, "settle", die)
    for _death in range(recover.MOST_DEATHS):
        with pytest.raises(PowerCut):
            recover.settle_abandoned(MONDAY + timedelta(minutes=2))
    recover.settle_abandoned(MONDAY + timedelta(minutes=2))

    parked = Inbound.objects.get()
    assert parked.state == "parked"
    assert parked.reason == "Rapport stopped 3 times while processing this."


def test_while_the_database_is_away_it_stays_kept(
    kind: str, samples: Samples, account: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*args: object, **more: object) -> None:
        raise OperationalError("database is locked")

    kept = keep(kind, account, samples.write("It stops.", "k1"))
    with monkeypatch.context() as patched:
        patched.setattr("rapport.channels.arrivals.rules.decide", gone)
        with pytest.raises(OperationalError):
            actions.settle(kept, at=MONDAY)

    assert Inbound.objects.get().state == "kept"
    assert actions.settle(kept, at=MONDAY).state == "opened"


def test_what_cannot_be_read_is_parked_with_a_reason_and_can_be_tried_again(
    kind: str, samples: Samples, account: str, ada: User
) -> None:
    parked = actions.settle(keep(kind, account, samples.unreadable), at=MONDAY)

    assert parked.state == "parked"
    assert parked.reason.endswith(".")
    assert blobs.read(parked.digest) == samples.unreadable
    assert retry(parked, by=ada, at=MONDAY).state == "parked"
    assert Event.objects.filter(kind="inbound.parked").count() == 2
    assert Event.objects.get(kind="inbound.retried").by_id == ada.pk


def test_what_a_person_writes_is_never_lost_to_a_failing_rule(
    kind: str, samples: Samples, account: str, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("rapport.channels.arrivals.rules.matching.find", lambda *a, **k: 1 / 0)
        parked = actions.settle(keep(kind, account, samples.write("It stops.", "k1")), at=MONDAY)
    assert parked.state == "parked"
    assert not Ticket.objects.exists()
    assert not Message.objects.exists()

    assert retry(parked, by=ada, at=MONDAY).state == "opened"


def test_without_a_way_out_an_answer_waits_and_says_why(
    kind: str, samples: Samples, account: str, cleo: User
) -> None:
    opened = actions.settle(keep(kind, account, samples.write("It stops.", "k1")), at=MONDAY)
    assert opened.ticket is not None
    reply(opened.ticket, text="It is mended.", by=cleo, at=MONDAY)

    while outbox.send_due(MONDAY + timedelta(minutes=1)):
        pass
    answer = Outgoing.objects.get(purpose="reply")
    assert answer.state == "queued"
    assert answer.why_waiting
    assert (answer.next_try, answer.attempts) == (None, 0)
