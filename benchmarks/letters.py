"""Mails as people send them.

Text and HTML side by side, with a quote and a signature in answers.
"""

from __future__ import annotations

from email.utils import format_datetime
from uuid import uuid4

from django.utils import timezone

NAMES = ("Dora Lind", "=?utf-8?q?Zo=C3=AB_M=C3=BCller?=", "Kofi Mensah", "=?utf-8?b?55Sw5Lit?=")
SAID = (
    "I tried again this morning and it stopped at the same place. The order is from last week,\n"
    "and the confirmation says that it was sent. Could you look what became of it, please?\n"
    "\n"
    "If you need the number of the invoice, it is 2026-{number}. I was billed twice for it.\n"
)
QUOTE = (
    "On Mon, 16 Nov 2026 at 10:12, Support <support@desk.example> wrote:\n"
    "> Your request has arrived. One of us will read it and answer you.\n"
    "> To add something, just answer this mail.\n"
)
SIGNATURE = "-- \nSales office\nTel. +49 30 1234567\nwww.company.example\n"


def new(number: int, sender: str) -> bytes:
    """Return a mail that answers nothing."""
    return _mail(number, sender, f"Question {number} about an order", "", SAID + SIGNATURE)


def reply(number: int, sender: str, message_id: str) -> bytes:
    """Return an answer to the mail with that Message-ID."""
    thread = f"In-Reply-To: <{message_id}>\nReferences: <{message_id}>\n"
    return _mail(number, sender, "Re: Your request", thread, f"{SAID}\n{SIGNATURE}\n{QUOTE}")


def _mail(number: int, sender: str, subject: str, thread: str, text: str) -> bytes:
    text = text.replace("{number}", str(number))
    html = "".join(f"<p>{line}</p>\n" for line in text.replace(">", "&gt;").splitlines())
    lines = f"""\
Return-Path: <{sender}>
Received: from mail.company.example (mail.company.example [192.0.2.7])
\tby mx.desk.example (Postfix) with ESMTPS id {number:08X}
\tfor <support@desk.example>; {_now()}
From: {NAMES[number % len(NAMES)]} <{sender}>
To: Support <support@desk.example>
Subject: {subject}
Date: {_now()}
Message-ID: <{number}.{uuid4().hex}@company.example>
{thread}MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="=_{number}_="

--=_{number}_=
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: 8bit

{text}
--=_{number}_=
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: 8bit

<html><head><style>p {{ margin: 0 }}</style></head><body>
{html}</body></html>
--=_{number}_=--
"""
    return lines.replace("\n", "\r\n").encode()


def _now() -> str:
    return format_datetime(timezone.now())
