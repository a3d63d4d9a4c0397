"""Additions to a demonstration that pictures should show.

A mailbox, a form, mail, an invitation.
"""

from __future__ import annotations

import re

from desk import Desk
from playwright.sync_api import Page

FILL_IN = """(fields) => {
    const form = document.querySelector("main form[method=post]");
    for (const [name, value] of Object.entries(fields)) form.elements[name].value = value;
    form.noValidate = true;
    form.requestSubmit();
}"""
MAILBOX = (
    *("mailbox", "add", "Help", "--address", "help@demo.example", "--no-test"),
    *("--imap-host", "127.0.0.1", "--imap-port", "9", "--imap-security", "none"),
    *("--smtp-host", "127.0.0.1", "--smtp-port", "9", "--smtp-security", "none"),
    *("--password", "none"),
)
SUBJECT = "Invoice of March"
MAILS = (
    b"From: Fay Adler <fay@studio.example>\nTo: help@demo.example\n"
    b"Subject: " + SUBJECT.encode() + b"\n"
    b"Message-ID: <1@studio.example>\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
    b"<p>Where is <b>the invoice</b>?</p><img src='https://elsewhere.example/a.png'>\n",
    b"From: MAILER-DAEMON@elsewhere.example\nTo: help@demo.example\n"
    b"Subject: Undelivered Mail Returned to Sender\nMessage-ID: <2@elsewhere.example>\n"
    b"Auto-Submitted: auto-replied\n\nThe mailbox of <gus@studio.example> is full.\n",
    # It cannot be processed.
    b"",
)


FORMS: list[tuple[str, dict[str, str]]] = [
    ("/settings/forms/", {"name": "Write to us"}),
    ("/team/people/invitations/new/", {"email": "fay@demo.example"}),
    ("/settings/tokens/", {"name": "Nightly export"}),
]
# Links with a secret in them: they differ at every build.
SECRETS = re.compile(r"/(?:survey|invitations)/[\w:.-]+/")


def furnish(desk: Desk, page: Page) -> list[str]:
    """Add it all, signed in as an administrator; return addresses without a link."""
    desk.run(*MAILBOX)
    for mail in MAILS:
        desk.run("mail", "receive", "--mailbox", "Help", given=mail)
    secret = []
    for address, fields in FORMS:
        send_form(page, desk.base + address, **fields)
        secret += SECRETS.findall(page.content())[:1]
    page.goto(f"{desk.base}/demonstration/postbox/")
    secret += SECRETS.findall(page.content())[:1]
    link = page.locator("main a").filter(has_text=SUBJECT).first
    ticket = (link.get_attribute("href") or "").partition("#")[0]
    page.goto(desk.base + ticket)
    message = page.locator("main a[href*='/messages/']").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    return [ticket, f"{ticket}forward/", *dict.fromkeys(message), *secret]


def send_form(page: Page, address: str, **fields: str) -> None:
    """Send the form of a page with these fields, whatever the browser thinks of them."""
    page.goto(address)
    with page.expect_navigation():
        page.evaluate(FILL_IN, fields)
