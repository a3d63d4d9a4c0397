"""Storing a message's words and files, for actions that write one."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from rapport.customers.actions import note_last_contact
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Attachment, Message
from rapport.tickets.search import index

_CONTACTS = (Message.Kind.INBOUND, Message.Kind.REPLY)


def save(message: Message, content: Content) -> Message:
    """Save a message with its content, its files and its entry in the search index, and note the
    contact with the customer.
    """
    _fill(message, content)
    message.save(force_insert=True)
    _keep_files(message, content)
    index.add(message)
    if message.kind in _CONTACTS:
        note_last_contact(message.ticket.customer_id, at=message.at)
    return message


def rewrite(message: Message, content: Content) -> Message:
    """Replace the words and files of an existing message; the caller indexes its ticket again."""
    _fill(message, content)
    message.save()
    message.attachments.all().delete()
    _keep_files(message, content)
    return message


def _fill(message: Message, content: Content) -> None:
    message.text = content.text
    message.reply = content.words
    message.quoted = content.quoted
    message.signature = content.signature
    message.html = content.html
    message.subject = content.subject[:255]
    message.to = list(content.to)
    message.cc = list(content.cc)
    message.reply_to = content.reply_to
    message.nature = content.nature
    message.particulars = dict(content.particulars)


def _keep_files(message: Message, content: Content) -> None:
    attachments = Attachment.objects.bulk_create(
        Attachment(
            message=message,
            filename=file.filename[:255],
            content_type=file.content_type[:120],
            size=file.size,
            digest=file.digest,
            content_id=file.content_id[:255],
            is_inline=file.is_inline,
        )
        for file in content.files
    )
    named = [file.content_id for file in content.files]
    _show_images(message, list(zip(named, attachments, strict=True)))


def _show_images(message: Message, named: Sequence[tuple[str, Attachment]]) -> None:
    """Link the message's images to the files that came with it (RFC 2392)."""
    html = message.html
    for content_id, attachment in named:
        if content_id:
            inside = escape(f"cid:{content_id}")
            html = html.replace(f'src="{inside}"', f'src="{attachment.get_absolute_url()}"')
    if html != message.html:
        message.html = html
        message.save(update_fields=["html"])
