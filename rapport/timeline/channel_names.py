"""Words for the channels by which something came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from rapport.core.labels import NONE
from rapport.core.registry import Registry

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class ChannelName:
    """What is said of something that came by a channel, such as “by email”."""

    kind: str
    said: str | _StrPromise


NAMES: Registry[ChannelName] = Registry("the names of channels", key=lambda name: name.kind)


def by_channel(kind: Any) -> str:
    """Say by which channel something came; one that nobody has named is called by its kind."""
    found = NAMES.get(kind)
    return str(found.said) if found else _("by %(channel)s") % {"channel": kind or NONE}
