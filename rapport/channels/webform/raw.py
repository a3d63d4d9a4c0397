"""A submitted form as bytes: our own JSON document."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext as _

from rapport.channels.transport import TransportError
from rapport.tickets.correspondence.content import File


@dataclass(frozen=True)
class Filled:
    """A submitted form. Its files are stored already (core.blobs).

    ``key`` is given out with the empty form, so that one sent twice counts once; ``trap`` is the
    content of the field that people do not see. ``language`` is that in which the page was read.
    """

    key: str
    name: str
    address: str
    subject: str
    message: str
    trap: str = ""
    language: str = ""
    files: tuple[File, ...] = field(default=())


def write(filled: Filled) -> bytes:
    """Return the document."""
    return json.dumps(asdict(filled), ensure_ascii=False, sort_keys=True).encode()


def read(content: bytes) -> Filled:
    """Return the submitted form in a document. Raises TransportError for any other."""
    try:
        said = json.loads(content)
        files = tuple(File(**file) for file in said.pop("files"))
        return Filled(**{name: str(value) for name, value in said.items()}, files=files)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise TransportError(
            _("This was not sent from one of our forms."), permanent=True
        ) from error
