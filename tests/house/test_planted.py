"""Planted markup stays text on every page, for every reader."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from rapport.channels.alarms.models import Alarm, Kind
from rapport.channels.arrivals.actions import Raw, keep_one, settle
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Forward
from rapport.core import clock
from rapport.mail import tests as mails
from rapport.people.actions import change_company
from rapport.serving.backup.models import ONLY, Backup, Outcome, Proof, Schedule
from rapport.tickets.actions import save_draft, save_mail
from rapport.tickets.models import BusinessCalendar, DeliveryReport, Message, Ticket
from rapport.tickets.models.linked import Link
from tests.house import planting
from tests.house.planting import mark
from tests.house.walk.answer import body_of
from tests.house.walk.desk import NOON, furnish
from tests.house.walk.rounds import Rounds
from tests.stage import Stage

# Fields that no page shows: they are sent, compared, or read only by programs. A field shown only
# in a rare trouble has a reason beside it.
UNSHOWN = {
    "channels.Forward.original_id",
    "cockpit.Aside.subjects",
    "customers.Refusal.code",
    "customers.Refusal.said",
    "email.Grant.authorise_url",
    "email.Grant.device_url",
    "email.Grant.scopes",
    "email.Grant.tenant",
    "email.Grant.token_url",
    # On one line each, in a form that nobody has filled in.
    "email.Mailbox.aliases",
    "email.PopMail.uidl",
    "mail_keys.MailKey.addresses",
    # Names of fields with what was filled in, on the page of a new mail.
    "tickets.Draft.rest",
    # In groups of four.
    "mail_keys.MailKey.fingerprint",
    "notices.Notice.avoids",
    "notices.Notice.reason",
    "notices.Notice.subject",
    "notices.Notice.text",
    "notices.Notice.to",
    # The processes are those that serve.
    "serving.Process.name",
    "serving.Process.version",
    "tickets.Attachment.content_id",
    "tickets.DeliveryReport.code",
    "tickets.Outgoing.cc",
    "tickets.Outgoing.claimed_by",
    "tickets.Outgoing.external_id",
    "tickets.Picture.content_type",
    # A standstill: its check has tests of its own.
    "tickets.Standstill.reason",
    "timeline.Cursor.failure",
}
TYPED, MAILED = 900, 901
SUMMARY = (b"SUMMARY:", f"SUMMARY:{mark(901)} ".encode())
INVITATION = Path(mails.__file__).parent / "mails" / "invitation.eml"
RUNNING = "<script>pl902</script><img src=x onerror=pl902><pl902 onclick=pl902>"


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the time to that of the walk."""
    monkeypatch.setattr(clock, "now", lambda: NOON)


def test_markup_stays_text_wherever_it_is_shown(noon: None, stage: Stage) -> None:
    furniture = furnish(stage)
    _fill_the_rest(stage)
    # The walk looks at these tickets, and so at what came by mail.
    furniture.tickets["solved"] = _opened(stage, 98, INVITATION.read_bytes().replace(*SUMMARY))
    furniture.tickets["closed"] = _opened(stage, 99, _hostile_mail())
    rounds = Rounds(stage, furniture)
    planted = planting.plant()

    seen, faults = set[int](), dict[str, str]()
    for place, answer in rounds.answers(mark(TYPED)):
        text = body_of(answer)
        seen |= planting.seen(text)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            faults |= dict.fromkeys(planting.faults(text), place)

    assert [f"{place}: {fault}" for fault, place in faults.items()] == []
    assert sorted({name for number, name in planted.items() if number not in seen} - UNSHOWN) == []
    assert {TYPED, MAILED} <= seen


def _fill_the_rest(stage: Stage) -> None:
    """Add what the stage lacks: a company, a holiday, a picture in a draft, trouble, reports."""
    change_company(name="Nordlicht", by=stage.ada, at=stage.now)
    BusinessCalendar.objects.filter(pk=stage.office_hours.pk).update(
        holidays=["2026-12-24"], holiday_names={"2026-12-24": "Christmas Eve"}
    )
    save_draft(stage.ticket, kind="note", text=stage.picture.reference, by=stage.ben, at=stage.now)
    save_mail(None, subject="Your invoice", text="Here it is.", by=stage.ben, at=stage.now)
    Alarm.objects.create(
        kind=Kind.FETCHING, account=stage.mailbox.key, since=stage.now, raised_at=stage.now
    )
    Forward.objects.create(
        inbound=stage.arrival,
        ticket=stage.ticket,
        message=stage.message,
        user=stage.ben,
        sender="dora@nordwind.example",
        state=Forward.State.OFFERED,
        at=stage.now,
    )
    DeliveryReport.objects.create(
        outgoing=stage.parked,
        address="dora@nordwind.example",
        word=DeliveryReport.Word.FAILED,
        at=stage.now,
    )
    Schedule.objects.create(
        pk=ONLY, is_on=True, set_at=stage.now - timedelta(days=1), failing_since=stage.now
    )
    Backup.objects.create(started_at=stage.now, outcome=Outcome.FAILED, proof=Proof.FAILED)
    Message.objects.filter(pk=stage.message.pk).update(cc=["emil@sato.example"])
    Ticket.objects.filter(pk=stage.ticket.pk).update(
        linked_to=stage.billing_ticket, link=Link.SPLIT, link_reason="It was split off from"
    )


def _hostile_mail() -> bytes:
    quoted = mark(MAILED).replace('"', '\\"')
    return mail(
        mark(MAILED),
        sender=f'"{quoted}" <mallory@nordwind.example>',
        subject=mark(MAILED),
        html=f"<p>Hello</p>{RUNNING}",
        files=[(mark(MAILED), "text/html", RUNNING.encode())],
    )


def _opened(stage: Stage, number: int, raw: bytes) -> Ticket:
    mailbox, at = stage.mailbox.account, stage.now
    came = Raw(f"INBOX:1:{number}", raw, at)
    ticket = settle(keep_one(came, channel="email", account=mailbox, at=at), at=at).ticket
    assert ticket is not None
    return ticket


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{mark(7)}</p>",
        '<p title="pl007"\'&lt;pl007&gt;">',
        "<p title='pl007&quot;'&lt;pl007&gt;'>",
        "<script>pl007\\\"'<pl007></script>",
        '<a href=" javascript:pl007">',
        '<p hx-vals="{&quot;q&quot;: &quot;pl007&quot;&#x27;&lt;pl007&gt;&quot;}">',
        '<script type="application/json">{"q": "pl007""}</script>',
    ],
)
def test_a_copy_that_a_browser_would_read_is_found(page: str) -> None:
    assert list(planting.faults(page)) != []


@pytest.mark.parametrize(
    "page",
    [
        "<p>pl007&quot;&#x27;&lt;pl007&gt;</p>",
        '<a href="/?q=pl007%22%27%3Cpl007%3E">',
        '<p hx-vals="{&quot;q&quot;: &quot;pl007\\&quot;&#x27;&lt;pl007&gt;&quot;}">',
        '<p hx-include="[name=ticket]:checked, [name=list]">',
    ],
)
def test_what_is_escaped_is_no_fault(page: str) -> None:
    assert list(planting.faults(page)) == []
