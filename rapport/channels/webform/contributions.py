"""Contributions of contact forms to channels and rooms below."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from rapport.channels import registry
from rapport.channels.registry import Channel
from rapport.channels.webform.personal import DECLARED
from rapport.core.doors import sizes
from rapport.core.doors.sizes import Door
from rapport.core.personal import PERSONAL
from rapport.core.registry import lazily
from rapport.people.places import outside, settings_pages
from rapport.people.places.settings_pages import Page
from rapport.timeline import channel_names
from rapport.timeline.channel_names import ChannelName

registry.CHANNELS.add(
    Channel(
        gettext_noop("webform"),
        lazily("rapport.channels.webform.transport:WebformTransport"),
        icon="form",
        suffix=".json",
    )
)
# A stranger may send as much as a mail of theirs could bring.
sizes.DOORS.add(Door("/contact/", sizes.LARGEST, sizes.LARGEST))
outside.WAYS.add(lazily("rapport.channels.webform.ways:open_forms"))
settings_pages.PAGES.add(
    Page(
        _("Contact forms"),
        _("Public pages where customers can write to you."),
        "contact_forms",
        icon="form",
        section="channels",
        forms=(lazily("rapport.channels.webform.forms:ContactFormForm"),),
    ),
    order=32,
)

channel_names.NAMES.add(ChannelName("webform", _("by contact form")))

for declared in DECLARED:
    PERSONAL.add(declared)
