"""The content of a message, before it is a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapport.core import blobs


@dataclass(frozen=True)
class File:
    """A file to attach to a message; its bytes are stored already (core.blobs) under ``digest``."""

    filename: str
    content_type: str
    size: int
    digest: str
    content_id: str = ""
    is_inline: bool = False

    @classmethod
    def of(cls, filename: str, content_type: str, content: bytes, **more: object) -> File:
        """Store the bytes and return the file."""
        digest = blobs.keep(content)
        return cls(filename, content_type, len(content), digest, **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Content:
    """The words and files of a message. An empty ``reply`` means the whole text.

    ``nature`` and ``particulars`` say what kind of message a channel brought (``Message.Nature``).
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
        """Return what the person newly wrote."""
        return self.reply or self.text

    @property
    def preview(self) -> str:
        """Return the first 200 characters of the words, on one line."""
        return " ".join(self.words.split())[:200]


def subject_of(subject: str, text: str) -> str:
    """Return a ticket's subject: the given one on a single line, else the first words."""
    line = " ".join(text.split())[:80]
    return " ".join(subject.split())[:255] or line or "(no subject)"
