"""Mails that a colleague forwards."""

from __future__ import annotations

from rapport.channels.email.tests.writing import mail
from rapport.people.models import User

PROVED = {"Authentication-Results": "mx.desk.example; dmarc=pass header.from=desk.example"}
TEXT = (
    "This came to me.\n\n"
    "---------- Forwarded message ---------\n"
    "From: Emil Sato <emil@sato.example>\n"
    "Date: Sun, Mar 1, 2026 at 8:00 AM\n"
    "Subject: Where is my refund?\n"
    "To: Ben <ben.okafor@desk.example>\n"
    "Cc: Dora Lind <dora@nordwind.example>\n\n\n"
    "I have waited for two weeks.\n"
)


def passed_on(by: User, text: str = TEXT, **headers: str) -> bytes:
    """Return a mail in which a colleague forwards Emil's."""
    files = [("refund.txt", "text/plain", b"42")]
    subject = "Fwd: Where is my refund?"
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return mail(text, sender=by.email, subject=subject, files=files, headers={**PROVED, **named})
