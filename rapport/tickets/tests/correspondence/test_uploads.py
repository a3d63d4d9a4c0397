"""Files attached in the browser."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rapport.core.errors import Invalid
from rapport.tickets.correspondence import uploads


def test_too_many_files_are_refused_in_a_sentence() -> None:
    files = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(uploads.MOST + 1)]

    with pytest.raises(Invalid, match="at most 20 files"):
        uploads.keep(files)


def test_a_file_without_a_type_is_kept_as_bytes() -> None:
    (file,) = uploads.keep([SimpleUploadedFile("x", b"1", content_type="")])

    assert (file.content_type, file.size) == ("application/octet-stream", 1)
