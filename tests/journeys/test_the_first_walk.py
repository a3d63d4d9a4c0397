"""The first walk: a mail answered, resolved, rated and counted.

A mail arrives, is answered, is answered back, resolved and rated, and the manager sees it.
Everything is real: an IMAP and an SMTP server, a served desk in a process of its own on a data
folder that was empty, two browsers, the command line, the API. Nothing is prepared except by Ada
in her browser.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from rapport.channels.email.tests.dovecot import PASSWORD
from rapport.channels.email.tests.servers import PostOffice
from rapport.feedback.models import UNDOABLE
from tests.journeys.hands import send
from tests.journeys.served import PATIENCE, SUPPORT, Customer, ServedDesk, text_of, until

pytestmark = [pytest.mark.browser, pytest.mark.servers, pytest.mark.slow]

ADA, SECRET = "ada@desk.example", "a long walk on Monday"
SUBJECT, COMMENT = "Export stops at 60 %", "The third time I explain this."
SOON = PATIENCE * 1000


def test_the_first_walk(browser: Browser, desk: ServedDesk, office: PostOffice) -> None:
    dora = Customer(office, "Dora Lind", "dora@nordwind.example")
    # In the zone of the command line, so that days begin at the same time for both.
    with desk.served(), desk.visited(browser, timezone_id="UTC") as ada:
        open_the_desk(ada)
        connect_the_mailbox(ada, office)
        ask_customers_at_once(ada)
        asked = dora.writes(SUBJECT, "It stops since the update.", html="<p>It stops.</p>")
        ticket = open_from_the_queue(ada)
        assert dora.gets("arrived")["Auto-Submitted"] == "auto-replied"

        answer_it(ada, "We mend it today.")
        answer = dora.gets("We mend it today.")
        is_a_proper_answer(answer, to=asked)
        dora.writes(f"Re: {SUBJECT}", still_broken(answer), in_reply_to=answer)
        expect(ada.get_by_text("It still stops.").first).to_be_visible(timeout=SOON)
        assert f"/tickets/{ticket}/" in ada.url

        ada.get_by_role("button", name="Resolve", exact=True).click()
        unanswered = ada.get_by_role("dialog", name=re.compile("Dora Lind wrote .+ no answer"))
        unanswered.get_by_role("button", name="Resolve").click()
        expect(ada.get_by_role("button", name="Undo").first).to_be_visible()
        # Nobody is asked while the page still offers to undo.
        desk.let_pass(UNDOABLE)
        question = dora.gets("?score=1")
        scan(question)
        with desk.visited(browser) as hers:
            rate(hers, question)
        desk.give_token(ADA)
        the_rating_is_seen(ada, ticket)
        the_figure_is_the_same_everywhere(ada, desk, ticket)


def open_the_desk(page: Page) -> None:
    """Arrive first: the desk asks for its administrator."""
    page.goto("/")
    expect(page.get_by_role("heading", name="Welcome to your desk")).to_be_visible()
    page.get_by_label("Your name").fill("Ada Berg")
    page.get_by_label("Email address").fill(ADA)
    page.get_by_label("Password").fill(SECRET)
    page.get_by_role("button", name="Open the desk").click()
    expect(page.get_by_role("heading", name="Get started")).to_be_visible()


def connect_the_mailbox(page: Page, office: PostOffice) -> None:
    """Connect support@ in the settings; what does not work is reported before anything is saved."""
    page.goto("/settings/mailboxes/")
    page.get_by_role("link", name="Connect a mailbox").first.click()
    page.get_by_label("Name", exact=True).fill("Support")
    page.get_by_label("Email address").fill(SUPPORT)
    page.get_by_label("Queue").select_option(label="Support")
    page.get_by_label(re.compile("^Password")).fill("wrong")
    for protocol, host, port in (
        ("IMAP or POP3", office.imap.host, office.imap.port),
        ("SMTP", office.host, office.port),
    ):
        page.get_by_label(f"{protocol} server").fill(host)
        page.get_by_label(f"{protocol} port").fill(str(port))
        page.get_by_label(f"{protocol} connection").select_option("none")
    page.get_by_role("button", name="Connect", exact=True).click()
    expect(page.get_by_role("heading", name="Not everything works yet")).to_be_visible()

    page.get_by_label(re.compile("^Password")).fill(PASSWORD)
    page.get_by_role("button", name="Connect", exact=True).click()
    expect(page.get_by_text("Support is connected.")).to_be_visible()


def ask_customers_at_once(page: Page) -> None:
    """Send the survey when a ticket is resolved, instead of an hour later."""
    page.goto("/settings/survey/")
    page.get_by_label("Minutes after resolving").fill("0")
    page.get_by_role("button", name="Save as new version").click()
    expect(page.get_by_text("is now in use")).to_be_visible()


def open_from_the_queue(page: Page) -> int:
    """Wait in the queue, which refreshes itself, for the ticket; open it and return its number."""
    page.goto("/tickets/")
    link = page.get_by_role("link", name=SUBJECT).first
    expect(link).to_be_visible(timeout=SOON)
    link.click()
    page.wait_for_url(re.compile(r"/tickets/\d+/"))
    expect(page.get_by_text("It stops.").first).to_be_visible()
    return int(page.url.split("/tickets/")[1].split("/")[0])


def answer_it(page: Page, words: str) -> None:
    """Answer by keyboard."""
    page.keyboard.press("r")
    page.keyboard.type(words)
    send(page)
    expect(page.locator(".message-agent", has_text=words)).to_be_visible()


def is_a_proper_answer(answer: EmailMessage, *, to: str) -> None:
    """Check what mail programs need to show it as an answer (RFC 5322, 3.6.4)."""
    assert SUPPORT in answer["From"]
    assert answer["Subject"] == f"Re: {SUBJECT}"
    assert answer["In-Reply-To"] == to
    assert to in answer["References"]
    assert "Auto-Submitted" not in answer
    assert answer.get_body(("html",)) is not None


def still_broken(answer: EmailMessage) -> str:
    """Write back as mail programs do."""
    quoted = "\n".join(f"> {line}" for line in text_of(answer).splitlines())
    return f"It still stops.\n\nOn Mon, 2 Mar 2026 at 10:00 Support wrote:\n{quoted}\n"


def scan(question: EmailMessage) -> None:
    """Open every link as mail filters do, before a person has seen the mail. That rates nothing."""
    links = re.findall(r"http://\S+\?score=\d", text_of(question))
    assert len(links) == 5
    for link in links:
        for method in ("HEAD", "GET"):
            with urlopen(Request(link, method=method), timeout=PATIENCE) as answer:
                assert answer.status == 200
    thanks = links[0].partition("?")[0] + "thanks/"
    with urlopen(thanks, timeout=PATIENCE) as answer:
        assert "thanks" not in answer.url, "there is nothing to thank for"


def rate(page: Page, question: EmailMessage) -> None:
    """Follow the link of the worst answer, say why, and confirm."""
    (link,) = re.findall(r"http://\S+\?score=1", text_of(question))
    page.goto(link)
    expect(page.get_by_role("radio", name="1")).to_be_checked()
    page.get_by_label("Anything you would like to add?").fill(COMMENT)
    page.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()


def the_rating_is_seen(page: Page, ticket: int) -> None:
    """Find it on the ticket, and among the customers' needs in the cockpit."""
    page.goto(f"/tickets/{ticket}/")
    expect(page.locator("#ticket-side").get_by_text(COMMENT)).to_be_visible()
    page.goto("/cockpit/")
    customers = page.get_by_role("region", name="Customers")
    need = customers.locator(".need", has_text=COMMENT)
    expect(need).to_contain_text("Dora Lind")
    need.locator(".need-action").click()
    page.wait_for_url(re.compile(rf"/tickets/{ticket}/"))


def the_figure_is_the_same_everywhere(page: Page, desk: ServedDesk, ticket: int) -> None:
    """Compare the figure on page, rows, API and command line for the same week."""
    today = datetime.now(UTC).date()
    start, end = today - timedelta(days=6), today + timedelta(days=1)
    query, options = f"from={start}&to={end}", ("--from", str(start), "--to", str(end))
    until(
        lambda: desk.asked(f"/api/v1/metrics/csat?{query}")["rows"][0]["n"] == 1,
        "the rating among the facts",
    )
    for metric in desk.asked("/api/v1/metrics"):
        name = metric["name"]
        agrees(desk, name, query, options)
    (row,) = desk.asked(f"/api/v1/metrics/csat?{query}")["rows"]
    assert (row["value"], row["n"], row["numerator"], row["denominator"]) == (0, 1, 0, 1)

    page.goto(f"/metrics/csat/?{query}")
    expect(page.locator("#figure-value")).to_have_text("0 %")
    page.get_by_role("link", name="Show the rows").click()
    expect(page.locator("#row-count")).to_have_text("1 row")
    expect(page.get_by_role("link", name=f"#{ticket}")).to_be_visible()
    expect(page.get_by_role("cell", name=COMMENT)).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("link", name="All rows as CSV").click()
    downloaded = saved.value.path().read_text(encoding="utf-8")
    assert COMMENT in downloaded
    rows = desk.run("metric", "rows", "csat", *options)
    assert downloaded.splitlines() == rows.splitlines()


def agrees(desk: ServedDesk, metric: str, query: str, options: tuple[str, ...]) -> None:
    """Check that API and command line agree.

    The command line reads the latest events before it answers, the server every few seconds.
    """
    told = desk.told("metric", "show", metric, *options)["rows"]
    until(
        lambda: desk.asked(f"/api/v1/metrics/{metric}?{query}")["rows"] == told,
        f"the same {metric} over the API and by command line: {told}",
    )
