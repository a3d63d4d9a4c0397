"""A served desk of its own, and customers who write to it."""

from __future__ import annotations

import email
import email.policy
import imaplib
import json
import os
import smtplib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime, localtime, make_msgid
from pathlib import Path
from typing import Any, TypeVar
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, Page

from rapport.channels.email.tests.dovecot import PASSWORD, free_port
from rapport.channels.email.tests.servers import PostOffice
from rapport.serving.tests.servers import Server

# A machine that runs the whole suite is slow at times; usually it comes much earlier.
PATIENCE = 90.0
SUPPORT = "support@desk.example"
MOVED_CLOCK = Path(__file__).with_name("moved_clock")

Answer = TypeVar("Answer")


def until(ask: Callable[[], Answer | None], what: str, seconds: float = PATIENCE) -> Answer:
    """Ask again and again until the answer is truthy; fail with ``what`` was awaited."""
    end = time.monotonic() + seconds
    while not (answer := ask()):
        assert time.monotonic() < end, f"Waited {seconds:.0f} s in vain: {what}"
        time.sleep(0.1)
    return answer


class ServedDesk:
    """A desk in a data folder of its own: by command line, served, and over its API."""

    def __init__(self, home: Path) -> None:
        port = free_port()
        self._ahead = home.with_name(f"{home.name}-clock-ahead")
        self.url = f"http://127.0.0.1:{port}"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name[:8] != "RAPPORT_"},
            "RAPPORT_HOME": str(home),
            # So that links in mails lead here.
            "RAPPORT_BASE_URL": self.url,
            "PYTHONPATH": str(MOVED_CLOCK),
            "TESTS_CLOCK_AHEAD": str(self._ahead),
        }
        self._port = str(port)
        self.token = ""

    @contextmanager
    def served(self) -> Iterator[Server]:
        """Serve the desk during the block."""
        server = Server(self.environment, "--port", self._port)
        try:
            yield server
        finally:
            server.kill()

    def let_pass(self, span: timedelta) -> None:
        """Let this much time pass at the desk at once; its processes follow without a restart."""
        # In one step, as they read it all the time.
        written = self._ahead.with_suffix(".new")
        written.write_text(str(span.total_seconds()))
        written.replace(self._ahead)

    def run(self, *arguments: str, given: str | None = None) -> str:
        """Run a command and return what it prints."""
        done = subprocess.run(
            [sys.executable, "-m", "rapport.cli", *arguments],
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def told(self, *arguments: str) -> Any:
        """Run a command that answers in JSON."""
        return json.loads(self.run(*arguments, "--json"))

    def asked(self, path: str, body: object = None) -> Any:
        """Ask the API as the user of ``give_token``; with a body, by POST."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        request = Request(self.url + path, data, headers)
        with urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)

    def give_token(self, address: str) -> None:
        """Make API requests as this colleague from now on."""
        self.token = self.told("token", "add", "--user", address)["token"]

    @contextmanager
    def visited(self, browser: Browser, **options: Any) -> Iterator[Page]:
        """Open a page of the desk in a browser of its own."""
        context = browser.new_context(base_url=self.url, **options)
        context.set_default_timeout(40_000)
        yield context.new_page()
        context.close()


@dataclass
class Customer:
    """Somebody with a mailbox at the post office, who writes by SMTP and reads by IMAP."""

    office: PostOffice
    name: str
    address: str

    def writes(
        self, subject: str, text: str, *, html: str = "", in_reply_to: EmailMessage | None = None
    ) -> str:
        """Send a mail to support; return its Message-ID."""
        mail = EmailMessage()
        mail["From"], mail["To"] = f"{self.name} <{self.address}>", SUPPORT
        mail["Subject"], mail["Date"] = subject, format_datetime(localtime())
        mail["Message-ID"] = make_msgid(domain=self.address.partition("@")[2])
        if in_reply_to is not None:
            mail["In-Reply-To"] = in_reply_to["Message-ID"]
        mail.set_content(text)
        if html:
            mail.add_alternative(html, subtype="html")
        with smtplib.SMTP(self.office.host, self.office.port, timeout=PATIENCE) as server:
            server.send_message(mail)
        return str(mail["Message-ID"])

    def gets(self, words: str, seconds: float = PATIENCE) -> EmailMessage:
        """Wait for the mail with these words, and return it."""
        what = f"a mail to {self.address} with “{words}”"
        return until(lambda: self._mail_with(words), what, seconds)

    def _mail_with(self, words: str) -> EmailMessage | None:
        return next((mail for mail in self._inbox() if words in text_of(mail)), None)

    def _inbox(self) -> Iterator[EmailMessage]:
        server = imaplib.IMAP4(self.office.imap.host, self.office.imap.port, timeout=PATIENCE)
        try:
            server.login(self.address, PASSWORD)
            server.select("INBOX", readonly=True)
            _ok, found = server.uid("SEARCH", "1:*")
            for uid in found[0].split():
                _ok, parts = server.uid("FETCH", uid, "(BODY.PEEK[])")
                mail = email.message_from_bytes(parts[0][1], policy=email.policy.default)
                assert isinstance(mail, EmailMessage)
                yield mail
        finally:
            server.logout()


def text_of(mail: EmailMessage) -> str:
    """Return the plain text of a mail."""
    body = mail.get_body(("plain",))
    return str(body.get_content()) if body is not None else ""
