"""Kinds of events about privacy; none holds a word about the person."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rapport.timeline import kinds

EXPORT_ASKED = kinds.define("privacy.export_asked", _("{by} asked for a copy of all that is held"))
EXPORTED = kinds.define("privacy.exported", _("A copy of all that is held was made"))
EXPORT_FAILED = kinds.define(
    "privacy.export_failed", _("A copy of all that is held could not be made: {reason}")
)
ERASURE_ASKED = kinds.define(
    "privacy.erasure_asked", _("{by} asked for this customer to be erased")
)
ERASED = kinds.define("privacy.erased", _("The customer was erased: {rows} rows"))
TICKET_ERASED = kinds.define(
    "ticket.words_erased", _("The words of somebody who was erased were taken out")
)
