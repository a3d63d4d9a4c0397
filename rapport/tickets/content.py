"""What a message consists of, before it is a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from rapport.core import blobs
from rapport.tickets.models import Attachment, Message
from rapport.tickets.search import index


@dataclass(frozen=True)
class File:
    """A file to keep with a message; its bytes are kept already (core.blobs) under ``digest``."""

    filename: str
    content_type: str
    size: int
    digest: str
    content_id: str = ""
    is_inline: bool = False

    @classmethod
    def of(cls, filename: str, content_type: str, content: bytes, **more: object) -> File:
        """Keep the bytes and return the file."""
        digest = blobs.keep(content)
        return cls(filename, content_type, len(content), digest, **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Content:
    """The words and files of a message. ``reply`` empty means: the whole text.

    ``nature`` and ``particulars`` say what a wire brought (``Message.Nature``).
    """

    text: str
    reply: str = ""
    quoted: str = ""
    signature: str = ""
    html: str = ""
    subject: str = ""
    to: Sequence[str] = ()
    cc: Sequence[str] = ()
    reply_to: str = ""
    files: Sequence[File] = field(default=())
    nature: str = ""
    particulars: Mapping[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """What the person wrote now."""
        return self.reply or self.text

    @property
    def preview(self) -> str:
        """The first 200 characters of the words, on one line."""
        return " ".join(self.words.split())[:200]


def save(message: Message, content: Content) -> Message:
    """Save a message with its content, its files and its entry in the search index."""
    _fill(message, content)
    message.save(force_insert=True)
    _keep_files(message, content)
    index.add(message)
    return message


def rewrite(message: Message, content: Content) -> Message:
    """Let a message that is there say something else, with other files; its ticket is indexed anew
    by the caller.
    """
    _fill(message, content)
    message.save()
    message.attachments.all().delete()
    _keep_files(message, content)
    return message


def subject_of(subject: str, text: str) -> str:
    """Return what a ticket is called: the subject on one line, else the first words."""
    words = " ".join(text.split())[:80]
    return " ".join(subject.split())[:255] or words or "(no subject)"


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
    _show_images(message, attachments)


def _show_images(message: Message, attachments: Sequence[Attachment]) -> None:
    """Point the message's images at the files that came with it (RFC 2392)."""
    html = message.html
    for attachment in attachments:
        if attachment.content_id:
            inside = escape(f"cid:{attachment.content_id}")
            html = html.replace(f'src="{inside}"', f'src="{attachment.get_absolute_url()}"')
    if html != message.html:
        message.html = html
        message.save(update_fields=["html"])
