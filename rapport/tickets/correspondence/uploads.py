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
    if len(uploads) > MOST:
        raise Invalid(_("Attach at most %(most)d files to one message.") % {"most": MOST})
    size = sum(upload.size or 0 for upload in uploads)
    if size > LARGEST:
        raise Invalid(
            _(
                "The files have %(size)d MB together; %(most)d MB is the most that mail carries. "
                "Leave one out, or send a link to it."
            )
            % {"size": -(-size // MB), "most": LARGEST // MB}
        )
    return [_file(upload) for upload in uploads]


def _file(upload: UploadedFile[bytes]) -> File:
    content_type = (upload.content_type or "").split(";")[0].strip().lower()
    return File.of(upload.name or "file", content_type or "application/octet-stream", upload.read())
