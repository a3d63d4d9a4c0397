"""Files that people attach in the browser."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from rapport.core.errors import Invalid
from rapport.tickets.correspondence.content import File

MOST = 20
# Base64 makes a mail a third larger, and most servers refuse mails above 25 to 35 MB.
LARGEST = 20 * 1024 * 1024
MB = 1024 * 1024


def keep(uploads: Sequence[UploadedFile[bytes]]) -> list[File]:
    """Store the files and return them. Raises Invalid when they are too many or too large."""
    check([upload.size or 0 for upload in uploads])
    return [_file(upload) for upload in uploads]


def check(sizes: Sequence[int]) -> None:
    """Raise Invalid when files of these sizes are too many or too large for one message."""
    if len(sizes) > MOST:
        raise Invalid(_("Attach at most %(most)d files to one message.") % {"most": MOST})
    size = sum(sizes)
    if size > LARGEST:
        raise Invalid(
            _(
                "The files have %(size)d MB together; %(most)d MB is the most that mail carries. "
                "Leave one out, or send a link to it."
            )
            % {"size": -(-size // MB), "most": LARGEST // MB}
        )


def kind_of(upload: UploadedFile[bytes]) -> str:
    """Return the media type that the browser states, without parameters."""
    content_type = (upload.content_type or "").split(";")[0].strip().lower()
    return content_type or "application/octet-stream"


def _file(upload: UploadedFile[bytes]) -> File:
    return File.of(upload.name or "file", kind_of(upload), upload.read())
