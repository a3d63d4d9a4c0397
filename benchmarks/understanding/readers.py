"""The abilities of a mail reader that can be measured.

Ours has all of them. It and the libraries beside it (`peers.py`) have the same shape, so the same
lines compare each with the same expectations.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from rapport.mail import read
from rapport.mail.document import reply_text
from rapport.mail.quoting import split
from rapport.mail.text.html_text import render


@dataclass(frozen=True)
class Cut:
    """One text split into its parts."""

    reply: str
    signature: str = ""


@dataclass(frozen=True)
class Seen:
    """A reader's answers about one mail."""

    from_: tuple[str, str] = ("", "")  # name, address
    to: tuple[tuple[str, str], ...] = ()
    subject: str = ""
    message_id: str = ""
    content_type: str = ""
    text: str = ""
    html: str | None = None
    attachments: int = 0


@dataclass(frozen=True)
class Forwarded:
    before: str
    from_: tuple[str, str]
    subject: str
    body: str


@dataclass(frozen=True)
class Reader:
    """A name and the reader's abilities; one that it lacks is None."""

    name: str
    cut: Callable[[str], Cut] | None = None  # a plain text
    cut_html: Callable[[str], Cut] | None = None
    cut_mail: Callable[[bytes], Cut] | None = None  # a whole mail, whose sender may be known
    see: Callable[[bytes], Seen] | None = None
    forward: Callable[[str, str], Forwarded | None] | None = None  # body, subject
    failed: Callable[[bytes], set[str]] | None = None  # recipients of a bounce
    open_tnef: Callable[[bytes], list[str] | None] | None = field(default=None)  # names of files


def _cut(text: str) -> Cut:
    found = split(text)
    return Cut(found.reply, found.signature)


def _cut_html(source: str) -> Cut:
    found = reply_text(source, "", is_html=True)
    return Cut(found["reply"], found["signature"])


def _cut_mail(raw: bytes) -> Cut:
    mail = read(raw)
    return Cut(mail.reply, mail.signature)


def _see(raw: bytes) -> Seen:
    mail = read(raw)
    return Seen(
        from_=(mail.from_.name, mail.from_.email),
        to=tuple((address.name, address.email) for address in mail.to),
        subject=mail.subject,
        message_id=mail.message_id,
        content_type=mail.content_type,
        text=mail.text,
        html=mail.html,
        attachments=len(mail.attachments),
    )


def _forward(body: str, subject: str) -> Forwarded | None:
    head = "From: agent@desk.example\nContent-Type: text/plain; charset=utf-8\n"
    if subject:
        head += f"Subject: {subject}\n"
    mail = read(f"{head}\n{body}".encode())
    if mail.forward is None:
        return None
    found = mail.forward
    return Forwarded(found.before, (found.from_.name, found.from_.email), found.subject, found.body)


def _failed(raw: bytes) -> set[str]:
    bounce = read(raw).bounce
    return {failed.email.lower() for failed in bounce.recipients} if bounce else set()


def _open_tnef(raw: bytes) -> list[str] | None:
    head = b"Content-Type: application/ms-tnef\nContent-Transfer-Encoding: binary\n\n"
    mail = read(head + raw)
    if any("winmail" in defect or "TNEF" in defect for defect in mail.defects):
        return None
    return [attachment.filename for attachment in mail.attachments]


def shown(source: str) -> str:
    """Return HTML as the text that a person reads."""
    return render(source).text


OURS = Reader("Rapport", _cut, _cut_html, _cut_mail, _see, _forward, _failed, _open_tnef)
