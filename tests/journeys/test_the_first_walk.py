"""A mail arrives, is answered, answered back, resolved and rated, and the manager sees it.

Everything is real: an IMAP and an SMTP server, a served desk in a process of its own, a browser,
the command line and the API.
"""

from __future__ import annotations

import email
import email.policy
import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import Any, TypeVar

import pytest
from playwright.sync_api import Browser, Page, expect

from rapport.channels.email.tests.dovecot import PASSWORD
from rapport.channels.email.tests.servers import IMAP_SERVERS, PostOffice

pytestmark = [pytest.mark.browser, pytest.mark.servers, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT.parent / "shared" / "fixtures" / "mail"
SUPPORT, DORA = "support@desk.example", "dora@nordwind.example"
ADA, SECRET = "ada@desk.example", "a-long-walk-2026"
PATIENCE = 60
Answer = TypeVar("Answer")


def until(ask: Callable[[], Answer], seconds: float = PATIENCE) -> Answer:
    """Ask again and again until the answer is something."""
    end = time.monotonic() + seconds
    while not (answer := ask()):
        assert time.monotonic() < end, "It did not happen in time."
        time.sleep(0.2)
    return answer


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A post office, with Dovecot where it is installed."""
    kind = "dovecot" if "dovecot" in IMAP_SERVERS else "small"
    post = PostOffice(IMAP_SERVERS[kind]())
    post.open()
    try:
        yield post
    finally:
        post.close()


class Desk:
    """A desk in a folder of its own, by command line and served."""

    def __init__(self, home: Path) -> None:
        self.environ = {
            name: value for name, value in os.environ.items() if not name.startswith("RAPPORT_")
        } | {"RAPPORT_HOME": str(home)}
        self.url = ""

    def run(self, *words: str, given: str | None = None) -> str:
        """Run a command; return what it prints."""
        done = subprocess.run(
            [sys.executable, "-m", "rapport.cli", *words],
            env=self.environ,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @contextmanager
    def served(self) -> Iterator[None]:
        """Serve it on a free port."""
        server = subprocess.Popen(
            [sys.executable, "-m", "rapport.cli", "serve", "--port", "0"],
            env=self.environ,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert server.stdout
            found = re.search(r"http://\S+", server.stdout.readline())
            assert found
            self.url = found[0]
            yield
        finally:
            server.terminate()
            server.wait(timeout=30)

    def asked(self, path: str, token: str) -> Any:
        """Ask the API."""
        request = urllib.request.Request(  # noqa: S310 - our own server on this machine
            self.url + path, headers={"Authorization": f"Bearer {token}"}
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
            return json.load(answer)


@pytest.fixture
def desk(tmp_path: Path, office: PostOffice) -> Iterator[Desk]:
    """A desk with Ada, its administrator, and the mailbox support@desk.example, being served."""
    made = Desk(tmp_path / "home")
    made.run(
        *("user", "add", ADA, "--role", "administrator", "--name", "Ada Berg"),
        "--password-stdin",
        given=SECRET,
    )
    made.run(
        *("mailbox", "add", "Support", "--address", SUPPORT, "--default", "--from", "all"),
        *("--imap-host", office.imap.host, "--imap-port", str(office.imap.port)),
        *("--smtp-host", office.host, "--smtp-port", str(office.port)),
        *("--imap-security", "none", "--smtp-security", "none", "--password-stdin"),
        given=PASSWORD,
    )
    with made.served():
        yield made


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    """Ada's browser, signed in by the form."""
    context = browser.new_context(base_url=desk.url)
    page = context.new_page()
    page.goto("/accounts/login/")
    page.fill("[name=login]", ADA)
    page.fill("[name=password]", SECRET)
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"{desk.url}/")
    yield page
    context.close()


def letter(subject: str, text: str, **headers: str) -> bytes:
    """Write a mail of Dora Lind to us."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Dora Lind <{DORA}>", SUPPORT, subject
    mail["Message-ID"] = headers.pop("message_id", f"<{time.time_ns()}@nordwind.example>")
    mail["Date"] = email.utils.format_datetime(email.utils.localtime())
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail.as_bytes()


def mails_to(office: PostOffice, address: str, words: str) -> list[EmailMessage]:
    """Return what lies in a mailbox and holds the words in its text."""
    read = [
        email.message_from_bytes(raw, policy=email.policy.default)
        for raw in office.imap.messages(address)
    ]
    found = []
    for mail in read:
        assert isinstance(mail, EmailMessage)
        body = mail.get_body(("plain",))
        if body is not None and words in body.get_content():
            found.append(mail)
    return found


def test_the_first_walk(desk: Desk, office: PostOffice, page: Page) -> None:
    ask_customers_at_once(page)
    office.imap.deliver(SUPPORT, letter("Export stops at 60 %", "It stops since the update."))
    ticket = open_when_it_is_there(page, "Export stops at 60 %")

    answer_in_the_browser(page, "We mend it today.")
    answer = until(lambda: mails_to(office, DORA, "We mend it today."))[0]
    assert answer["Subject"].endswith("Export stops at 60 %")
    assert SUPPORT in answer["From"]

    office.imap.deliver(
        SUPPORT,
        letter(
            "Re: Export stops at 60 %",
            "It still stops.\n\nOn Monday Support wrote:\n> We mend it today.\n",
            In_Reply_To=str(answer["Message-ID"]),
        ),
    )
    expect(page.get_by_text("It still stops.").first).to_be_visible(timeout=PATIENCE * 1000)
    assert page.url.split("#")[0].endswith(f"/tickets/{ticket}/")

    page.get_by_role("button", name="Resolve").first.click()
    question = until(lambda: mails_to(office, DORA, "?score="))[0]
    rate_from_the_mail(page, desk, question)
    the_rating_is_the_same_everywhere(desk, page, ticket)


def test_mails_of_others_arrive_each_once(desk: Desk, office: PostOffice, page: Page) -> None:
    """Zammad's and Discourse's, where the collection is there; our own in any case."""
    own = sorted((ROOT / "rapport/channels/email/tests/mails").glob("*.eml"))
    others = [
        *sorted((FIXTURES / "zammad").rglob("*.box")),
        *sorted((FIXTURES / "discourse").rglob("*.eml")),
    ]
    raws = [path.read_bytes() for path in [*own, *others]]
    for raw in raws:
        office.imap.deliver(SUPPORT, raw)

    def health() -> dict[str, Any]:
        (mailbox,) = json.loads(desk.run("mailbox", "list", "--json"))
        return dict(mailbox)

    token = json.loads(desk.run("token", "add", "--user", ADA, "--json"))
    secret = str(token.get("token") or token.get("secret"))
    page.goto("/settings/mailboxes/")
    until(lambda: desk.asked("/api/v1/tickets", secret)["items"], 120)
    database = Path(desk.environ["RAPPORT_HOME"]) / "rapport.sqlite3"
    assert settled(database, len(raws)), health()


def settled(database: Path, count: int) -> bool:
    """Wait until so many mails are taken in, each once, and none is left unread."""
    import sqlite3

    def counted() -> tuple[int, int]:
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
            total, kept = connection.execute(
                "SELECT count(*), coalesce(sum(state = 'kept'), 0) FROM channels_inbound"
            ).fetchone()
        return total, kept

    until(lambda: counted()[0] >= count and counted()[1] == 0, 180)
    return counted() == (count, 0)


def ask_customers_at_once(page: Page) -> None:
    page.goto("/settings/survey/")
    page.fill("[name=delay_minutes]", "0")
    page.get_by_role("button", name="Put in force").click()
    expect(page.get_by_text("is in force")).to_be_visible()


def open_when_it_is_there(page: Page, subject: str) -> int:
    """Open the ticket of that subject from the queue, which refreshes itself."""
    page.goto("/tickets/")
    link = page.get_by_role("link", name=subject).first
    expect(link).to_be_visible(timeout=PATIENCE * 1000)
    link.click()
    page.wait_for_url(re.compile(r"/tickets/\d+/"))
    found = re.search(r"/tickets/(\d+)/", page.url)
    assert found
    return int(found[1])


def answer_in_the_browser(page: Page, words: str) -> None:
    page.locator("textarea.composer-text").first.fill(words)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".message-agent", has_text=words)).to_be_visible()


def rate_from_the_mail(page: Page, desk: Desk, question: EmailMessage) -> None:
    """Follow the link of the worst answer; opening it alone must not count."""
    body = question.get_body(("plain",))
    assert body is not None
    found = re.search(r"(/survey/\S+/)\?score=1", body.get_content())
    assert found
    outside = page.context.browser
    assert outside
    customer = outside.new_page(base_url=desk.url)
    customer.goto(f"{found[1]}?score=1")
    expect(customer.locator("input[value='1']")).to_be_checked()
    assert json.loads(desk.run("metric", "show", "csat", "--json"))["rows"][0]["n"] == 0
    customer.fill("[name=comment]", "Third time I explain this.")
    customer.get_by_role("button", name="Send my answer").click()
    expect(customer.get_by_role("heading", name="Thank you")).to_be_visible()
    customer.close()


def the_rating_is_the_same_everywhere(desk: Desk, page: Page, ticket: int) -> None:
    token = json.loads(desk.run("token", "add", "--user", ADA, "--json"))
    secret = str(token.get("token") or token.get("secret"))

    def counted() -> bool:
        return bool(desk.asked("/api/v1/metrics/csat", secret)["rows"][0]["n"] == 1)

    until(counted)
    api = desk.asked("/api/v1/metrics/csat", secret)["rows"][0]
    told = json.loads(desk.run("metric", "show", "csat", "--json"))["rows"][0]
    opened = desk.run("metric", "rows", "csat").strip().splitlines()

    assert (api["value"], api["n"]) == (told["value"], told["n"]) == (0, 1)
    assert len(opened) == 2
    assert "Third time I explain this." in opened[1]
    page.goto(f"/tickets/{ticket}/")
    expect(page.get_by_text("Third time I explain this.").first).to_be_visible()
    page.goto("/cockpit/")
    expect(page.locator(".need", has_text="Third time I explain this.").first).to_be_visible()
    page.goto("/metrics/csat/")
    expect(page.locator("#figure-value")).to_have_text(re.compile(r"^0\s*%$"))
    page.goto("/metrics/csat/rows/")
    expect(page.locator("#row-count")).to_have_attribute("data-count", "1")
    expect(page.get_by_text("Third time I explain this.").first).to_be_visible()
