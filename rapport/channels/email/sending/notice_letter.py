"""Notices as mails."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from django.utils import translation

from rapport.channels.email import message_ids
from rapport.channels.email.sending import letter
from rapport.channels.email.sending.compose import LOOP_HEADER, Letter, one_line
from rapport.channels.email.sending.folding import MAIL
from rapport.channels.notices.models import Notice


def compose(notice: Notice, address: str) -> Letter:
    """Build the mail, sent from this address; a notice has the same Message-ID each time.

    It is marked as automatic in every way that other programs look for (RFC 3834 §5).
    """
    host = address.rpartition("@")[2].lower()
    message_id = f"notice.{notice.pk}.{message_ids.own_mark()[:8]}@{host}"
    mail = EmailMessage(policy=MAIL)
    mail["From"] = Address(one_line("Rapport"), addr_spec=address)
    mail["To"] = Address(one_line(notice.user.name), addr_spec=notice.to)
    mail["Subject"] = one_line(notice.subject)
    mail["Date"] = format_datetime(notice.queued_at)
    mail["Message-ID"] = f"<{message_id}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail[LOOP_HEADER] = message_ids.own_mark()
    mail.set_content(notice.text, charset="utf-8")
    with translation.override(notice.user.language):
        html = letter.page(letter.paragraphs(notice.text))
    mail.add_alternative(html, subtype="html", charset="utf-8")
    return Letter(message_id, (notice.to,), (), mail)
