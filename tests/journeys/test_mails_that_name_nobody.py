"""Mails that other desks got wrong, through real servers and a browser.

A form that names nobody is answered, and so is its customer's answer to that.
"""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any
from unicodedata import normalize

import pytest
from playwright.sync_api import Page, expect

from rapport.channels import outbox
from rapport.channels.conftest import ticket_of
from rapport.channels.email.conftest import SUPPORT, connect
from rapport.channels.email.fetching import imap
from rapport.channels.email.fetching.imap_fetch import Fetcher
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.servers import PostOffice
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.core import clock
from rapport.mail.calendar.tests.test_calendar import OURS, event
from rapport.people.models import User
from rapport.tickets.models import Queue, Ticket
from tests.journeys.hands import send
from tests.shapes import Shape

pytestmark = [pytest.mark.browser, pytest.mark.servers, pytest.mark.usefixtures("quiet_news")]

SignIn = Callable[[User], None]
Reach = Callable[..., list[Ticket]]
IDA = "ida@mill.example"
FORM = f"Name: Ida Moen\nEmail: {IDA}\n\nIs the mill open on Sunday?"
ANSWER = "Yes, from ten to four. Ring at the yard."
THREAD = {"References": "<never-here@mill.example>", "In-Reply-To": "<never-here@mill.example>"}
UNKNOWN = {"en": "the recipient of the reply is not known", "de": "Der Empfänger der Antwort"}
QUOTED = {"en": "Show quoted text", "de": "Zitierten Text zeigen"}
SIGNATURE = {"en": "Show signature", "de": "Signatur zeigen"}


@pytest.fixture(params=[Shape(390, "dark", "de"), Shape(1440, "light", "en")], ids=str)
def screen(request: pytest.FixtureRequest) -> Shape:
    """Return the screen and the language of the reader."""
    shape: Shape = request.param
    return shape


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any], screen: Shape) -> dict[str, Any]:
    """Give the browser this screen and this language."""
    return {**browser_context_args, **screen.of_browser()}


@pytest.fixture
def reach(office: PostOffice, support_queue: Queue) -> Reach:
    """Return a function that delivers mails, has them fetched, and returns their tickets."""
    mailbox = connect(office, support_queue)

    def reach(*raws: bytes) -> list[Ticket]:
        for raw in raws:
            office.imap.deliver(SUPPORT, raw)
        with imap.signed_in(mailbox.incoming) as client:
            Fetcher(Mailbox.objects.get(pk=mailbox.pk)).fetch(client)
        arrived = list(Inbound.objects.order_by("-pk")[: len(raws)])
        return [ticket_of(one) for one in reversed(arrived)]

    return reach


def reader(ben: User, screen: Shape, sign_in: SignIn) -> None:
    """Sign Ben in, who reads this language and works in Tokyo."""
    User.objects.filter(pk=ben.pk).update(language=screen.language, timezone="Asia/Tokyo")
    sign_in(ben)


def opened(page: Page, ticket: Ticket, screen: Shape) -> None:
    page.goto(ticket.get_absolute_url())
    expect(page.locator("#conversation")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= screen.width


def received(office: PostOffice, address: str) -> EmailMessage:
    """Send what waits, and return the mail that arrived there last."""
    while outbox.send_due(clock.now()):
        pass
    found = message_from_bytes(office.imap.messages(address)[-1], policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def test_a_form_without_an_address_is_answered_and_answers(
    page: Page,
    complaints: list[str],
    sign_in: SignIn,
    ben: User,
    office: PostOffice,
    reach: Reach,
    screen: Shape,
) -> None:
    reader(ben, screen, sign_in)
    (ticket,) = reach(mail(FORM, sender=f"Website <{SUPPORT}>", subject="Question"))
    opened(page, ticket, screen)
    remark = page.locator(".message-state-broken", has_text=UNKNOWN[screen.language])
    expect(remark).to_be_visible()

    with page.expect_navigation():
        page.get_by_role(
            "button", name=screen.says("Answer %(address)s") % {"address": IDA}
        ).click()
    expect(remark).to_have_count(0)
    expect(page.locator("#composer-unaddressed")).to_have_text("")
    page.locator("#conversation").click()
    page.keyboard.press("r")
    page.keyboard.type(ANSWER)
    send(page)
    expect(page.locator(".message-agent", has_text=ANSWER)).to_be_visible()

    sent = received(office, IDA)
    body = sent.get_body(("plain",))
    assert body is not None and ANSWER in body.get_content()
    quote = "".join(f"> {line}\n" for line in body.get_content().splitlines())
    above = "Thank you, we come at noon.\n\n-- \nIda Moen\n\n"
    text = f"{above}On 2 March 2026, Support <{SUPPORT}> wrote:\n{quote}"
    headers = {"In-Reply-To": sent["Message-ID"], "References": sent["Message-ID"]}
    (again,) = reach(
        mail(text, sender=f"Ida Moen <{IDA}>", subject=f"Re: {sent['Subject']}", headers=headers)
    )
    assert again == ticket
    opened(page, ticket, screen)
    last = page.locator(".message-customer").last
    expect(last.locator(".message-body")).to_have_text("Thank you, we come at noon.")
    expect(last.get_by_text(QUOTED[screen.language])).to_be_visible()
    expect(last.get_by_text(SIGNATURE[screen.language])).to_be_visible()
    last.get_by_text(QUOTED[screen.language]).click()
    expect(last.get_by_text("Ring at the yard.")).to_be_visible()
    assert complaints == []


def test_what_is_linked_copied_found_and_invited_is_told(
    page: Page,
    complaints: list[str],
    sign_in: SignIn,
    ben: User,
    reach: Reach,
    screen: Shape,
) -> None:
    reader(ben, screen, sign_in)
    copies = {"Cc": ", ".join(f"Reader {n} <r{n}@mill.example>" for n in range(60))}
    said = event(
        "UID:1",
        f"ORGANIZER;CN=Ida Moen:mailto:{IDA}",
        "SUMMARY:Visit of the mill",
        "DTSTART;TZID=Our zone:20260701T100000",
        head=f"METHOD:REQUEST\n{OURS}",
    )
    invite = ("invite.ics", "text/calendar", said.encode())
    first, joins, beside, many, invited, _found = reach(
        mail("The sieve is torn.", sender=IDA, subject="Re: Sieve", headers=THREAD),
        mail("And the belt.", sender=IDA, subject="Re: Sieve", headers=THREAD),
        mail("Ours as well.", sender="ulf@brook.example", subject="Re: Sieve", headers=THREAD),
        mail("All of us ask.", sender=IDA, subject="Tour", headers=copies),
        mail("Please come.", sender=IDA, subject="Visit", files=[invite]),
        mail("Seit heute.", sender=IDA, subject=normalize("NFD", "Die Mühle steht")),
    )
    assert first == joins != beside
    opened(page, first, screen)
    expect(page.locator(".message-customer")).to_have_count(2)
    link = page.locator(".hint").get_by_role("link", name=f"#{beside.pk}").first
    expect(link).to_be_visible()
    link.click()
    expect(page.locator("#conversation")).to_contain_text("Ours as well.")
    expect(page.locator("#conversation")).to_contain_text(f"#{first.pk}")

    for form in ("NFC", "NFD"):
        page.goto("/search/")
        page.locator("main input[type=search]").first.fill(normalize(form, "Mühle"))
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_contain_text("Die Mühle steht")
        page.goto("/tickets/")
        page.keyboard.press("Control+k")
        palette = page.locator("dialog.palette")
        palette.locator("input").fill(normalize(form, "Mühle steht"))
        expect(palette).to_contain_text("Die Mühle steht")

    opened(page, many, screen)
    more = {"en": "r1@mill.example and 58 more", "de": "r1@mill.example und 58 weitere"}
    expect(page.locator("main")).to_contain_text(more[screen.language])

    opened(page, invited, screen)
    time = {"en": "Wed 1 July 2026, 16:00", "de": "Mi 1. Juli 2026, 16:00"}
    expect(page.locator("#conversation")).to_contain_text(time[screen.language])
    assert complaints == []
