"""What was filled in, as the bytes that are kept of it: a JSON document of ours."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext as _

from rapport.channels.transport import TransportError
from rapport.tickets.correspondence.content import File


@dataclass(frozen=True)
class Filled:
    """A form as somebody filled it in. Its files are kept already (core.blobs).

    ``key`` is given out with the empty form, so that one sent twice counts once; ``trap`` is what
    stood in the field that people do not see.
    """

    key: str
    name: str
    address: str
    subject: str
    message: str
    trap: str = ""
    files: tuple[File, ...] = field(default=())


def write(filled: Filled) -> bytes:
    """Return the document."""
    return json.dumps(asdict(filled), ensure_ascii=False, sort_keys=True).encode()


def read(content: bytes) -> Filled:
    """Return what a document says. TransportError when it is none of ours."""
    try:
        said = json.loads(content)
        files = tuple(File(**file) for file in said.pop("files"))
        return Filled(**{name: str(value) for name, value in said.items()}, files=files)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise TransportError(
            _("This is not a submission of one of our forms."), permanent=True
        ) from error
